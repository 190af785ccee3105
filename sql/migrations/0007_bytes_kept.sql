-- Payloads are kept packed and only as long as the policy says; a rejection names where its bytes are and how it was settled.
-- Payloads stored before this migration stay as they are: their encoding is null.
alter table raw.capture alter column payload drop not null;
alter table raw.capture add column encoding varchar;
alter table raw.capture add column byte_count bigint;
comment on column raw.capture.payload is 'the bytes as received, packed as encoding says; null once retention let go of them';
comment on column raw.capture.sha256 is 'SHA-256 of the unpacked payload, hex';
comment on column raw.capture.encoding is 'zstd where the payload is packed, null where it is not';
comment on column raw.capture.byte_count is 'bytes of the unpacked payload';

alter table ops.rejection add column external_id varchar;
alter table ops.rejection add column url varchar;
alter table ops.rejection add column capture_id varchar;
alter table ops.rejection add column resolved_by varchar;
comment on column ops.rejection.external_id is 'the id the input gave the article, null where it gave none';
comment on column ops.rejection.url is 'address it came from, without credentials';
comment on column ops.rejection.capture_id is 'raw.capture that holds its bytes, null where none were kept';
comment on column ops.rejection.resolved_by is 'the run in which it was taken after all, null while it is open';
