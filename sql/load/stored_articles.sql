-- One row per candidate that is stored: what decides whether it has to be read again.
select
    article_id,
    body_sha256,
    reader_sha,
    status,
    revision,
    duplicate_of,
    published_on,
    title,
    url,
    outlet
from core.article
where article_id in (select article_id from incoming_candidate)
order by article_id
