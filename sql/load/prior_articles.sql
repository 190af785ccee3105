-- The incoming articles that the warehouse has already, in `prior` until the batch is in.
create or replace temp table prior as
select
    article_id,
    revision,
    body_sha256
from core.article
where article_id in (select article_id from incoming_article);
