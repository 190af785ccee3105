-- What no comparison of the last so many runs needs: states that another of the same run or an earlier one before them has replaced.
delete from ops.event_history as old
where
    run_no < (
        select max(run_no) - $1
        from ops.run
    )
    and exists (
        select 1
        from ops.event_history as newer
        where
            newer.event_id = old.event_id
            and newer.run_no > old.run_no
            and newer.run_no <= (
                select max(run_no) - $1
                from ops.run
            )
    );
