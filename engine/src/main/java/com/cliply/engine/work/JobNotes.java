package com.cliply.engine.work;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a person should know of one job that goes on all the same. */
final class JobNotes {
    private static final Logger log = LoggerFactory.getLogger(JobNotes.class);

    private final JobId job;
    private final Events events;

    JobNotes(JobId job, Events events) {
        this.job = job;
        this.events = events;
    }

    void tell(String code, String text) {
        log.info("job {} goes on: {}", job, code);
        events.announce(new StudioEvent.JobNoted(job, code, text));
    }

    /**
     * Tells why something was not to be had.
     *
     * @param instead what is done without it, as a sentence
     */
    void tell(String instead, StudioException why) {
        var text = why.text(Locale.ENGLISH);
        tell(why.code().id(), instead + " " + text.whole());
    }
}
