-- Runs on H2 2.4 and on PostgreSQL. Media times are microseconds (_us), wall-clock times have a zone.
-- A check with an IN list fails on H2 once the connection that made it is closed: hence "case".
-- Every row belongs to a workspace, and so does every reference: a row cannot point into another workspace.

create table workspace (
    id uuid not null primary key,
    name varchar(200) not null,
    created_at timestamp with time zone not null
);
insert into workspace (id, name, created_at)
    values ('01900000-0000-7000-8000-000000000001', 'Personal', current_timestamp);

create table source_media (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    path varchar(8000) not null,
    fingerprint varchar(64) not null,
    size_bytes bigint not null check (size_bytes >= 0),
    duration_us bigint not null check (duration_us >= 0),
    media_info varchar(1000000) not null,
    primary key (workspace_id, id)
);
create index source_media_fingerprint on source_media (workspace_id, fingerprint);

create table project (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    name varchar(1000) not null,
    source_id uuid not null,
    created_at timestamp with time zone not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, source_id) references source_media (workspace_id, id)
);
create index project_newest on project (workspace_id, created_at, id);
create index project_source on project (workspace_id, source_id);

create table clip (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    project_id uuid not null,
    title varchar(1000) not null,
    score double precision not null check (score >= 0 and score <= 1),
    in_us bigint not null,
    status varchar(20) not null check (case status when 'SUGGESTED' then true when 'KEPT' then true when 'REJECTED' then true else false end),
    primary key (workspace_id, id),
    foreign key (workspace_id, project_id) references project (workspace_id, id)
);
create index clip_best on clip (workspace_id, project_id, score, in_us);

create table clip_range (
    workspace_id uuid not null references workspace (id),
    clip_id uuid not null,
    place int not null check (place >= 0),
    start_us bigint not null check (start_us >= 0),
    end_us bigint not null,
    primary key (workspace_id, clip_id, place),
    foreign key (workspace_id, clip_id) references clip (workspace_id, id) on delete cascade,
    check (end_us > start_us)
);

create table highlight_reason (
    workspace_id uuid not null references workspace (id),
    clip_id uuid not null,
    place int not null check (place >= 0),
    signal varchar(100) not null,
    weight double precision not null,
    explanation varchar(1000) not null,
    primary key (workspace_id, clip_id, place),
    foreign key (workspace_id, clip_id) references clip (workspace_id, id) on delete cascade
);

create table rendition (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    clip_id uuid not null,
    preset varchar(100) not null,
    aspect varchar(20) not null,
    path varchar(8000) not null,
    status varchar(20) not null check (case status when 'PLACING' then true when 'READY' then true else false end),
    width int not null check (width > 0),
    height int not null check (height > 0),
    duration_us bigint not null check (duration_us >= 0),
    encoder varchar(100) not null,
    loudness_lufs double precision not null,
    size_bytes bigint not null check (size_bytes >= 0),
    sha256 varchar(64) not null,
    created_at timestamp with time zone not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, clip_id) references clip (workspace_id, id) on delete cascade
);
create index rendition_oldest on rendition (workspace_id, clip_id, created_at);

create table job (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    project_id uuid not null,
    kind varchar(100) not null,
    payload varchar(1000000) not null,
    state varchar(20) not null check (case state when 'queued' then true when 'running' then true when 'succeeded' then true when 'dead' then true when 'cancelled' then true else false end),
    state_since timestamp with time zone not null,
    not_before timestamp with time zone not null,
    attempt int not null check (attempt >= 0),
    worker varchar(50),
    cancel_requested boolean not null,
    progress double precision not null check (progress >= 0 and progress <= 1),
    stage varchar(200) not null,
    enqueued_at timestamp with time zone not null,
    error_code varchar(100),
    error_facts varchar(20000),
    events int not null check (events >= 0),
    primary key (workspace_id, id),
    foreign key (workspace_id, project_id) references project (workspace_id, id),
    check ((state = 'running') = (worker is not null)),
    check ((state = 'dead') = (error_code is not null and error_facts is not null))
);
create index job_newest on job (workspace_id, enqueued_at, id);
create index job_of_project on job (workspace_id, project_id, enqueued_at, id);
create index job_state on job (workspace_id, state);

create table job_event (
    workspace_id uuid not null references workspace (id),
    job_id uuid not null,
    place int not null check (place > 0),
    at timestamp with time zone not null,
    attempt int not null check (attempt >= 0),
    what varchar(50) not null,
    detail varchar(4000) not null,
    primary key (workspace_id, job_id, place),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- The table of db-scheduler, as its own documentation gives it; nobody but storage.job reads or writes it.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data ${task_data},
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
