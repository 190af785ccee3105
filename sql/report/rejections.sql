-- What one run turned away, one row each.
select
    stage,
    key,
    rule,
    detail
from ops.rejection
where run_id = ?
order by stage, key, rule
limit ?
