package com.cliply.storage.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.JobId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why attempts failed: the stack of one cause once for each job, and one line each time. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final int REMEMBERED = 500;

    private final Map<JobId, String> told = new LinkedHashMap<>();

    void tell(JobClaim claim, StudioException error) {
        log.warn("{} failed {}", claim.told(), error.code().id());
        if (isNew(claim.job(), error)) log.debug("{} failed", claim.told(), error);
    }

    void tell(JobClaim claim, Throwable bug) {
        if (isNew(claim.job(), bug)) log.error("{} failed unexpectedly", claim.told(), bug);
        else log.error("{} failed {} once more: {}", claim.told(), ErrorCode.UNEXPECTED.id(), bug.toString());
    }

    private synchronized boolean isNew(JobId job, Throwable error) {
        var stack = error.getStackTrace();
        var cause = error.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]);
        if (cause.equals(told.put(job, cause))) return false;
        if (told.size() > REMEMBERED) told.remove(told.keySet().iterator().next());
        return true;
    }
}
