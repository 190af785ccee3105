-- Articles by id, by the id the input gave, by address, or by the end of either.
select article_id
from core.article
where
    article_id = ?
    or external_id = ?
    or url = ?
    or ends_with(external_id, '/' || ?)
order by article_id
