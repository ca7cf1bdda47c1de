package com.cliply.app;

import com.cliply.app.rules.CodeRules;
import com.cliply.app.rules.PackageRules;
import com.cliply.app.rules.RecordRules;
import com.cliply.app.rules.ScreenRules;
import com.cliply.app.rules.TenantRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The eighteen rules that hold the house, in the order in which the style guide counts them; that each one bites is shown beside it. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.contains("-tests.jar"))
            .importPackages("com.cliply");

    private static void holds(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void rule01PackagesFormNoCircle() {
        holds(PackageRules.NO_CIRCLES);
    }

    @Test
    void rule02DependenciesPointDown() {
        holds(PackageRules.DEPENDENCIES_POINT_DOWN);
    }

    @Test
    void rule03JavaFxIsInAppOnly() {
        holds(PackageRules.JAVAFX_IN_APP);
    }

    @Test
    void rule04SqlIsInStorageOnly() {
        holds(PackageRules.SQL_IN_STORAGE);
    }

    @Test
    void rule05NativesAreBehindMedia() {
        holds(PackageRules.NATIVES_BEHIND_MEDIA);
    }

    @Test
    void rule06ClientsOfServicesAreAtTheBorder() {
        holds(PackageRules.CLIENTS_AT_THE_BORDER);
    }

    @Test
    void rule07JsonIsABordersBusiness() {
        holds(PackageRules.JSON_AT_THE_BORDER);
    }

    @Test
    void rule08EntitiesStayInTheirPackage() {
        holds(CodeRules.ENTITIES_STAY_AT_HOME);
    }

    @Test
    void rule09ViewModelsKnowNoControl() {
        holds(ScreenRules.VIEW_MODELS_KNOW_NO_CONTROL);
    }

    @Test
    void rule10ViewsKnowNoStore() {
        holds(ScreenRules.VIEWS_KNOW_NO_STORE);
    }

    @Test
    void rule11OnePlaceHandsWorkToTheFxThread() {
        holds(ScreenRules.ONE_DOOR_TO_THE_FX_THREAD);
    }

    @Test
    void rule12TimeIsNotKeptInDoubles() {
        holds(CodeRules.TIME_IS_NO_DOUBLE);
    }

    @Test
    void rule13TheClockIsHandedIn() {
        holds(CodeRules.THE_CLOCK_IS_HANDED_IN);
    }

    @Test
    void rule14NoConsoleNoSleepNoExit() {
        holds(CodeRules.NO_CONSOLE_AND_NO_SLEEP);
    }

    @Test
    void rule15NoHiddenStateAndNoEmptyNames() {
        holds(CodeRules.NO_HIDDEN_STATE_AND_NO_EMPTY_NAMES);
    }

    @Test
    void rule16EveryPackageIsNullMarked() {
        holds(PackageRules.PACKAGES_ARE_NULL_MARKED);
    }

    @Test
    void rule17ScreensDoNotKnowEachOther() {
        holds(ScreenRules.SCREENS_DO_NOT_KNOW_EACH_OTHER);
    }

    @Test
    void rule18RecordsOfTheEngineHoldNothingThatChanges() {
        holds(RecordRules.RECORDS_HOLD_NOTHING_THAT_CHANGES);
    }

    @Test
    void rule19NoWayLeadsAroundTheWorkspace() {
        holds(TenantRules.NO_WAY_AROUND_THE_WORKSPACE);
    }
}
