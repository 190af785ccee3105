-- What was rejected in one run and taken in a later one needs no retry: its article names that run.
update ops.rejection
set resolved_by = landed.run_id
from core.article as landed
where
    rejection.resolved_by is null
    and rejection.stage = 'ingest'
    and rejection.rule not in ('bad_date', 'teaser', 'repeated_id')
    and rejection.source_id = landed.source_id
    and rejection.external_id = landed.external_id
    and rejection.run_id <> landed.run_id
