-- Let go of the bytes of payloads taken before a moment; their hash, address and length stay.
-- A payload counts as taken when its run began (a file may be much older); what an open rejection needs to be tried again stays.
update raw.capture
set payload = null, encoding = null
where
    payload is not null
    and coalesce((select min(run.started_at) from ops.run as run where run.run_id = capture.run_id), fetched_at) < ?
    and not (
        ?
        and capture_id in (
            select rejection.capture_id from ops.rejection as rejection
            where rejection.resolved_by is null and rejection.capture_id is not null
        )
    )
