package com.cliply.storage.db;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.WorkspaceId;
import com.cliply.engine.job.Transactions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The open database as one workspace sees it: one lane for all writes, one after the other, and a few connections for reads
 * beside it. H2 keeps transactions whole after a kill only if one thread writes at a time.
 */
public final class Database implements Transactions, AutoCloseable {
    /** The workspace that every data folder has, made by the first migration. */
    public static final WorkspaceId PERSONAL = new WorkspaceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private static final int READERS = 4;

    private final Pools pools;
    private final UUID tenant;

    /** What the views of all workspaces share. */
    private record Pools(
            DatabaseAddress address,
            DatabaseOpening opening,
            HikariDataSource lane,
            HikariDataSource readers,
            SessionFactory sessions,
            ScopedValue<UnderWay> underWay) {}

    private record UnderWay(UUID tenant, Session session, Connection connection, List<Runnable> afterCommit) {}

    private Database(Pools pools, UUID tenant) {
        this.pools = pools;
        this.tenant = tenant;
    }

    /** The same database as another workspace sees it. */
    public Database in(WorkspaceId workspace) {
        return new Database(pools, workspace.value());
    }

    /** Whose rows are seen here. */
    public WorkspaceId workspace() {
        return new WorkspaceId(tenant);
    }

    /**
     * The same database with the rows of all workspaces in sight: for what is the machine's own, as claiming jobs, keeping
     * house and checking. What is added this way must say whose it is.
     */
    public Database machine() {
        return new Database(pools, Tenants.MACHINE);
    }

    /**
     * Brings the schema up to date and opens the pools.
     *
     * @param checks what else is looked at after an unclean end, on the newest schema
     * @throws com.cliply.engine.error.StorageException if another process holds it, a newer version wrote it, or it is broken
     */
    public static Database open(
            DatabaseAddress address,
            Collection<Class<?>> entities,
            InstantSource clock,
            List<ConsistencyCheck> checks) {
        var opening = new DatabaseOpening(address, new SchemaMigrator(address), clock, checks);
        // H2 closes a file with its last connection: this one keeps it open until the lane has its own.
        try (var first = opening.open()) {
            var lane = pool(address, "write-lane", 1);
            var readers = pool(address, "readers", READERS);
            try {
                var sessions = sessionFactory(first.getMetaData(), lane, entities);
                var pools = new Pools(address, opening, lane, readers, sessions, ScopedValue.newInstance());
                return new Database(pools, PERSONAL.value());
            } catch (SQLException | RuntimeException error) {
                readers.close();
                lane.close();
                throw error;
            }
        } catch (StudioException named) {
            throw named;
        } catch (SQLException | RuntimeException error) {
            throw DatabaseErrors.named(error, address);
        }
    }

