-- The articles of incoming_wanted, as stored.
select *
from core.article
where article_id in (select article_id from incoming_wanted)
order by article_id
