-- Of the articles in incoming_wanted those that are stored and read, or need no reading.
select article_id from core.article
where status <> 'unread' and article_id in (select article_id from incoming_wanted)
order by article_id
