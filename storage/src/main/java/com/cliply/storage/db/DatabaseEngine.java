package com.cliply.storage.db;

/** What differs between the databases that we run on. */
public enum DatabaseEngine {
    /** A file that one process holds alone. */
    H2("varbinary(10000)", "set session characteristics as transaction isolation level snapshot", ""),
    /** A server that several processes share. */
    POSTGRESQL(
            "bytea",
            "set session characteristics as transaction isolation level repeatable read, read only",
            "classpath:com/cliply/storage/postgresql");

    /** The type of a column for bytes. */
    final String bytes;

    /** A list is read by several statements: they must all see the same moment. */
    final String readAtOneMoment;

    /** Where there are migrations that only this one runs; empty if there are none. */
    final String ownMigrations;

    DatabaseEngine(String bytes, String readAtOneMoment, String ownMigrations) {
        this.bytes = bytes;
        this.readAtOneMoment = readAtOneMoment;
        this.ownMigrations = ownMigrations;
    }
}
