-- As forget_history, of articles.
delete from ops.article_history as old
where
    run_no < (
        select max(run_no) - $1
        from ops.run
    )
    and exists (
        select 1
        from ops.article_history as newer
        where
            newer.article_id = old.article_id
            and newer.run_no > old.run_no
            and newer.run_no <= (
                select max(run_no) - $1
                from ops.run
            )
    );
