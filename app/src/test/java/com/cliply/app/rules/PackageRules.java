package com.cliply.app.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Who may use whom: house rules 1 to 7 and 16. */
public final class PackageRules {
    private static final List<String> WHERE_JSON_IS_DAILY_BREAD = List.of(
            "com.cliply.storage", "com.cliply.engine.net", "com.cliply.engine.publish", "com.cliply.engine.cloud");

    public static final ArchRule NO_CIRCLES =
            house(slices().matching("com.cliply.(*).(*)..").should().beFreeOfCycles(), "a reader needs a first page");

    public static final ArchRule DEPENDENCIES_POINT_DOWN = CompositeArchRule.of(house(
                    noClasses()
                            .that()
                            .resideInAPackage("com.cliply.engine..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("com.cliply.storage..", "com.cliply.app.."),
                    "the engine runs without a window and without a database"))
            .and(house(
                    noClasses()
                            .that()
                            .resideInAPackage("com.cliply.storage..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("com.cliply.app.."),
                    "storage is used, it does not use"))
            .and(onlyIn(
                    "only the wiring knows how we remember",
                    List.of("com.cliply.storage..", "com.cliply.app", "com.cliply.app.cli.."),
                    "com.cliply.storage.."));

    public static final ArchRule JAVAFX_IN_APP =
            onlyIn("whoever draws is in app", List.of("com.cliply.app.."), "javafx..");

    public static final ArchRule SQL_IN_STORAGE = onlyIn(
            "who remembers is in storage",
            List.of("com.cliply.storage.."),
            "org.hibernate..",
            "jakarta.persistence..",
            "org.h2..",
            "java.sql..");

    public static final ArchRule NATIVES_BEHIND_MEDIA = onlyIn(
            "native memory is freed by those who know it",
            List.of("com.cliply.engine.media.ffmpeg.."),
            "org.bytedeco..");

    public static final ArchRule CLIENTS_AT_THE_BORDER = CompositeArchRule.of(onlyIn(
                    "YouTube's client is one publisher's business",
                    List.of("com.cliply.engine.publish.youtube.."),
                    "com.google.api.."))
            .and(onlyIn(
                    "one careful HTTP client is enough",
                    List.of("com.cliply.engine.net..", "com.cliply.engine.publish..", "com.cliply.engine.cloud.."),
                    "okhttp3.."));

    public static final ArchRule JSON_AT_THE_BORDER =
            house(classes().should(keepDatabindToItself()), "a file format has one reader, and records do not know it");

    public static final ArchRule PACKAGES_ARE_NULL_MARKED =
            house(classes().should(liveInANullMarkedPackage()), "what may be absent says so");

    private PackageRules() {}

    /** A rule may stand before the package it speaks of. */
    static ArchRule house(ArchRule rule, String because) {
        return rule.because(because).allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String because, List<String> homes, String... libraries) {
        return house(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(homes.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(libraries),
                because);
    }

    /** The class of the source file: a nested class obeys the rules of the one around it. */
    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PackageRules::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> keepDatabindToItself() {
        return new ArchCondition<>("use Jackson's databind in its homes, or in one package-private *Json class") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var outer = outermost(type);
                if (usesDatabind(type) && !isAtHome(outer)) {
                    if (!outer.getSimpleName().endsWith("Json")) complain(type, "uses databind", events);
                    else if (outer.getModifiers().contains(JavaModifier.PUBLIC)) complain(outer, "is public", events);
                    else if (jsonClassesBeside(outer) > 1) complain(outer, "is not the only one here", events);
                }
            }
        };
    }

    private static boolean isAtHome(JavaClass type) {
        return type.getName().equals("com.cliply.app.cli.JsonOutput")
                || WHERE_JSON_IS_DAILY_BREAD.stream()
                        .anyMatch(home -> (type.getPackageName() + ".").startsWith(home + "."));
    }

    private static boolean usesDatabind(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .anyMatch(
                        name -> name.startsWith("com.fasterxml.jackson.databind") || name.startsWith("tools.jackson"));
    }

    private static long jsonClassesBeside(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(PackageRules::usesDatabind)
                .map(PackageRules::outermost)
                .distinct()
                .count();
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .isPresent();
                if (!marked) complain(type, "lives in a package whose package-info is not @NullMarked", events);
            }
        };
    }

    static void complain(JavaClass type, String what, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " " + what));
    }
}
