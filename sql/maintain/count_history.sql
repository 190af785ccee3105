-- One row: how many rows of history there are.
select (select count(*) from ops.event_history) + (select count(*) from ops.article_history) as row_count
