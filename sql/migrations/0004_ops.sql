-- Runs, rejections, checks, sources. Types, nullability, closed lists and comments are those of tasks/frames (a test compares).
-- No keys and no indexes: sql/checks/fail asserts the keys after each load.
create schema if not exists ops;

create table ops.run (
    run_id varchar not null,
    flow_run_id varchar,
    flow varchar not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    status varchar not null check (status in ('running', 'completed', 'failed')),
    git_sha varchar,
    config_sha varchar,
    model varchar,
    counts varchar
);
comment on table ops.run is 'One run of a flow.';
comment on column ops.run.run_id is 'hash of flow, start and process';
comment on column ops.run.flow_run_id is 'Prefect''s id, null where no server recorded it';
comment on column ops.run.flow is 'name of the flow';
comment on column ops.run.started_at is 'start';
comment on column ops.run.ended_at is 'end, null while running or when killed';
comment on column ops.run.status is 'how it stands';
comment on column ops.run.git_sha is 'commit of the code';
comment on column ops.run.config_sha is 'hash of the settings';
comment on column ops.run.model is 'language model, name@version';
comment on column ops.run.counts is 'rows in and out per stage, JSON';

create table ops.rejection (
    run_id varchar not null,
    stage varchar not null,
    key varchar not null,
    rule varchar not null,
    detail varchar,
    payload varchar
);
comment on table ops.rejection is 'Something that was not taken, and why.';
comment on column ops.rejection.run_id is 'ops.run';
comment on column ops.rejection.stage is 'ingest, extract, normalise or load';
comment on column ops.rejection.key is 'what was rejected: file and line, article id, row key';
comment on column ops.rejection.rule is 'the rule it broke';
comment on column ops.rejection.detail is 'what was found, and what to do';
comment on column ops.rejection.payload is 'the rejected record or its start, JSON';

create table ops.check_result (
    run_id varchar not null,
    "check" varchar not null,
    severity varchar not null check (severity in ('fail', 'warn')),
    row_count bigint not null,
    sample varchar
);
comment on table ops.check_result is 'One check of one run.';
comment on column ops.check_result.run_id is 'ops.run';
comment on column ops.check_result."check" is 'name of the check''s file';
comment on column ops.check_result.severity is 'fail or warn';
comment on column ops.check_result.row_count is 'offending rows';
comment on column ops.check_result.sample is 'some of them, JSON';

create table ops.source_state (
    source_id varchar not null,
    cursor varchar,
    etag varchar,
    last_success_at timestamptz,
    consecutive_failures integer not null
);
comment on table ops.source_state is 'How far a source has been taken.';
comment on column ops.source_state.source_id is 'the source';
comment on column ops.source_state.cursor is 'where to go on';
comment on column ops.source_state.etag is 'HTTP validator';
comment on column ops.source_state.last_success_at is 'last time it was taken without an error';
comment on column ops.source_state.consecutive_failures is 'failures since then';
