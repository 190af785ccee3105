-- Tables of whatever schema: an empty file has none.
select table_name from duckdb_tables() where not internal limit 1
