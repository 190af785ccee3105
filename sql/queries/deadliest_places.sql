-- Where most people were killed, month by month.
select
    month,
    place,
    country_iso3,
    event_count,
    killed,
    injured
from mart.place_month
where killed > 0
order by killed desc, month, place
limit 25;
