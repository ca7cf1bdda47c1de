package com.cliply.app.rules;

import static com.cliply.app.rules.BadCode.isCaught;
import static com.cliply.app.rules.BadCode.isLetThrough;

import org.junit.jupiter.api.Test;

/** Each of these rules refuses code that breaks it. */
class ScreenRulesCatchTest {
    private static final String THE_QUEUE = "package com.cliply.app.queue; public class QueueViewModel {}";

    @Test
    void aViewModelThatHoldsAControlIsCaught() {
        isCaught(
                ScreenRules.VIEW_MODELS_KNOW_NO_CONTROL,
                "package com.cliply.app.review; class ReviewViewModel { javafx.scene.control.Label label; }");
        isCaught(
                ScreenRules.VIEW_MODELS_KNOW_NO_CONTROL,
                "package com.cliply.app.review; class ReviewViewModel { static class Row { javafx.stage.Stage stage; } }");
        isCaught(
                ScreenRules.VIEW_MODELS_KNOW_NO_CONTROL,
                "package com.cliply.app.review; class ReviewViewModel { void run() { javafx.application.Platform.exit(); } }");
        isLetThrough(
                ScreenRules.VIEW_MODELS_KNOW_NO_CONTROL,
                "package com.cliply.app.review; class ReviewViewModel { javafx.beans.property.StringProperty title; }");
    }

    @Test
    void aViewThatReadsAStoreOrEnqueuesIsCaught() {
        isCaught(
                ScreenRules.VIEWS_KNOW_NO_STORE,
                "package com.cliply.app.review; class ReviewView { com.cliply.engine.clip.ClipStore store; }",
                "package com.cliply.engine.clip; public interface ClipStore {}");
        isCaught(
                ScreenRules.VIEWS_KNOW_NO_STORE,
                "package com.cliply.app.review; class ReviewView { com.cliply.engine.job.JobQueue jobs; }",
                "package com.cliply.engine.job; public interface JobQueue {}");
    }

    @Test
    void runLaterOutsideOfTheFloorIsCaught() {
        isCaught(
                ScreenRules.ONE_DOOR_TO_THE_FX_THREAD,
                "package com.cliply.app.review; class Rows { void run() { javafx.application.Platform.runLater(() -> {}); } }");
        isLetThrough(
                ScreenRules.ONE_DOOR_TO_THE_FX_THREAD,
                "package com.cliply.app.ui; class FxUiTasks { void run() { javafx.application.Platform.runLater(() -> {}); } }");
    }

    @Test
    void runLaterByReferenceIsCaughtAsWell() {
        isCaught(ScreenRules.ONE_DOOR_TO_THE_FX_THREAD, """
                package com.cliply.app.review;
                class Rows { java.util.concurrent.Executor fx = javafx.application.Platform::runLater; }
                """);
    }

    @Test
    void aScreenThatUsesAnotherIsCaught() {
        isCaught(
                ScreenRules.SCREENS_DO_NOT_KNOW_EACH_OTHER,
                "package com.cliply.app.review; class ReviewView { com.cliply.app.queue.QueueViewModel queue; }",
                THE_QUEUE);
        isCaught(
                ScreenRules.SCREENS_DO_NOT_KNOW_EACH_OTHER,
                "package com.cliply.app.review.cells; class ClipCell { com.cliply.app.queue.QueueViewModel queue; }",
                "package com.cliply.app.review; class ReviewView {}",
                THE_QUEUE);
    }

    @Test
    void theShellAndTheInstrumentsAreLetThrough() {
        isLetThrough(
                ScreenRules.SCREENS_DO_NOT_KNOW_EACH_OTHER,
                "package com.cliply.app.shell; class MainView { com.cliply.app.queue.QueueViewModel queue; }",
                "package com.cliply.app.review; class ReviewView { com.cliply.app.player.PlayerView player; }",
                "package com.cliply.app.player; public class PlayerView {}",
                THE_QUEUE);
    }
}