    private static HikariDataSource pool(DatabaseAddress address, String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        if (size > 1) {
            config.setMinimumIdle(1);
            config.setAutoCommit(false);
            config.setConnectionInitSql(address.engine().readAtOneMoment);
        }
        if (address.engine() == DatabaseEngine.H2) config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    private static SessionFactory sessionFactory(DatabaseMetaData facts, DataSource lane, Collection<Class<?>> entities)
            throws SQLException {
        // The facts are at hand: Hibernate need not open a connection to ask for them.
        var configuration = new Configuration()
                .setProperty("hibernate.hbm2ddl.auto", "validate")
                .setProperty("jakarta.persistence.database-product-name", facts.getDatabaseProductName())
                .setProperty(
                        "jakarta.persistence.database-major-version", String.valueOf(facts.getDatabaseMajorVersion()))
                .setProperty(
                        "jakarta.persistence.database-minor-version", String.valueOf(facts.getDatabaseMinorVersion()))
                .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false")
                .setProperty("hibernate.xml_mapping_enabled", "false")
                .setProperty("hibernate.cache.use_second_level_cache", "false")
                .setProperty("hibernate.jdbc.batch_size", "50")
                .setProperty("jakarta.persistence.validation.mode", "none");
        configuration.getProperties().put("hibernate.connection.datasource", lane);
        configuration.setCurrentTenantIdentifierResolver(new Tenants());
        entities.forEach(configuration::addAnnotatedClass);
        // Our entities have no lazy references: without proxies there are a thousand classes less to load.
        var services = configuration
                .getStandardServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                .build();
        return configuration.buildSessionFactory(services);
    }

    @Override
    public <T> T inTransaction(Supplier<T> changes) {
        return write(session -> changes.get());
    }

    @Override
    public <T> T durably(Supplier<T> changes) {
        var result = inTransaction(changes);
        afterCommit(this::sync);
        return result;
    }

    @Override
    public boolean underWay() {
        return pools.underWay().isBound();
    }

    /** Brings all that is committed to the disk itself; a server does so by itself. */
    private void sync() {
        if (engine() != DatabaseEngine.H2) return;
        uninterrupted(() -> {
            try (var connection = pools.lane().getConnection();
                    var statement = connection.createStatement()) {
                return statement.execute("checkpoint sync");
            } catch (SQLException error) {
                throw DatabaseErrors.named(error, pools.address());
            }
        });
    }

    /** Makes changes in the calling thread's transaction, or in one of its own. */
    public <T> T write(Function<Session, T> changes) {
        if (pools.underWay().isBound())
            return named(() -> within(pools.underWay().get(), changes));
        return uninterrupted(() -> named(() -> writeAlone(changes)));
    }

    /** Another workspace takes part in a transaction by a session of its own: each sees its own rows, and all hold or none. */
    private <T> T within(UnderWay outer, Function<Session, T> changes) {
        if (outer.tenant().equals(tenant)) return changes.apply(outer.session());
        outer.session().flush();
        try (var session = session(LaneSource.borrowed(outer.connection()))) {
            var part = session.beginTransaction();
            Tenants.bind(engine(), outer.connection(), tenant);
            var inner = new UnderWay(tenant, session, outer.connection(), outer.afterCommit());
            try {
                var result = ScopedValue.where(pools.underWay(), inner).call(() -> changes.apply(session));
                part.commit();
                Tenants.bind(engine(), outer.connection(), outer.tenant());
                return result;
            } catch (RuntimeException | Error error) {
                // Whoever goes on after it does so as the outer workspace; a transaction that is broken refuses anyway.
                takeBack(() -> bindAgain(outer), error);
                throw error;
            }
        } catch (SQLException error) {
            throw DatabaseErrors.named(error, pools.address());
        }
    }

    private void bindAgain(UnderWay outer) {
        try {
            Tenants.bind(engine(), outer.connection(), outer.tenant());
        } catch (SQLException broken) {
            throw DatabaseErrors.named(broken, pools.address());
        }
    }

    /** The same without a result. */
    public void change(Consumer<Session> changes) {
        var _ = write(session -> {
            changes.accept(session);
            return true;
        });
    }

    private <T> T writeAlone(Function<Session, T> changes) {
        var afterCommit = new ArrayList<Runnable>();
        T result;
        try (var connection = pools.lane().getConnection();
                var session = session(connection)) {
            var transaction = session.beginTransaction();
            try {
                Tenants.bind(engine(), connection, tenant);
                var begun = new UnderWay(tenant, session, connection, afterCommit);
                result = ScopedValue.where(pools.underWay(), begun).call(() -> changes.apply(session));
                transaction.commit();
            } catch (RuntimeException | Error error) {
                takeBack(transaction::rollback, error);
                throw error;
            }
        } catch (SQLException error) {
            throw DatabaseErrors.named(error, pools.address());
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private static void takeBack(Runnable rollback, Throwable why) {
        try {
            rollback.run();
        } catch (RuntimeException error) {
            why.addSuppressed(error);
        }
    }

    /** Reads what the calling thread's transaction sees, or, outside of one, what is committed, all at one moment. */
    public <T> T read(Function<Session, T> questions) {
        if (pools.underWay().isBound())
            return named(() -> within(pools.underWay().get(), questions));
        return uninterrupted(() -> named(() -> {
            try (var connection = pools.readers().getConnection();
                    var session = session(connection)) {
                Tenants.bind(engine(), connection, tenant);
                session.setDefaultReadOnly(true);
                session.setHibernateFlushMode(FlushMode.MANUAL);
                return questions.apply(session);
            } catch (SQLException error) {
                throw DatabaseErrors.named(error, pools.address());
            }
        }));
    }

    /** Runs once the calling thread's transaction holds, never if it is taken back; at once outside of one. */
    public void afterCommit(Runnable news) {
        if (pools.underWay().isBound()) pools.underWay().get().afterCommit().add(news);
        else news.run();
    }

    /** The write lane for those who bring their own SQL; inside a transaction they take part in it. */
    public DataSource lane() {
        var underWay = pools.underWay();
        return new LaneSource(
                pools.lane(),
                () -> underWay.isBound() ? Optional.of(underWay.get().connection()) : Optional.empty());
    }

    /** Works on a connection of its own that sees what was committed at one moment, in all workspaces: for backups. */
    public <T> T atOneMoment(SqlWork<T> work) {
        var address = pools.address();
        return uninterrupted(() -> {
            try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                    var statement = connection.createStatement()) {
                statement.execute(engine().readAtOneMoment);
                connection.setAutoCommit(false);
                return work.on(connection);
            } catch (SQLException error) {
                throw DatabaseErrors.named(error, address);
            }
        });
    }

    /** The newest schema that this program speaks. */
    public static int newestSchema() {
        return SchemaMigrator.NEWEST;
    }

    /** What a person reads as its name: the data folder, or the server. */
    public String name() {
        return pools.address().name();
    }

    public DatabaseEngine engine() {
        return pools.address().engine();
    }

    /** The number of the newest migration that has run. */
    public int schemaVersion() {
        return read(session -> session.doReturningWork(SchemaMigrator::version));
    }

    /** Counts statements, once it is switched on. */
    public Statistics statistics() {
        return pools.sessions().getStatistics();
    }

    @Override
    public void close() {
        uninterrupted(() -> {
            pools.sessions().close();
            pools.readers().close();
            pools.lane().close();
            if (engine() == DatabaseEngine.H2) {
                shutDown();
                pools.opening().closed();
            }
            return true;
        });
    }

    private void shutDown() {
        // Not on a pooled connection: Hikari's close() clears warnings and then hears that the database is gone.
        var address = pools.address();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException error) {
            throw DatabaseErrors.named(error, address);
        }
    }

    private Session session(Connection connection) {
        return pools.sessions()
                .withOptions()
                .tenantIdentifier((Object) tenant)
                .connection(connection)
                .openSession();
    }

    private <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException error) {
            if (DatabaseErrors.isCorruption(error)) pools.opening().doubt();
            if (engine() == DatabaseEngine.H2 && DatabaseErrors.closesH2(error)) letGo();
            // db-scheduler has a wrapping of its own, and what we have named already stays as it is.
            if (error instanceof StudioException || !DatabaseErrors.ofADriver(error)) throw error;
            throw DatabaseErrors.named(error, pools.address());
        }
    }

    /** H2 gives up a file that it could not write, and opens it anew for who connects once all have left. */
    private void letGo() {
        for (var pool : List.of(pools.lane(), pools.readers()))
            pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** An interrupt in the middle of a commit helps nobody: it is kept for afterwards. */
    private static <T extends @Nullable Object> T uninterrupted(Supplier<T> work) {
        var interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
