package com.cliply.storage.db;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection, and what comes of it. */
public interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
}
