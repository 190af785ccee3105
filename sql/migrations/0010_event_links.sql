-- How events hang together: by which words, and how sure. Which reports are one event, and why; a user's decisions are kept for ever.
create table core.event_relation_said (
    from_event_id varchar not null,
    to_event_id varchar not null,
    relation varchar not null check (relation in ('response_to', 'retaliation_for', 'follow_up_to', 'part_of', 'same_story')),
    article_id varchar,
    event_mention_no integer,
    to_event_mention_no integer,
    cue_start_char integer,
    cue_end_char integer,
    cue_text varchar,
    score double
);
insert into core.event_relation_said by name from core.event_relation;
drop table core.event_relation;
alter table core.event_relation_said rename to event_relation;
comment on table core.event_relation is 'How two events hang together, and where that is said.';
comment on column core.event_relation.from_event_id is 'core.event that answers, follows or is a part';
comment on column core.event_relation.to_event_id is 'core.event that is answered, followed or the whole';
comment on column core.event_relation.relation is 'how they hang together';
comment on column core.event_relation.article_id is 'article that says so';
comment on column core.event_relation.event_mention_no is 'core.event_mention of the first event that says so';
comment on column core.event_relation.to_event_mention_no is 'core.event_mention of the second event in the same sentence, null for same_story';
comment on column core.event_relation.cue_start_char is 'where the words that say so start in the body, null for same_story';
comment on column core.event_relation.cue_end_char is 'where they end in the body (half-open)';
comment on column core.event_relation.cue_text is 'the words that say so';
comment on column core.event_relation.score is 'strength of the words times the lesser confidence of the two mentions, null for same_story';

create table core.event_decision (
    decision_id varchar not null,
    verdict varchar not null check (verdict in ('same', 'different', 'unsure')),
    score double,
    reasons varchar[],
    decided_by varchar not null,
    decision_no integer,
    event_id varchar,
    local_event_id varchar not null,
    article_id varchar,
    other_event_id varchar,
    other_local_event_id varchar not null,
    other_article_id varchar
);
comment on table core.event_decision is 'Whether two reports are of one event, and why: by the model (rebuilt from all articles) or by a user (kept for ever).';
comment on column core.event_decision.decision_id is 'hash of what is decided and by whom';
comment on column core.event_decision.verdict is 'one event, two, or left open';
comment on column core.event_decision.score is 'chance that they are one event, null where a user decided';
comment on column core.event_decision.reasons is 'what agrees and what does not, with its weight, the weightiest first';
comment on column core.event_decision.decided_by is 'user, or the model with its version';
comment on column core.event_decision.decision_no is 'order of the user''s decisions: a later one overrules an earlier one';
comment on column core.event_decision.event_id is 'core.event that the first report belongs to now';
comment on column core.event_decision.local_event_id is 'the first report: core.event_mention.local_event_id';
comment on column core.event_decision.article_id is 'its article';
comment on column core.event_decision.other_event_id is 'core.event that the second report belongs to now';
comment on column core.event_decision.other_local_event_id is 'the second report';
comment on column core.event_decision.other_article_id is 'its article';
