package com.cliply.storage.job;

import com.cliply.engine.job.JobFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The newest jobs that a filter means, found by an index however many have ended. H2 walks an index from its newest end only
 * if the order names all its columns and the time has a bound, and only for one value of each column before the time: so
 * several states, or several kinds, are asked for one by one, and the newest of all answers are taken.
 */
final class JobPage {
    /** Of these alone there are many. */
    private static final String SUCCEEDED = "succeeded";

    private static final Set<String> WITH_CODE = Set.of("dead", "parked");
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final Comparator<JobEntity> NEWEST_FIRST = Comparator.<JobEntity, Instant>comparing(
                    job -> job.enqueuedAt)
            // As both databases order ids, which is not as Java does.
            .thenComparing(job -> job.id.toString())
            .reversed();

    private final Session session;
    private final JobFilter filter;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    JobPage(Session session, JobFilter filter) {
        this.session = session;
        this.filter = filter;
    }

    /** In so many statements as there are states or kinds in the filter, and one for the page before. */
    List<JobEntity> rows() {
        var last = filter.olderThan() == null
                ? null
                : session.find(JobEntity.class, filter.olderThan().value());
        if (filter.olderThan() != null && last == null) return List.of();
        var states = states();
        if (states.isEmpty() && filter.code() != null) return List.of();
        bounds(last);
        if (filter.code() != null)
            add("errorCode = :code", "code", filter.code().id());
        var kinds = filter.kinds().stream().flatMap(JobPage::stored).toList();
        if (filter.project() != null) {
            if (!states.isEmpty()) add("state in :states", "states", states);
            if (!kinds.isEmpty()) add("kind in :kinds", "kinds", kinds);
            return each("projectId", List.of(filter.project().value()));
        }
        if (!kinds.isEmpty() && (states.isEmpty() || states.contains(SUCCEEDED))) {
            if (!states.isEmpty()) add("state in :states", "states", states);
            return each("kind", kinds);
        }
        if (!kinds.isEmpty()) add("kind in :kinds", "kinds", kinds);
        return states.isEmpty() ? page("") : each("state", List.copyOf(states));
    }

    /** Only what stands still has a code. */
    private Set<String> states() {
        if (filter.code() == null) return filter.states();
        return filter.states().isEmpty()
                ? WITH_CODE
                : Set.copyOf(
                        filter.states().stream().filter(WITH_CODE::contains).toList());
    }

    /** A kind as it stands in the table, in all versions that we read; work that we cannot read is called by its whole name. */
    static Stream<String> stored(String kind) {
        return kind.contains("/") ? Stream.of(kind) : JobJson.names(kind);
    }

    private void bounds(@Nullable JobEntity last) {
        add("enqueuedAt <= :newest", "newest", last == null ? END_OF_TIME : last.enqueuedAt);
        if (last != null) {
            add("(enqueuedAt < :newest or id < :last)", "last", last.id);
        }
        if (filter.since() != null) add("enqueuedAt >= :since", "since", filter.since());
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private List<JobEntity> each(String column, List<?> only) {
        conditions.add(column + " = :only");
        return only.stream()
                .flatMap(one -> {
                    values.put("only", one);
                    return page(column + " desc, ").stream();
                })
                .sorted(NEWEST_FIRST)
                .limit(filter.limit())
                .toList();
    }

    private List<JobEntity> page(String column) {
        var query = session.createSelectionQuery(
                "from Job where " + String.join(" and ", conditions) + " order by workspaceId desc, " + column
                        + "enqueuedAt desc, id desc",
                JobEntity.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(filter.limit()).getResultList();
    }
}
