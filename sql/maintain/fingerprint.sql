-- One row: how many rows a table has, and the sum of their hashes (the same for the same rows in whatever order, within one version of DuckDB).
select
    count(*) as row_count,
    coalesce(sum(hash(kept)), 0)::varchar as fingerprint
from query_table(?) as kept
