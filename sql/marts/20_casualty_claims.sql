-- Grain: one row per toll as somebody gave it. Reads core.casualty, core.event_mention, core.event, core.article, core.entity and core.attribution:
-- who claims how many, when, and who denies it.
create view mart.casualty_claims as
select
    mention.event_id,
    casualty.article_id,
    casualty.casualty_no,
    article.published_on,
    article.outlet,
    article.url,
    casualty.kind,
    casualty.low,
    casualty.best,
    casualty.high,
    casualty.qualifier,
    coalesce(victim.name, casualty.victim_text) as victims,
    casualty.victim_status,
    casualty.claimant_entity_id,
    coalesce(claimant.name, attribution.source_name, attribution.source_text) as claimant,
    attribution.stance,
    mention.polarity,
    casualty.is_total,
    casualty.part_of_casualty_no is not null as is_part,
    substring(article.body, casualty.start_char + 1, casualty.end_char - casualty.start_char) as words,
    casualty.start_char,
    casualty.end_char,
    event.killed_best as event_killed_best,
    event.injured_best as event_injured_best
from core.casualty as casualty
inner join core.article as article on casualty.article_id = article.article_id
left join core.event_mention as mention
    on casualty.article_id = mention.article_id and casualty.event_mention_no = mention.event_mention_no
left join core.event as event on mention.event_id = event.event_id
left join core.entity as victim on casualty.victim_entity_id = victim.entity_id
left join core.entity as claimant on casualty.claimant_entity_id = claimant.entity_id
left join core.attribution as attribution
    on
        casualty.article_id = attribution.article_id
        and coalesce(casualty.attribution_no, mention.attribution_no) = attribution.attribution_no;

comment on view mart.casualty_claims is 'Who claims how many were hurt, when, in which words, and how the claimant stands to it.';
comment on column mart.casualty_claims.event_id is 'core.event, null where the toll belongs to none';
comment on column mart.casualty_claims.article_id is 'core.article';
comment on column mart.casualty_claims.casualty_no is 'core.casualty';
comment on column mart.casualty_claims.published_on is 'publication date';
comment on column mart.casualty_claims.outlet is 'publisher';
comment on column mart.casualty_claims.url is 'address of the article';
comment on column mart.casualty_claims.kind is 'what befell them';
comment on column mart.casualty_claims.low is 'smallest number the words allow';
comment on column mart.casualty_claims.best is 'number the words give';
comment on column mart.casualty_claims.high is 'largest number the words allow, null where open';
comment on column mart.casualty_claims.qualifier is 'words that bound the number';
comment on column mart.casualty_claims.victims is 'who they are';
comment on column mart.casualty_claims.victim_status is 'whether they fought';
comment on column mart.casualty_claims.claimant_entity_id is 'core.entity that gives the toll';
comment on column mart.casualty_claims.claimant is 'who gives the toll, null for the article itself';
comment on column mart.casualty_claims.stance is 'how the claimant stands to it; denies is a denial';
comment on column mart.casualty_claims.polarity is 'whether the event is said to have been, or not';
comment on column mart.casualty_claims.is_total is 'a running total over several events or days';
comment on column mart.casualty_claims.is_part is 'a part of another toll of the article, not an addition to it';
comment on column mart.casualty_claims.words is 'the words themselves';
comment on column mart.casualty_claims.start_char is 'where they start in the body';
comment on column mart.casualty_claims.end_char is 'where they end in the body (half-open)';
comment on column mart.casualty_claims.event_killed_best is 'what all articles together say of the killed';
comment on column mart.casualty_claims.event_injured_best is 'what all articles together say of the injured';
