-- Segments of the articles in incoming_wanted.
select * from core.segment
where article_id in (select article_id from incoming_wanted)
order by article_id, segment_no
