-- Views hold no data: remake them all, so that none of an older version lingers.
drop schema if exists mart cascade;
create schema mart;
