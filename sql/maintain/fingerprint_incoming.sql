-- As fingerprint, of rows that are offered.
select
    count(*) as row_count,
    coalesce(sum(hash(kept)), 0)::varchar as fingerprint
from incoming_kept as kept
