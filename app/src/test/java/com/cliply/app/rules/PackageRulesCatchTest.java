package com.cliply.app.rules;

import static com.cliply.app.rules.BadCode.isCaught;
import static com.cliply.app.rules.BadCode.isLetThrough;

import org.junit.jupiter.api.Test;

/** Each of these rules refuses code that breaks it. */
class PackageRulesCatchTest {
    private static final String A_STORE = "package com.cliply.storage.clip; public class HibernateClipStore {}";
    private static final String A_MAPPER_USER = "{ com.fasterxml.jackson.databind.ObjectMapper mapper; }";

    @Test
    void aCircleIsCaught() {
        isCaught(
                PackageRules.NO_CIRCLES,
                "package com.cliply.engine.clip; public class Clip { com.cliply.engine.render.Renderer renderer; }",
                "package com.cliply.engine.render; public class Renderer { com.cliply.engine.clip.Clip clip; }");
    }

    @Test
    void anEngineThatStandsOnStorageIsCaught() {
        isCaught(
                PackageRules.DEPENDENCIES_POINT_DOWN,
                "package com.cliply.engine.clip; class Clips { com.cliply.storage.clip.HibernateClipStore store; }",
                A_STORE);
    }

    @Test
    void anEngineThatKnowsTheWindowIsCaught() {
        isCaught(
                PackageRules.DEPENDENCIES_POINT_DOWN,
                "package com.cliply.engine.clip; class Clips { com.cliply.app.ui.Dialogs dialogs; }",
                "package com.cliply.app.ui; public class Dialogs {}");
    }

    @Test
    void aStorageThatKnowsTheAppIsCaught() {
        isCaught(
                PackageRules.DEPENDENCIES_POINT_DOWN,
                "package com.cliply.storage.clip; class ClipRows { com.cliply.app.ui.Dialogs dialogs; }",
                "package com.cliply.app.ui; public class Dialogs {}");
    }

    @Test
    void aScreenThatNamesStorageIsCaughtAndTheWiringIsNot() {
        isCaught(
                PackageRules.DEPENDENCIES_POINT_DOWN,
                "package com.cliply.app.review; class ReviewCell { com.cliply.storage.clip.HibernateClipStore store; }",
                A_STORE);
        isLetThrough(
                PackageRules.DEPENDENCIES_POINT_DOWN,
                "package com.cliply.app; class Studio { com.cliply.storage.clip.HibernateClipStore store; }",
                "package com.cliply.app.cli; class RestoreCommand { com.cliply.storage.clip.HibernateClipStore store; }",
                A_STORE);
    }

    @Test
    void javaFxOutsideOfAppIsCaught() {
        isCaught(
                PackageRules.JAVAFX_IN_APP,
                "package com.cliply.engine.clip; class Clips { javafx.beans.property.StringProperty title; }");
    }

    @Test
    void sqlOutsideOfStorageIsCaught() {
        isCaught(
                PackageRules.SQL_IN_STORAGE,
                "package com.cliply.engine.clip; class Clips { java.sql.Connection connection; }");
        isCaught(
                PackageRules.SQL_IN_STORAGE,
                "package com.cliply.app.queue; class QueueCell { org.hibernate.Session session; }");
        isCaught(
                PackageRules.SQL_IN_STORAGE,
                "package com.cliply.engine.clip; @jakarta.persistence.Entity class ClipEntity {}");
        isCaught(
                PackageRules.SQL_IN_STORAGE, "package com.cliply.app.cli; class DumpCommand { org.h2.Driver driver; }");
    }

    @Test
    void nativesOutsideOfTheirPackageAreCaught() {
        isCaught(
                PackageRules.NATIVES_BEHIND_MEDIA,
                "package com.cliply.engine.render; class Renderer { org.bytedeco.javacpp.Pointer frame; }");
        isLetThrough(
                PackageRules.NATIVES_BEHIND_MEDIA,
                "package com.cliply.engine.media.ffmpeg; class FfmpegProbe { org.bytedeco.javacpp.Pointer frame; }");
    }

    @Test
    void clientsOfServicesOutsideOfTheirPackagesAreCaught() {
        isCaught(
                PackageRules.CLIENTS_AT_THE_BORDER,
                "package com.cliply.engine.publish.tiktok; class TikTokPublisher { com.google.api.client.Wire wire; }",
                "package com.google.api.client; public class Wire {}");
        isCaught(
                PackageRules.CLIENTS_AT_THE_BORDER,
                "package com.cliply.engine.render; class Renderer { okhttp3.Wire wire; }",
                "package okhttp3; public class Wire {}");
    }

    @Test
    void databindOutsideOfItsHomesIsCaught() {
        isCaught(PackageRules.JSON_AT_THE_BORDER, "package com.cliply.engine.clip; class Clips " + A_MAPPER_USER);
        isCaught(PackageRules.JSON_AT_THE_BORDER, "package com.cliply.app.cli; class DoctorCommand " + A_MAPPER_USER);
    }

    @Test
    void aJsonClassThatIsPublicOrNotAloneIsCaught() {
        isCaught(
                PackageRules.JSON_AT_THE_BORDER,
                "package com.cliply.engine.interchange; public class OtioJson " + A_MAPPER_USER);
        isCaught(
                PackageRules.JSON_AT_THE_BORDER,
                "package com.cliply.engine.interchange; class OtioJson " + A_MAPPER_USER,
                "package com.cliply.engine.interchange; class ArchiveJson " + A_MAPPER_USER);
    }

    @Test
    void databindInItsHomesIsLetThrough() {
        isLetThrough(
                PackageRules.JSON_AT_THE_BORDER,
                "package com.cliply.engine.interchange; class OtioJson { static class Reader " + A_MAPPER_USER + " }",
                "package com.cliply.app.cli; public class JsonOutput " + A_MAPPER_USER,
                "package com.cliply.storage.files; public class FileAnalysisCache " + A_MAPPER_USER,
                "package com.cliply.engine.publish.youtube; public class YouTubePublisher " + A_MAPPER_USER);
    }

    @Test
    void aPackageThatIsNotNullMarkedIsCaught() {
        isCaught(PackageRules.PACKAGES_ARE_NULL_MARKED, "package com.cliply.engine.bad; class Clips {}");
        isLetThrough(
                PackageRules.PACKAGES_ARE_NULL_MARKED,
                "@org.jspecify.annotations.NullMarked package com.cliply.engine.good;",
                "package com.cliply.engine.good; class Clips {}");
    }
}
