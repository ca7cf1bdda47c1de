package com.cliply.app.rules;

import static com.cliply.app.rules.PackageRules.complain;
import static com.cliply.app.rules.PackageRules.house;
import static com.cliply.app.rules.PackageRules.outermost;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Optional;
import java.util.Set;

/** What a screen may know: house rules 9, 10, 11 and 17. */
public final class ScreenRules {
    private static final String APP = "com.cliply.app.";

    /** Not screens, though they have views: the floor, the two shared instruments, and the shell that leads from screen to screen. */
    private static final Set<String> NOT_SCREENS = Set.of("ui", "player", "timeline", "shell", "cli");

    public static final ArchRule VIEW_MODELS_KNOW_NO_CONTROL = house(
            noClasses()
                    .that(arePartsOf("ViewModel"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application.."),
            "a view-model is tested without a toolkit");

    public static final ArchRule VIEWS_KNOW_NO_STORE = house(
            noClasses()
                    .that(arePartsOf("View"))
                    .should()
                    .dependOnClassesThat(describe(
                            "are a *Store or the JobQueue",
                            type -> type.getSimpleName().endsWith("Store")
                                    || type.getSimpleName().equals("JobQueue"))),
            "a view takes no decision");

    public static final ArchRule ONE_DOOR_TO_THE_FX_THREAD = house(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("com.cliply.app.ui..")
                    .should()
                    .accessTargetWhere(describe(
                            "Platform.runLater",
                            access -> access.getTargetOwner().getName().equals("javafx.application.Platform")
                                    && access.getTarget().getName().equals("runLater"))),
            "threads are crossed in one place");

    public static final ArchRule SCREENS_DO_NOT_KNOW_EACH_OTHER =
            house(classes().should(useNoOtherScreen()), "a screen is reached by a route");

    private ScreenRules() {}

    private static DescribedPredicate<JavaClass> arePartsOf(String ending) {
        return describe(
                "are a *" + ending + " or nested in one",
                type -> outermost(type).getSimpleName().endsWith(ending));
    }

    private static ArchCondition<JavaClass> useNoOtherScreen() {
        return new ArchCondition<>("use no other screen's package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = screen(type);
                if (own.isEmpty()) return;
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var other = screen(dependency.getTargetClass());
                    if (other.isPresent() && !other.equals(own)) complain(type, dependency.getDescription(), events);
                }
            }
        };
    }

    /** The screen a class belongs to: a package right under app that has a view or a view-model. */
    private static Optional<String> screen(JavaClass type) {
        if (!type.getPackageName().startsWith(APP)) return Optional.empty();
        var name = type.getPackageName().substring(APP.length()).replaceFirst("\\..*", "");
        if (NOT_SCREENS.contains(name)) return Optional.empty();
        return Optional.of(name).filter(_ -> hasView(top(type.getPackage())));
    }

    private static JavaPackage top(JavaPackage place) {
        return place.getParent()
                .filter(parent -> (parent.getName() + ".").startsWith(APP)
                        && parent.getName().length() > APP.length())
                .map(ScreenRules::top)
                .orElse(place);
    }

    private static boolean hasView(JavaPackage place) {
        return place.getClassesInPackageTree().stream()
                .map(JavaClass::getSimpleName)
                .anyMatch(name -> name.endsWith("View") || name.endsWith("ViewModel"));
    }
}
