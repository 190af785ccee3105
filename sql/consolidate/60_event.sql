-- core.event: one row per event id of core.event_mention.
-- An event stands as its strongest report does (actual before future before hypothetical, affirmed before negated). Type, mode: what most
-- reports say; by what means goes before to what end (targeted, destroy), and a strike from the air by a drone is a drone strike. Date: not after the first report, then a day before a month, then the best founded, then the most repeated. Place: the most repeated among the most precise.
create or replace temp macro most_frequent(entries) as (
    list_min(list_transform(map_entries(entries), lambda e: {'rank': -e.value::bigint, 'value': e.key})).value
);

delete from core.event;

insert into core.event by name
with
modes as (
    select
        event_id,
        most_frequent(histogram(case
            when event_mode = 'aerial' and has_drone then 'drone'
            when event_mode in ('targeted', 'destroy') and has_means then null
            else event_mode
        end)) as event_mode
    from (
        select
            event_id,
            event_mode,
            bool_or(event_mode = 'drone') over (partition by event_id) as has_drone,
            bool_or(event_mode not in ('targeted', 'destroy')) over (partition by event_id) as has_means
        from report
    )
    group by event_id
),

summary as (
    select
        event_id,
        most_frequent(histogram(event_type)) as event_type,
        list_sort(list_distinct(flatten(list(coalesce(event_context, []))))) as event_context,
        min({'standing': standing, 'realis': realis, 'polarity': polarity}) as stand,
        count(*) as mention_count,
        count(distinct article_id) as article_count,
        count(distinct publisher) as outlet_count,
        list_sort(list(distinct reader_sha)) as reader_sha,
        min(said_at) as first_reported_at,
        max(confidence) as confidence,
        min({
            'is_aside': is_aside,
            'doubt': -confidence,
            'said_at': coalesce(said_at, timestamptz 'infinity'),
            'article_id': article_id,
            'event_mention_no': event_mention_no
        }) as best
    from report
    group by event_id
),

-- Days of publication outside of a week, month or year by which another report dates the event.
outside as (
    select distinct
        report.event_id,
        report.date_start,
        report.date_end
    from report
    inner join report as spell on report.event_id = spell.event_id
    where
        report.date_basis = 'publication'
        and spell.date_basis <> 'publication'
        and spell.date_granularity not in ('time', 'day')
        and not coalesce(report.date_end between spell.date_start and spell.date_end, false)
),

-- A day beats a month, and so does the day of publication if it lies in it.
dated as (
    select
        report.*,
        case
            when report.date_basis = 'publication' then if(outside.event_id is null, 2, 4)
            when report.date_granularity not in ('time', 'day') then 3
            else (report.date_basis <> 'stated')::integer
        end as basis
    from report
    left join outside
        on report.event_id = outside.event_id and report.date_start = outside.date_start and report.date_end = outside.date_end
    where coalesce(report.date_start, report.date_end) is not null
),

dates as (
    select
        event_id,
        min({
            'is_aside': is_aside,
            'is_late': is_late,
            'basis': basis,
            'grain': list_position(['time', 'day', 'week', 'month', 'quarter', 'year'], date_granularity),
            'support': if(date_basis = 'publication', 0, -reports),
            'date_start': date_start,
            'date_end': date_end,
            'date_granularity': date_granularity
        }) as pick
    from (
        select
            event_id,
            is_aside,
            is_late,
            basis,
            date_basis,
            date_granularity,
            date_start,
            date_end,
            count(*) as reports
        from dated
        group by event_id, is_aside, is_late, basis, date_basis, date_granularity, date_start, date_end
    )
    group by event_id
),

places as (
    select
        event_id,
        min({
            'is_aside': is_aside,
            'is_vague': coalesce(resolution, 0) < 4,
            'support': -reports,
            'resolution': -coalesce(resolution, 0),
            'entity_id': place_entity_id
        }).entity_id as place_entity_id
    from (
        select
            report.event_id,
            report.is_aside,
            report.place_entity_id,
            place.resolution,
            count(*) as reports
        from report
        left join core.place as place on report.place_entity_id = place.entity_id
        where report.place_entity_id is not null
        group by report.event_id, report.is_aside, report.place_entity_id, place.resolution
    )
    group by event_id
),

sentences as (
    select
        summary.event_id,
        trim(regexp_replace(substring(
            article.body, sentence.start_char + 1, sentence.end_char - sentence.start_char
        ), '\s+', ' ', 'g')) as headline
    from summary
    inner join report
        on summary.best.article_id = report.article_id and summary.best.event_mention_no = report.event_mention_no
    inner join core.sentence as sentence
        on report.article_id = sentence.article_id and report.sentence_no = sentence.sentence_no
    inner join core.article as article on report.article_id = article.article_id
),

tolls as (
    select
        event_id,
        max(least(low, best)) filter (where kind = 'killed') as killed_low,
        max(best) filter (where kind = 'killed') as killed_best,
        max(greatest(high, best)) filter (where kind = 'killed') as killed_high,
        max(least(low, best)) filter (where kind = 'injured') as injured_low,
        max(best) filter (where kind = 'injured') as injured_best,
        max(greatest(high, best)) filter (where kind = 'injured') as injured_high
    from toll
    group by event_id
)

select
    summary.event_id,
    summary.event_type,
    modes.event_mode,
    summary.event_context,
    plover.quad_class,
    dates.pick.date_start as date_start,
    dates.pick.date_end as date_end,
    dates.pick.date_granularity as date_granularity,
    places.place_entity_id,
    summary.stand.realis as realis,
    summary.stand.polarity as polarity,
    tolls.killed_low,
    tolls.killed_best,
    tolls.killed_high,
    tolls.injured_low,
    tolls.injured_best,
    tolls.injured_high,
    summary.mention_count,
    summary.article_count,
    summary.outlet_count,
    summary.first_reported_at,
    sentences.headline,
    summary.confidence,
    summary.reader_sha
from summary
inner join modes on summary.event_id = modes.event_id
inner join codes.plover_type as plover on summary.event_type = plover.event_type
left join dates on summary.event_id = dates.event_id
left join places on summary.event_id = places.event_id
left join sentences on summary.event_id = sentences.event_id
left join tolls on summary.event_id = tolls.event_id;
