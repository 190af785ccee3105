-- A run that was killed never wrote its end: only one process can hold the file, so none that claims to run is running.
update ops.run set status = 'crashed'
where status = 'running'
