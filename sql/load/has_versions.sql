-- One row if the file records its migrations.
select 1 from duckdb_tables() where schema_name = 'ops' and table_name = 'schema_version'
