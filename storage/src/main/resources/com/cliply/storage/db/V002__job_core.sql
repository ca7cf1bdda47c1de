-- The job core: dependencies, keys, priorities, lanes, recurrences, pause, who did what; steps with outside services.
-- The job table is made anew, because the checks of V001 have no names by which both databases could drop them.

alter table job rename to job_1;
alter table job_event rename to job_event_1;
drop index job_newest;
drop index job_of_project;
drop index job_state;

create table job (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    origin_id uuid not null,
    project_id uuid,
    kind varchar(100) not null,
    payload varchar(1000000) not null,
    request_key varchar(200),
    priority smallint not null,
    lane varchar(20) not null,
    work_us bigint not null,
    state varchar(20) not null,
    state_since timestamp with time zone not null,
    not_before timestamp with time zone not null,
    open_parents int not null,
    attempt int not null,
    deaths int not null,
    worker varchar(50),
    cancel_requested boolean not null,
    progress double precision not null,
    stage varchar(200) not null,
    ran_us bigint,
    ran_on varchar(200),
    enqueued_at timestamp with time zone not null,
    error_code varchar(100),
    error_facts varchar(20000),
    events int not null,
    primary key (workspace_id, id),
    constraint job_key unique (workspace_id, request_key),
    constraint job_of_its_workspace foreign key (workspace_id, project_id) references project (workspace_id, id),
    constraint job_state_known check (case state when 'waiting' then true when 'queued' then true when 'running' then true
        when 'parked' then true when 'succeeded' then true when 'dead' then true when 'cancelled' then true else false end),
    constraint job_counts check (attempt >= 0 and deaths >= 0 and open_parents >= 0 and events >= 0 and work_us >= 0),
    constraint job_progress check (progress >= 0 and progress <= 1),
    constraint job_runs_somewhere check ((state = 'running') = (worker is not null)),
    constraint job_stands_for_a_reason check
        ((case state when 'dead' then true when 'parked' then true else false end) = (error_code is not null and error_facts is not null)),
    constraint job_waits_for_others check (case state when 'waiting' then open_parents > 0 when 'queued' then open_parents = 0 else true end)
);
insert into job (workspace_id, id, origin_id, project_id, kind, payload, priority, lane, work_us, state, state_since, not_before, open_parents,
        attempt, deaths, worker, cancel_requested, progress, stage, enqueued_at, error_code, error_facts, events)
    select workspace_id, id, id, project_id, kind, payload, 1,
        case kind when 'probe-source/1' then 'light' when 'make-thumbnails/1' then 'light' when 'publish/1' then 'network' else 'heavy' end,
        0, state, state_since, not_before, 0, attempt, 0, worker, cancel_requested, progress, stage, enqueued_at, error_code, error_facts, events
    from job_1;

create table job_event (
    workspace_id uuid not null references workspace (id),
    job_id uuid not null,
    place int not null check (place > 0),
    at timestamp with time zone not null,
    attempt int not null check (attempt >= 0),
    actor varchar(200) not null,
    from_state varchar(20) not null,
    what varchar(50) not null,
    detail varchar(4000) not null,
    primary key (workspace_id, job_id, place),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);
insert into job_event (workspace_id, job_id, place, at, attempt, actor, from_state, what, detail)
    select workspace_id, job_id, place, at, attempt, 'unknown', '', what, detail from job_event_1;

drop table job_event_1;
drop table job_1;

create index job_newest on job (workspace_id, enqueued_at, id);
create index job_of_project on job (workspace_id, project_id, enqueued_at, id);
create index job_state on job (workspace_id, state, enqueued_at, id);
create index job_of_kind on job (workspace_id, kind, enqueued_at, id);
create index job_pace on job (kind, state, state_since);
create index job_id on job (id);
create index job_of_origin on job (workspace_id, origin_id, enqueued_at, id);

-- The lanes are tasks of db-scheduler; before, all jobs were instances of one.
update scheduled_tasks set task_name = 'job-' || (select lane from job where cast(job.id as varchar(36)) = scheduled_tasks.task_instance),
        priority = 1
    where task_name = 'job' and exists (select 1 from job where cast(job.id as varchar(36)) = scheduled_tasks.task_instance);

create table job_dependency (
    workspace_id uuid not null references workspace (id),
    job_id uuid not null,
    parent_id uuid not null,
    primary key (workspace_id, job_id, parent_id),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade,
    foreign key (workspace_id, parent_id) references job (workspace_id, id) on delete cascade,
    check (job_id <> parent_id)
);
create index job_dependency_parent on job_dependency (workspace_id, parent_id);

create table job_recurrence (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    name varchar(100) not null,
    kind varchar(100) not null,
    payload varchar(1000000) not null,
    cron varchar(200) not null,
    zone varchar(100) not null,
    missed varchar(20) not null,
    next_at timestamp with time zone,
    last_at timestamp with time zone,
    primary key (workspace_id, id),
    unique (workspace_id, name)
);
create index job_recurrence_next on job_recurrence (next_at);

-- The machine's own, of no workspace: a row is there while no job may start.
create table queue_pause (
    id smallint not null primary key check (id = 1),
    since timestamp with time zone not null,
    actor varchar(200) not null,
    reason varchar(1000) not null
);

create table audit_event (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    at timestamp with time zone not null,
    actor varchar(200) not null,
    action varchar(100) not null,
    subject varchar(200) not null,
    detail varchar(4000) not null,
    primary key (workspace_id, id)
);
create index audit_event_newest on audit_event (workspace_id, at, id);

-- One step of a job that touches an outside service: what was meant is stored before the call, what came of it after.
create table saga_step (
    workspace_id uuid not null references workspace (id),
    job_id uuid not null,
    name varchar(100) not null,
    state varchar(20) not null constraint saga_step_state_known check
        (case state when 'intended' then true when 'done' then true when 'undecided' then true when 'undone' then true else false end),
    intent varchar(100000) not null,
    outcome varchar(100000),
    question varchar(2000),
    begun_at timestamp with time zone not null,
    settled_at timestamp with time zone,
    settled_by varchar(200),
    primary key (workspace_id, job_id, name),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade,
    constraint saga_step_outcome check (case state when 'done' then outcome is not null else true end),
    constraint saga_step_question check ((state = 'undecided') = (question is not null))
);
create index saga_step_state on saga_step (workspace_id, state);
