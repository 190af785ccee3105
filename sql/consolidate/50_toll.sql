-- toll: one row per event and kind of casualty (working table): what all articles together say.
-- Within an article: figures of different victims in one sentence are added up unless one without victims covers them, the most inclusive
-- sentence counts, parts of another figure are never added, running totals are used only if the article has nothing else; the event's own
-- death toll (`the toll rose to 19`) is as good as any figure. What a source denies is no figure. Where the reading has weighed an article's
-- figures, the one that stands goes before all others.
-- Across articles: lowest and highest claim, and of the figures that no larger later one has overtaken the one most articles give, then the
-- newest, then the larger.
create or replace temp table toll as
with
claims as (
    select
        report.event_id,
        report.article_id,
        report.event_mention_no,
        report.said_at,
        casualty.kind,
        sentence.sentence_no,
        ends_with(casualty.method, ',stands') or casualty.method = 'reckoned' as stands,
        casualty.is_total and not starts_with(casualty.method, 'toll') as is_total,
        coalesce(casualty.low, casualty.best) as low,
        casualty.best,
        casualty.high,
        coalesce(casualty.victim_entity_id, lower(casualty.victim_text), '') as victim
    from core.casualty as casualty
    inner join report
        on casualty.article_id = report.article_id and casualty.event_mention_no = report.event_mention_no
    left join core.sentence as sentence
        on
            casualty.article_id = sentence.article_id
            and casualty.start_char >= sentence.start_char
            and casualty.start_char < sentence.end_char
    left join core.attribution as claimant
        on casualty.article_id = claimant.article_id and casualty.attribution_no = claimant.attribution_no
    where
        casualty.part_of_casualty_no is null
        and coalesce(casualty.best, casualty.low) is not null
        and not report.is_aside
        and claimant.stance is distinct from 'denies'
),

victims as (
    select
        event_id,
        article_id,
        event_mention_no,
        sentence_no,
        said_at,
        kind,
        stands,
        is_total,
        victim,
        max({'best': coalesce(best, low), 'low': low, 'is_known': best is not null, 'high': coalesce(high, best, low)}) as figure
    from claims
    group by event_id, article_id, event_mention_no, sentence_no, said_at, kind, stands, is_total, victim
),

clauses as (
    select
        event_id,
        article_id,
        said_at,
        kind,
        stands,
        is_total,
        max(figure.low) filter (where victim = '') as whole_low,
        max(figure.best) filter (where victim = '') as whole_best,
        max(figure.high) filter (where victim = '') as whole_high,
        bool_and(figure.is_known) filter (where victim = '') as is_whole_known,
        sum(figure.low) filter (where victim <> '')::integer as sum_low,
        sum(figure.best) filter (where victim <> '')::integer as sum_best,
        sum(figure.high) filter (where victim <> '')::integer as sum_high,
        bool_and(figure.is_known) filter (where victim <> '') as is_sum_known
    from victims
    group by event_id, article_id, event_mention_no, sentence_no, said_at, kind, stands, is_total
),

inclusive as (
    select
        event_id,
        article_id,
        said_at,
        kind,
        max(
            if(
                coalesce(whole_best, -1) >= coalesce(sum_best, -1),
                {'stands': stands, 'not_total': not is_total, 'best': whole_best, 'low': whole_low, 'high': whole_high, 'is_known': is_whole_known},
                {'stands': stands, 'not_total': not is_total, 'best': sum_best, 'low': sum_low, 'high': sum_high, 'is_known': is_sum_known}
            )
        ) as figure
    from clauses
    group by event_id, article_id, said_at, kind
),

figures as (
    select
        event_id,
        kind,
        figure.best as best,
        count(*) as articles,
        max(coalesce(said_at::date, date '0001-01-01')) as last_on
    from inclusive
    where figure.is_known
    group by event_id, kind, figure.best
),

-- A toll rises: a larger figure told later takes the place of a smaller one.
standing as (
    select figures.*
    from figures
    anti join figures as later
        on
            figures.event_id = later.event_id
            and figures.kind = later.kind
            and figures.best < later.best
            and figures.last_on < later.last_on
),

-- A smaller one told later is a correction only where as many articles give it: most speak of a part of the victims.
chosen as (
    select
        event_id,
        kind,
        max({'articles': articles, 'day': last_on, 'best': best}) as pick
    from standing
    group by event_id, kind
)

select
    inclusive.event_id,
    inclusive.kind,
    min(inclusive.figure.low) as low,
    any_value(chosen.pick.best) as best,
    max(inclusive.figure.high) as high
from inclusive
left join chosen on inclusive.event_id = chosen.event_id and inclusive.kind = chosen.kind
group by inclusive.event_id, inclusive.kind;
