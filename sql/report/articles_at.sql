-- What each article was after a given run: its revision and the version it was read by.
select
    article_id,
    last.revision as revision,
    last.reader_sha as reader_sha
from (
    select
        article_id,
        max_by({'revision': revision, 'reader_sha': reader_sha}, run_no) as last
    from ops.article_history
    where run_no <= $1
    group by article_id
)
