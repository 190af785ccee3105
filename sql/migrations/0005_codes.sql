-- Reference codes, loaded from data/ontology/codes/*.csv.
create schema if not exists codes;

create table codes.plover_type (
    event_type varchar not null,
    quad_class tinyint not null check (quad_class between 1 and 4),
    cameo varchar not null,
    note varchar
);
comment on table codes.plover_type is 'PLOVER 2.0 event types (source: PLOVER manual v2.0).';
comment on column codes.plover_type.event_type is 'PLOVER 2.0 type';
comment on column codes.plover_type.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
comment on column codes.plover_type.cameo is 'CAMEO code where no mode says more';
comment on column codes.plover_type.note is 'why so, where sources disagree';
