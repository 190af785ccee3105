-- Grain: one row per article marked as a duplicate whose original is itself a duplicate, has another body, or that was read all the same.
-- Reads core.article and core.sentence.
select
    copy.article_id,
    copy.duplicate_of,
    copy.status
from core.article as copy
left join core.article as original on copy.duplicate_of = original.article_id
where
    copy.duplicate_of is not null
    and (
        original.duplicate_of is not null
        or original.body_sha256 <> copy.body_sha256
        or copy.status <> 'duplicate'
        or copy.article_id in (select article_id from core.sentence)
    )
