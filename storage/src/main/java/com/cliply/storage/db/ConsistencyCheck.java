package com.cliply.storage.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks whether what is stored fits together, after a start that followed an unclean end. */
public interface ConsistencyCheck {
    /**
     * Looks, and changes nothing.
     *
     * @return what is wrong, in sentences for a person; empty if all is well
     * @throws SQLException if something cannot be read, which is damage as well
     */
    List<String> wrong(Connection connection) throws SQLException;
}
