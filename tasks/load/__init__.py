"""Load: frames into DuckDB, checks and reports out of it. The only stage that knows duckdb."""
