-- One row per article that was read: what its body hashes to.
select
    article_id,
    body_sha256
from core.article
where duplicate_of is null
order by article_id
