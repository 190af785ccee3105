-- Grain: one row per event mention that is said to have happened after the article was published. Reads core.event_mention and core.article.
select
    mention.article_id,
    mention.event_mention_no,
    mention.trigger_text,
    mention.date_start,
    article.published_on
from core.event_mention as mention
inner join core.article as article on mention.article_id = article.article_id
where
    mention.realis = 'actual'
    and mention.date_start > article.published_on + 1
