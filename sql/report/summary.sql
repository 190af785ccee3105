-- Counts of the warehouse, one row each, in the order of the pipeline.
select
    status as name,
    count(*) as row_count
from core.article
group by status
union all by name
select 'articles' as name, count(*) as row_count from core.article
union all by name
select 'words' as name, coalesce(sum(word_count) filter (where status = 'read'), 0)::bigint as row_count from core.article
union all by name
select 'sentences' as name, count(*) as row_count from core.sentence
union all by name
select 'mentions' as name, count(*) as row_count from core.mention
union all by name
select 'attributions' as name, count(*) as row_count from core.attribution
union all by name
select 'event_mentions' as name, count(*) as row_count from core.event_mention
union all by name
select 'events' as name, count(*) as row_count from core.event
union all by name
select 'entities' as name, count(*) as row_count from core.entity
union all by name
select 'places' as name, count(*) as row_count from core.place
union all by name
select 'rejections' as name, count(*) as row_count from ops.rejection
