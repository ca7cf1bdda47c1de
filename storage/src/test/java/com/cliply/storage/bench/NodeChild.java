package com.cliply.storage.bench;

import com.cliply.engine.event.Events;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobRules;
import com.cliply.storage.Storage;
import com.cliply.storage.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** One machine of several that share a queue; its jobs take 20 ms and leave a line each. */
final class NodeChild {
    private static final long WORK_NANOS = 20_000_000;

    private NodeChild() {}

    /** Words: the URL of the database, the name of this node. */
    public static void main(String[] words) throws Exception {
        var address = DatabaseAddress.ofServer(words[0], "postgres", "");
        var storage = Storage.open(address, InstantSource.system(), JobRules::of);
        var lines = DriverManager.getConnection(words[0], "postgres", "");
        storage.jobRunner(workspace -> BenchWork.doing(context -> work(context, lines, words[1])), new Events())
                .start();
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static void work(JobContext context, Connection lines, String node) {
        try {
            line(
                    lines,
                    "insert into bench_run (job, attempt, node, began) values (?, ?, ?, clock_timestamp())",
                    context,
                    node);
            var until = System.nanoTime() + WORK_NANOS;
            for (var left = WORK_NANOS; left > 0; left = until - System.nanoTime()) LockSupport.parkNanos(left);
            line(
                    lines,
                    "update bench_run set ended = clock_timestamp() where job = ? and attempt = ? and node = ?",
                    context,
                    node);
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private static void line(Connection lines, String sql, JobContext context, String node) throws SQLException {
        synchronized (lines) {
            try (var statement = lines.prepareStatement(sql)) {
                statement.setObject(1, context.job().value());
                statement.setInt(2, context.attempt());
                statement.setString(3, node);
                statement.executeUpdate();
            }
        }
    }
}
