-- Grain: one row per article that counts as read and yielded no sentence. Reads core.article and core.sentence.
select
    article_id,
    external_id,
    word_count
from core.article
where
    status = 'read'
    and article_id not in (select article_id from core.sentence)
