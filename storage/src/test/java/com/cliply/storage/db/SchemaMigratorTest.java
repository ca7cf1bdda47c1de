package com.cliply.storage.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigratorTest {
    @TempDir
    Path folder;

    @Test
    void theNewestMigrationIsTheOneThatTheProgramSpeaks() throws Exception {
        var address = DatabaseAddress.ofFile(folder, folder.resolve("studio"));
        var migrator = new SchemaMigrator(address);
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            assertEquals(0, SchemaMigrator.version(connection));
            migrator.migrate(connection);
            assertEquals(SchemaMigrator.NEWEST, SchemaMigrator.version(connection));
            var known = migrator.flyway().info();
            assertEquals(0, known.pending().length);
            assertEquals(SchemaMigrator.NEWEST, known.all().length);
        }
    }
}
