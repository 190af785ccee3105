-- What this file is made of: which migrations, which reference codes, which views.
create schema if not exists ops;

create table ops.schema_version (
    version integer not null,
    name varchar not null,
    sha256 varchar not null
);
comment on table ops.schema_version is 'One migration that this file has had; they only go forward.';
comment on column ops.schema_version.version is 'number of the migration';
comment on column ops.schema_version.name is 'its file';
comment on column ops.schema_version.sha256 is 'SHA-256 of that file';

create table ops.asset (
    name varchar not null check (name in ('codes', 'marts')),
    sha256 varchar not null
);
comment on table ops.asset is 'Reference codes and views as last loaded, so that they are reloaded only when their files change.';
comment on column ops.asset.name is 'codes or marts';
comment on column ops.asset.sha256 is 'SHA-256 over the files';
