-- Grain: one row. Reads ops.run and core.article: which finished run this file shows, and how old that is.
create view mart.freshness as
with
finished as (
    select
        run_no,
        run_id,
        ended_at
    from ops.run
    where status = 'completed'
),

newest as (
    select
        max_by(run_id, run_no) as run_id,
        max_by(ended_at, run_no) as ended_at
    from finished
),

articles as (
    select
        count(*) as article_count,
        max(fetched_at) as newest_article_at
    from core.article
)

select
    newest.run_id,
    newest.ended_at as run_ended_at,
    date_diff('second', newest.ended_at, now()) as age_seconds,
    articles.article_count,
    articles.newest_article_at
from newest
cross join articles;

comment on view mart.freshness is 'How old this file is: the last finished run that it shows.';
comment on column mart.freshness.run_id is 'ops.run, null where none has finished';
comment on column mart.freshness.run_ended_at is 'when that run ended';
comment on column mart.freshness.age_seconds is 'seconds from then until the question is asked';
comment on column mart.freshness.article_count is 'articles stored';
comment on column mart.freshness.newest_article_at is 'when the newest of them was taken';
