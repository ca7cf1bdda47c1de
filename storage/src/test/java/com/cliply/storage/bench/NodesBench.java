package com.cliply.storage.bench;

import com.cliply.engine.Samples;
import com.cliply.engine.event.Events;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobRules;
import com.cliply.storage.ChildJvm;
import com.cliply.storage.Storage;
import com.cliply.storage.db.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Jobs of 20 ms on one PostgreSQL, done by one, two and four processes of one heavy job at a time each. */
final class NodesBench {
    private static final int JOBS = 700;
    /** The first ones, while the processes are still being compiled, do not count. */
    private static final int WARM_UP = 300;

    private static final List<Integer> NODES = List.of(1, 2, 4);

    private NodesBench() {}

    static void run() throws Exception {
        var server = PostgresServer.start();
        if (server.isEmpty()) {
            System.out.println("No PostgreSQL package on this machine: several nodes were not measured.");
            return;
        }
        try {
            measure(server.get());
        } finally {
            server.get().stop();
        }
    }

    private static void measure(PostgresServer server) throws Exception {
        JobsBench.tellLoad();
        System.out.println(JOBS + " jobs of 20 ms on one PostgreSQL, one at a time on each node, without the first "
                + WARM_UP + ":");
        System.out.println("| nodes | jobs/s | ratio | runs | run by two at once |");
        System.out.println("|---|---|---|---|---|");
        var address = server.address();
        try (var storage = Storage.open(address, InstantSource.system(), JobRules::of);
                var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            execute(
                    connection,
                    "create table bench_run (job uuid, attempt int, node varchar(20), began timestamp with time zone,"
                            + " ended timestamp with time zone, unique (job, attempt))");
            var one = 0.0;
            for (int nodes : NODES) {
                execute(connection, "truncate bench_run");
                var rate = rate(storage, connection, address.url(), nodes);
                if (nodes == 1) one = rate;
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f | %.2f | %d | %d |%n",
                        nodes,
                        rate,
                        rate / one,
                        number(connection, "select count(*) from bench_run"),
                        number(
                                connection,
                                "select count(*) from bench_run a join bench_run b on a.job = b.job and a.attempt < b.attempt"
                                        + " and b.began < coalesce(a.ended, b.began + interval '1 second')"));
            }
        }
    }

    /** From the first start to the last end, once all processes are ready. */
    private static double rate(Storage storage, Connection connection, String url, int nodes) throws Exception {
        var project = new Samples().aProject("bench " + nodes);
        storage.stores().projects().save(project);
        var ids = new Ids(InstantSource.system());
        storage.stores().operations().pause("until all are ready");
        for (int job = 0; job < JOBS; job++)
            storage.stores().jobs().enqueue(new JobKind.MakeProxy(project.id(), new SourceId(ids.next())));
        var children = new ArrayList<Process>();
        try {
            for (int node = 0; node < nodes; node++) children.add(started(url, "node-" + node));
            storage.stores().operations().resume();
            // Nobody runs anything here: this only waits.
            try (var waiting = storage.jobRunner(
                    workspace -> {
                        throw new IllegalStateException("not a node");
                    },
                    new Events())) {
                waiting.await(() -> storage.stores().jobs().unfinished() == 0);
            }
        } finally {
            for (var child : children) {
                child.destroyForcibly();
                child.waitFor();
            }
        }
        var millis = number(
                connection,
                "select round(extract(epoch from max(ended) - min(began)) * 1000) from"
                        + " (select * from bench_run order by began offset " + WARM_UP + ") measured");
        return (JOBS - WARM_UP) * 1e3 / millis;
    }

    private static Process started(String url, String node) throws IOException {
        var child = ChildJvm.start(NodeChild.class, url, node);
        var lines = child.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) if (line.equals("ready")) return child;
        throw new IOException(node + " did not start");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) throw new SQLException("no answer");
            return rows.getLong(1);
        }
    }
}
