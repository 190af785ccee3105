-- Grain: one row per event and group of telling words in the sentences that report it. Reads core.event_mention, core.sentence, core.article and codes.
create view mart.event_word as
with
sentences as (
    select
        mention.event_id,
        regexp_extract_all(
            lower(substring(article.body, sentence.start_char + 1, sentence.end_char - sentence.start_char)), '[a-z]+(?:-[a-z]+)*'
        ) as tokens
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    inner join core.sentence as sentence
        on mention.article_id = sentence.article_id and mention.sentence_no = sentence.sentence_no
    where mention.event_id is not null and mention.event_type in (select event_type from codes.acled_rule)
),

words as (
    select
        event_id,
        unnest(tokens || list_transform(range(1, len(tokens)), lambda i: tokens[i] || ' ' || tokens[i + 1])) as word
    from sentences
)

select distinct
    words.event_id,
    known.word_group
from words
inner join codes.word_group as known on words.word = known.words;

comment on view mart.event_word is 'Groups of telling words in the sentences that report an event; the ACLED rules ask for them.';
comment on column mart.event_word.event_id is 'core.event';
comment on column mart.event_word.word_group is 'group of codes.word_group';
