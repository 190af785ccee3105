-- Grain: one row per event that happened. Reads mart.event_record and core.event. Columns, names and order are those of GDELT 2.0's event table.
create view mart.gdelt_events as
select
    record.event_number as "GLOBALEVENTID",
    strftime(record.event_date, '%Y%m%d')::integer as "SQLDATE",
    strftime(record.event_date, '%Y%m')::integer as "MonthYear",
    year(record.event_date)::integer as "Year",
    (year(record.event_date) + (month(record.event_date) * 30 + day(record.event_date)) / 365)::double as "FractionDate",
    nullif(concat(record.actor_cameo_country, array_to_string(record.actor_cameo_types, '')), '') as "Actor1Code",
    upper(record.actor) as "Actor1Name",
    record.actor_cameo_country as "Actor1CountryCode",
    null::varchar as "Actor1KnownGroupCode",
    null::varchar as "Actor1EthnicCode",
    null::varchar as "Actor1Religion1Code",
    null::varchar as "Actor1Religion2Code",
    record.actor_cameo_types[1] as "Actor1Type1Code",
    record.actor_cameo_types[2] as "Actor1Type2Code",
    record.actor_cameo_types[3] as "Actor1Type3Code",
    nullif(concat(record.recipient_cameo_country, array_to_string(record.recipient_cameo_types, '')), '') as "Actor2Code",
    upper(record.recipient) as "Actor2Name",
    record.recipient_cameo_country as "Actor2CountryCode",
    null::varchar as "Actor2KnownGroupCode",
    null::varchar as "Actor2EthnicCode",
    null::varchar as "Actor2Religion1Code",
    null::varchar as "Actor2Religion2Code",
    record.recipient_cameo_types[1] as "Actor2Type1Code",
    record.recipient_cameo_types[2] as "Actor2Type2Code",
    record.recipient_cameo_types[3] as "Actor2Type3Code",
    (record.first_sentence_no <= 1)::integer as "IsRootEvent",
    record.cameo as "EventCode",
    left(record.cameo, 3) as "EventBaseCode",
    left(record.cameo, 2) as "EventRootCode",
    record.quad_class::integer as "QuadClass",
    record.goldstein as "GoldsteinScale",
    event.mention_count as "NumMentions",
    event.outlet_count as "NumSources",
    event.article_count as "NumArticles",
    null::double as "AvgTone",
    if(record.actor_fips is null, null, 1)::integer as "Actor1Geo_Type",
    record.actor_country as "Actor1Geo_FullName",
    record.actor_fips as "Actor1Geo_CountryCode",
    record.actor_fips as "Actor1Geo_ADM1Code",
    null::varchar as "Actor1Geo_ADM2Code",
    null::double as "Actor1Geo_Lat",
    null::double as "Actor1Geo_Long",
    record.actor_fips as "Actor1Geo_FeatureID",
    if(record.recipient_fips is null, null, 1)::integer as "Actor2Geo_Type",
    record.recipient_country as "Actor2Geo_FullName",
    record.recipient_fips as "Actor2Geo_CountryCode",
    record.recipient_fips as "Actor2Geo_ADM1Code",
    null::varchar as "Actor2Geo_ADM2Code",
    null::double as "Actor2Geo_Lat",
    null::double as "Actor2Geo_Long",
    record.recipient_fips as "Actor2Geo_FeatureID",
    case
        when record.resolution = 1 then 1
        when record.resolution >= 4 then if(record.place_country_iso3 = 'USA', 3, 4)
        when record.resolution is not null then if(record.place_country_iso3 = 'USA', 2, 5)
    end::integer as "ActionGeo_Type",
    if(
        record.resolution = 1, record.place_country,
        nullif(concat_ws(', ', record.place, nullif(record.admin1, record.place), nullif(record.place_country, record.place)), '')
    ) as "ActionGeo_FullName",
    record.place_fips as "ActionGeo_CountryCode",
    if(record.resolution = 1, record.place_fips, null) as "ActionGeo_ADM1Code",
    null::varchar as "ActionGeo_ADM2Code",
    record.latitude as "ActionGeo_Lat",
    record.longitude as "ActionGeo_Long",
    if(record.resolution = 1, record.place_fips, null) as "ActionGeo_FeatureID",
    strftime(event.first_reported_at, '%Y%m%d%H%M%S')::bigint as "DATEADDED",
    record.url as "SOURCEURL"
from mart.event_record as record
inner join core.event as event on record.event_id = event.event_id
where
    record.realis = 'actual'
    and record.polarity = 'affirmed'
    and (record.actor is not null or record.recipient is not null);

