-- What one run turned away, one row per stage and rule.
select
    stage,
    rule,
    count(*) as rows,
    min(detail) as example
from ops.rejection
where run_id = ?
group by stage, rule
order by rows desc, stage, rule
