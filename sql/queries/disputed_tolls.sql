-- Who claims how many, when, and who denies it: events whose toll at least two sources give differently, or that somebody denies.
with
disputed as (
    select event_id
    from mart.casualty_claims
    where event_id is not null and not is_part
    group by event_id
    having count(distinct best) filter (where kind = 'killed') > 1 or bool_or(stance = 'denies' or polarity = 'negated')
)

select
    claim.event_id,
    claim.published_on,
    coalesce(claim.claimant, claim.outlet) as claimant,
    claim.stance,
    claim.kind,
    claim.low,
    claim.best,
    claim.high,
    claim.victims,
    claim.words,
    claim.event_killed_best as all_together
from mart.casualty_claims as claim
inner join disputed on claim.event_id = disputed.event_id
order by claim.event_id, claim.published_on, claim.article_id, claim.casualty_no;