comment on view mart.gdelt_events is 'Events as GDELT 2.0 codes them (61 columns): geography in FIPS 10-4, actors in CAMEO.';
comment on column mart.gdelt_events."GLOBALEVENTID" is 'number made from core.event.event_id';
comment on column mart.gdelt_events."SQLDATE" is 'day of the event, else of its first report, YYYYMMDD';
comment on column mart.gdelt_events."MonthYear" is 'YYYYMM';
comment on column mart.gdelt_events."Year" is 'YYYY';
comment on column mart.gdelt_events."FractionDate" is 'year and fraction, as GDELT computes it: (month * 30 + day) / 365';
comment on column mart.gdelt_events."Actor1Code" is 'CAMEO code of the actor: country and types';
comment on column mart.gdelt_events."Actor1Name" is 'name of the actor in capitals';
comment on column mart.gdelt_events."Actor1CountryCode" is 'CAMEO country (IRQ for Iraq, where geography says IZ)';
comment on column mart.gdelt_events."Actor1KnownGroupCode" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor1EthnicCode" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor1Religion1Code" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor1Religion2Code" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor1Type1Code" is 'CAMEO type of the first sector';
comment on column mart.gdelt_events."Actor1Type2Code" is 'of the second';
comment on column mart.gdelt_events."Actor1Type3Code" is 'of the third';
comment on column mart.gdelt_events."Actor2Code" is 'CAMEO code of the recipient: country and types';
comment on column mart.gdelt_events."Actor2Name" is 'name of the recipient in capitals';
comment on column mart.gdelt_events."Actor2CountryCode" is 'CAMEO country (IRQ for Iraq, where geography says IZ)';
comment on column mart.gdelt_events."Actor2KnownGroupCode" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor2EthnicCode" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor2Religion1Code" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor2Religion2Code" is 'always null: GDELT finds them with its own lists of names';
comment on column mart.gdelt_events."Actor2Type1Code" is 'CAMEO type of the first sector';
comment on column mart.gdelt_events."Actor2Type2Code" is 'of the second';
comment on column mart.gdelt_events."Actor2Type3Code" is 'of the third';
comment on column mart.gdelt_events."IsRootEvent" is '1 if the first or second sentence of an article reports it';
comment on column mart.gdelt_events."EventCode" is 'CAMEO code, a string with its leading zeros';
comment on column mart.gdelt_events."EventBaseCode" is 'its first three digits';
comment on column mart.gdelt_events."EventRootCode" is 'its first two digits';
comment on column mart.gdelt_events."QuadClass" is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; PLOVER''s class of the event';
comment on column mart.gdelt_events."GoldsteinScale" is 'Goldstein value of the code (scale: codes.cameo)';
comment on column mart.gdelt_events."NumMentions" is 'event mentions';
comment on column mart.gdelt_events."NumSources" is 'outlets';
comment on column mart.gdelt_events."NumArticles" is 'articles';
comment on column mart.gdelt_events."AvgTone" is 'always null: tone is not measured';
comment on column mart.gdelt_events."Actor1Geo_Type" is '1 country: the country of the actor, not a place named near it';
comment on column mart.gdelt_events."Actor1Geo_FullName" is 'name of that country';
comment on column mart.gdelt_events."Actor1Geo_CountryCode" is 'FIPS 10-4 country';
comment on column mart.gdelt_events."Actor1Geo_ADM1Code" is 'FIPS 10-4 country, as GDELT writes for countries';
comment on column mart.gdelt_events."Actor1Geo_ADM2Code" is 'always null for a country';
comment on column mart.gdelt_events."Actor1Geo_Lat" is 'always null: a country is not a point';
comment on column mart.gdelt_events."Actor1Geo_Long" is 'always null: a country is not a point';
comment on column mart.gdelt_events."Actor1Geo_FeatureID" is 'FIPS 10-4 country, as GDELT writes for countries';
comment on column mart.gdelt_events."Actor2Geo_Type" is '1 country: the country of the recipient, not a place named near it';
comment on column mart.gdelt_events."Actor2Geo_FullName" is 'name of that country';
comment on column mart.gdelt_events."Actor2Geo_CountryCode" is 'FIPS 10-4 country';
comment on column mart.gdelt_events."Actor2Geo_ADM1Code" is 'FIPS 10-4 country, as GDELT writes for countries';
comment on column mart.gdelt_events."Actor2Geo_ADM2Code" is 'always null for a country';
comment on column mart.gdelt_events."Actor2Geo_Lat" is 'always null: a country is not a point';
comment on column mart.gdelt_events."Actor2Geo_Long" is 'always null: a country is not a point';
comment on column mart.gdelt_events."Actor2Geo_FeatureID" is 'FIPS 10-4 country, as GDELT writes for countries';
comment on column mart.gdelt_events."ActionGeo_Type" is '1 country, 2 US state or county, 3 US city, 4 city elsewhere, 5 province or district elsewhere';
comment on column mart.gdelt_events."ActionGeo_FullName" is 'place, first-order division, country';
comment on column mart.gdelt_events."ActionGeo_CountryCode" is 'FIPS 10-4 country';
comment on column mart.gdelt_events."ActionGeo_ADM1Code" is 'FIPS 10-4 country if the place is one; null otherwise: GeoNames has other codes for divisions';
comment on column mart.gdelt_events."ActionGeo_ADM2Code" is 'always null: as ADM1Code';
comment on column mart.gdelt_events."ActionGeo_Lat" is 'degrees north';
comment on column mart.gdelt_events."ActionGeo_Long" is 'degrees east';
comment on column mart.gdelt_events."ActionGeo_FeatureID" is 'FIPS 10-4 country if the place is one; null otherwise: GDELT uses the numbers of GNS and GNIS, not those of GeoNames';
comment on column mart.gdelt_events."DATEADDED" is 'first report, YYYYMMDDHHMMSS UTC';
comment on column mart.gdelt_events."SOURCEURL" is 'address of the article with the best mention';
