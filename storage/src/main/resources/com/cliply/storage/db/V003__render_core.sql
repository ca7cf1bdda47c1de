-- The render core: renditions under way with their pieces, and what is told of a rendition beside its figures.

-- A row is there while a rendition is being made; it goes with the job that it is made for.
create table render (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    job_id uuid not null,
    plan varchar(64) not null,
    encoder varchar(100) not null,
    threads int not null constraint render_threads check (threads >= 0),
    refusals varchar(1000000) not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);
create index render_of_job on render (workspace_id, job_id);

create table render_piece (
    workspace_id uuid not null references workspace (id),
    render_id uuid not null,
    name varchar(100) not null,
    file varchar(255) not null,
    stage varchar(20) not null constraint render_piece_stage_known check
        (case stage when 'INTENDED' then true when 'COMMITTED' then true else false end),
    size_bytes bigint not null constraint render_piece_size check (size_bytes >= 0),
    sha256 varchar(64) not null,
    primary key (workspace_id, render_id, name),
    foreign key (workspace_id, render_id) references render (workspace_id, id) on delete cascade,
    constraint render_piece_proof check ((stage = 'COMMITTED') = (sha256 <> ''))
);

-- Renditions of before were not measured for it: their true peak is unknown.
alter table rendition add column true_peak_dbtp double precision;
alter table rendition add column notes varchar(1000000) default '[]' not null;
