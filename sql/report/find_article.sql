-- Articles by id, by the id the input gave, by address, by file name, or by the start of the id.
select article_id
from core.article
where
    article_id = ?
    or external_id = ?
    or url = ?
    or ends_with(external_id, '/' || ?)
    or (length(?) between 4 and 15 and starts_with(article_id, ?))
order by article_id
