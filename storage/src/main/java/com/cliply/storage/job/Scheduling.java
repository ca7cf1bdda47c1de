package com.cliply.storage.job;

import com.cliply.engine.job.JobLane;
import com.cliply.storage.db.DatabaseEngine;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.util.List;
import java.util.stream.Stream;

/** What the client and the schedulers of db-scheduler must agree on. */
final class Scheduling {
    private static final String PREFIX = "job-";

    private Scheduling() {}

    /** All jobs of a lane are instances of one task, named by their ids; what they are stands in our row. */
    static String task(JobLane lane) {
        return task(lane.id());
    }

    static String task(String lane) {
        return PREFIX + lane;
    }

    static List<String> tasks() {
        return Stream.of(JobLane.values()).map(Scheduling::task).toList();
    }

    /** For who looks for no work. */
    static JdbcCustomization customization(DatabaseEngine engine) {
        return customization(engine, "");
    }

    /** For the scheduler of one lane, which leaves the due rows of other lanes alone. */
    static JdbcCustomization customization(DatabaseEngine engine, JobLane lane) {
        return customization(engine, " and task_name = '" + task(lane) + "' ");
    }

    private static JdbcCustomization customization(DatabaseEngine engine, String only) {
        return switch (engine) {
            case H2 ->
                new DefaultJdbcCustomization(false) {
                    @Override
                    public String createSelectDueQuery(String table, int limit, String condition, boolean byPriority) {
                        return super.createSelectDueQuery(table, limit, only + condition, byPriority);
                    }
                };
            case POSTGRESQL ->
                new PostgreSqlJdbcCustomization(true, false) {
                    @Override
                    public String createGenericSelectForUpdateQuery(
                            String table, int limit, String condition, boolean byPriority) {
                        return super.createGenericSelectForUpdateQuery(table, limit, only + condition, byPriority);
                    }
                };
        };
    }
}
