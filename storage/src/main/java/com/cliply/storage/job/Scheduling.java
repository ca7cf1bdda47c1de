package com.cliply.storage.job;

import com.cliply.storage.db.Database;
import com.cliply.storage.db.DatabaseEngine;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

/** What the client and the scheduler of db-scheduler must agree on. */
final class Scheduling {
    /** All jobs are instances of one task, named by their ids; what they are stands in our row. */
    static final String TASK = "job";

    private Scheduling() {}

    static SchedulerClient client(Database database) {
        var named = Tasks.custom(TASK, Void.class).execute((instance, context) -> {
            throw new IllegalStateException("a client runs nothing");
        });
        return SchedulerClient.Builder.create(database.lane(), named)
                .enablePriority()
                .jdbcCustomization(customization(database.engine()))
                .build();
    }

    static JdbcCustomization customization(DatabaseEngine engine) {
        return switch (engine) {
            case H2 -> new DefaultJdbcCustomization(false);
            case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
        };
    }
}
