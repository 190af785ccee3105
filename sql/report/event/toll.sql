-- Who claims how many, the earliest article first.
select
    published_on,
    outlet,
    article_id,
    kind,
    low,
    best,
    high,
    victims,
    claimant,
    stance,
    words
from mart.casualty_claims
where event_id = ?
order by kind desc, published_on nulls last, article_id, casualty_no
