/** The job table: our rows for what people see, db-scheduler for claim, heartbeat and dead workers. */
@NullMarked
package com.cliply.storage.job;

import org.jspecify.annotations.NullMarked;
