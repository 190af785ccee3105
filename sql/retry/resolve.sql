-- The rejections in incoming_settled are closed by a run.
update ops.rejection
set resolved_by = settled.resolved_by
from incoming_settled as settled
where
    rejection.resolved_by is null
    and rejection.stage = settled.stage
    and rejection.key = settled.key
    and rejection.rule = settled.rule
