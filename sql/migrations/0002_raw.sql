-- Payloads as received. Types, nullability, closed lists and comments are those of tasks/frames (a test compares).
-- No keys and no indexes: sql/checks/fail asserts the keys after each load.
create schema if not exists raw;

create table raw.capture (
    capture_id varchar not null,
    source_id varchar not null,
    url varchar,
    fetched_at timestamptz not null,
    media_type varchar,
    payload blob not null,
    sha256 varchar not null,
    http_status integer,
    etag varchar,
    last_modified varchar,
    run_id varchar not null
);
comment on table raw.capture is 'One payload as received.';
comment on column raw.capture.capture_id is 'hash of source, url and payload';
comment on column raw.capture.source_id is 'the source it came from';
comment on column raw.capture.url is 'address or path it came from';
comment on column raw.capture.fetched_at is 'when it was taken';
comment on column raw.capture.media_type is 'MIME type';
comment on column raw.capture.payload is 'the bytes as received';
comment on column raw.capture.sha256 is 'SHA-256 of the payload, hex';
comment on column raw.capture.http_status is 'HTTP status, null for files';
comment on column raw.capture.etag is 'HTTP validator';
comment on column raw.capture.last_modified is 'HTTP validator';
comment on column raw.capture.run_id is 'the run that took it';
