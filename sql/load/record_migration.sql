insert into ops.schema_version (version, name, sha256) values (?, ?, ?)
