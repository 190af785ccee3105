update ops.run set status = ?, ended_at = ?, counts = ?, model = coalesce(?, model) where run_id = ?
