-- One row per article, in order of article_id: what tells which story it belongs to.
select
    article_id,
    title,
    left(body, 4000) as body,
    published_on,
    duplicate_of
from core.article
order by article_id
