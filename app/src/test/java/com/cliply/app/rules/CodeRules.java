package com.cliply.app.rules;

import static com.cliply.app.rules.PackageRules.house;
import static com.cliply.app.rules.PackageRules.outermost;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** How a class is written: house rules 8, 12, 13, 14 and 15. */
public final class CodeRules {
    private static final DescribedPredicate<JavaClass> FLOATING = describe(
            "double or float",
            type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                    .contains(type.getName()));

    public static final ArchRule ENTITIES_STAY_AT_HOME = house(
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should()
                    .bePackagePrivate(),
            "records travel, rows do not");

    public static final ArchRule TIME_IS_NO_DOUBLE = CompositeArchRule.of(house(
                    noFields()
                            .that()
                            .areDeclaredInClassesThat()
                            .resideInAPackage("com.cliply.engine.time..")
                            .should()
                            .haveRawType(FLOATING),
                    "30000/1001 is no double"))
            .and(house(
                    noMethods()
                            .that()
                            .areDeclaredInClassesThat()
                            .resideOutsideOfPackage("com.cliply.app..")
                            .and()
                            .haveNameEndingWith("Seconds")
                            .should()
                            .haveRawReturnType(FLOATING),
                    "seconds are for people"));

    public static final ArchRule THE_CLOCK_IS_HANDED_IN = house(
            noClasses()
                    .that(describe(
                            "are not the wiring",
                            type -> !outermost(type).getName().equals("com.cliply.app.Main")))
                    .should()
                    .accessTargetWhere(describe("a clock of its own", CodeRules::readsTheClock)),
            "a test sets the clock");

    public static final ArchRule NO_CONSOLE_AND_NO_SLEEP = house(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("com.cliply.app.cli..")
                    .and(describe(
                            "are not Main", type -> !outermost(type).getName().equals("com.cliply.app.Main")))
                    .should()
                    .accessTargetWhere(describe("the console, the exit or a sleep", CodeRules::takesAShortcut)),
            "a log is read, a console is not; and what sleeps does not hear a cancel");

    public static final ArchRule NO_HIDDEN_STATE_AND_NO_EMPTY_NAMES = CompositeArchRule.of(house(
                    noFields()
                            .should()
                            .beAnnotatedWith(describe(
                                    "an injection",
                                    annotation -> Set.of(
                                                    "Inject", "Autowired", "Resource", "PersistenceContext", "FXML")
                                            .contains(annotation.getRawType().getSimpleName()))),
                    "a constructor says what a class needs"))
            .and(house(
                    fields().that().areStatic().should().beFinal(),
                    "a static that changes is a secret between classes"))
            .and(house(
                    noFields()
                            .that(describe("are static", CodeRules::isWrittenStatic))
                            .should(ArchConditions.have(describe("a type that changes", CodeRules::changes))),
                    "a static that changes is a secret, final or not"))
            .and(house(
                    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)"),
                    "a name says what a thing is"));

    private CodeRules() {}

    private static boolean readsTheClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var name = access.getTarget().getName();
        if (access.getTarget() instanceof CodeUnitAccessTarget target) {
            // Not a moment but a ruler, which takes its clock from outside.
            var handedIn = target.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
            return switch (owner) {
                case "java.lang.System" -> name.equals("currentTimeMillis");
                case "java.time.Clock", "java.time.InstantSource" ->
                    name.startsWith("system") || name.matches("tick(Millis|Seconds|Minutes)");
                case "java.util.Date" ->
                    name.equals("<init>") && target.getRawParameterTypes().isEmpty();
                case "java.util.Calendar" -> name.equals("getInstance");
                default -> owner.startsWith("java.time.") && name.equals("now") && !handedIn;
            };
        }
        return false;
    }

    private static boolean takesAShortcut(JavaAccess<?> access) {
        var name = access.getTarget().getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.lang.System" -> Set.of("out", "err", "exit").contains(name);
            case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
            case "java.lang.Thread", "java.util.concurrent.TimeUnit" -> name.equals("sleep");
            default -> name.equals("printStackTrace") && access.getTargetOwner().isAssignableTo(Throwable.class);
        };
    }

    /** Not what the compiler adds for enums and switches. */
    private static boolean isWrittenStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    /** A private table of numbers is fine; an array that others see, a growing collection, a counter are not. */
    private static boolean changes(JavaField field) {
        var type = field.getRawType();
        if (type.isArray()) return !field.getModifiers().contains(JavaModifier.PRIVATE);
        if (type.getPackageName().equals("java.util.concurrent.atomic")) return true;
        var collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return (collection && !type.isInterface() && type.getPackageName().startsWith("java.util"))
                || Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.Date")
                        .contains(type.getName());
    }
}
