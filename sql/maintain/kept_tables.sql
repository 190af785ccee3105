-- Tables that hold what cannot be made again from the program's own files, in order of their names.
select schema_name || '.' || table_name as name
from duckdb_tables()
where
    not internal
    and not temporary
    and schema_name in ('raw', 'core', 'ops')
    and schema_name || '.' || table_name not in ('ops.schema_version', 'ops.asset')
order by name
