-- Stored articles in incoming_wanted, as they are.
select * from core.article
where article_id in (select article_id from incoming_wanted)
order by article_id
