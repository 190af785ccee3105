-- What was turned away, and why: nothing is dropped without a row.
select
    stage,
    rule,
    count(*) as records,
    min(key) as for_example,
    min(detail) as detail
from ops.rejection
group by stage, rule
order by records desc, stage, rule;
