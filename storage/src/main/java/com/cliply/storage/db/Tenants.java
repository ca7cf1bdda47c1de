package com.cliply.storage.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Whose rows a session sees is always said when it is opened; one only sees them all: the machine. */
final class Tenants implements CurrentTenantIdentifierResolver<UUID> {
    /** No workspace has this id. */
    static final UUID MACHINE = new UUID(0, 0);

    /** Nor this one: a session that nobody was named for sees nothing. */
    private static final UUID NOBODY = new UUID(0, 1);

    /** Tells a server whose transaction this is, so that its own row security holds as well. */
    static void bind(DatabaseEngine engine, Connection connection, UUID tenant) throws SQLException {
        if (engine != DatabaseEngine.POSTGRESQL) return;
        try (var statement = connection.prepareStatement("select set_config('app.workspace', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }

    @Override
    public boolean isRoot(UUID tenant) {
        return MACHINE.equals(tenant);
    }
}
