-- All rows of the articles in `prior` go. Tables have no index, so this reads every table: it is left out where `prior` is empty.
delete from core.article where article_id in (select article_id from prior);
delete from core.segment where article_id in (select article_id from prior);
delete from core.sentence where article_id in (select article_id from prior);
delete from core.mention where article_id in (select article_id from prior);
delete from core.time_expression where article_id in (select article_id from prior);
delete from core.attribution where article_id in (select article_id from prior);
delete from core.event_mention where article_id in (select article_id from prior);
delete from core.event_argument where article_id in (select article_id from prior);
delete from core.casualty where article_id in (select article_id from prior);
delete from core.article_entity where article_id in (select article_id from prior);
delete from core.article_alias where article_id in (select article_id from prior);
