select * from core.mention where article_id = ? order by mention_no
