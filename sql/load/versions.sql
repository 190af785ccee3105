-- The migrations the file has had, with the hash of each file.
select version, sha256 from ops.schema_version order by version
