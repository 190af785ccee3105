-- An event without a date says why; the name that is most likely its place is kept where it is not sure enough for an argument.
alter table core.event_mention add column near_place_mention_no integer;
alter table core.event_mention add column date_reason varchar;
comment on column core.event_mention.near_place_mention_no is 'core.mention: the name of its sentence that is most likely its place, where none is sure';
comment on column core.event_mention.date_reason is 'why no date is known';
