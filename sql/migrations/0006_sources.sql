-- Following sources: how each stands, which articles have vanished, and whose rejections are whose.
-- Columns come at the end of their tables: those of files made before get them too, empty.
alter table ops.source_state add column tried_at timestamptz;
alter table ops.source_state add column rests_until timestamptz;
alter table ops.source_state add column last_error varchar;
alter table ops.source_state add column last_article_at timestamptz;
alter table ops.source_state add column articles_taken integer;
comment on column ops.source_state.tried_at is 'last time it was asked';
comment on column ops.source_state.rests_until is 'failed so often that it is left alone until then';
comment on column ops.source_state.last_error is 'why it failed last, null after a success';
comment on column ops.source_state.last_article_at is 'last time it had a new or changed article';
comment on column ops.source_state.articles_taken is 'new and changed articles taken so far';

alter table core.article add column vanished_at timestamptz;
alter table core.article add column vanished_because varchar;
comment on column core.article.vanished_at is 'when the publisher no longer had it; the article is kept';
comment on column core.article.vanished_because is 'gone (its address answered 404 or 410) or unlisted (its sitemap no longer names it)';

alter table ops.rejection add column source_id varchar;
comment on column ops.rejection.source_id is 'the source it came from, null where it concerns none';
