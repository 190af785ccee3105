"""Frames about the runs themselves."""

import dataframely as dy

from tasks.frames import domains, fields


class Run(dy.Schema):
    """One run of a flow."""

    run_id = fields.key("drawn at random")
    flow_run_id = fields.text("Prefect's id, null where no server recorded it")
    flow = fields.required_text("name of the flow")
    started_at = fields.moment("start", nullable=False)
    ended_at = fields.moment("end, null while running or when killed")
    status = fields.one_of(domains.RUN_STATUSES, "how it stands; crashed: it was killed, which the next run found out")
    git_sha = fields.text("commit of the code")
    config_sha = fields.text("hash of the settings")
    model = fields.text("language model, name@version")
    counts = fields.text("rows in and out per stage, JSON")
    run_no = dy.Int64(
        nullable=True, min=1, description="running number of the runs in this file, from 1: their order, whatever the clock said"
    )
    parameters = fields.text("what it was asked to do, JSON")
    reader_sha = fields.text("hash of the settings, rules and data it read with")


class Rejection(dy.Schema):
    """Something that was not taken, and why."""

    run_id = fields.key("ops.run")
    stage = fields.key("ingest, extract, normalise or load")
    key = fields.key("what was rejected: file and line, article id, row key")
    rule = fields.key("the rule it broke")
    detail = fields.text("what was found, and what to do")
    payload = fields.text("the rejected record or its start, JSON")
    source_id = fields.text("the source it came from, null where it concerns none")
    external_id = fields.text("the id the input gave the article, null where it gave none")
    url = fields.text("address it came from, without credentials")
    capture_id = fields.text("raw.capture that holds its bytes, null where none were kept")
    resolved_by = fields.text("the run in which it was taken after all, null while it is open")


class CheckResult(dy.Schema):
    """One check of one run."""

    run_id = fields.key("ops.run")
    check = fields.key("name of the check's file")
    severity = fields.one_of(domains.SEVERITIES, "fail or warn")
    row_count = dy.Int64(min=0, description="offending rows")
    sample_ = dy.String(alias="sample", nullable=True, description="some of them, JSON")


class SourceState(dy.Schema):
    """How far a source has been taken."""

    source_id = fields.key("the source")
    cursor = fields.text("where to go on")
    etag = fields.text("HTTP validator")
    last_success_at = fields.moment("last time it was taken without an error")
    consecutive_failures = dy.Int32(min=0, description="failures since then")
    tried_at = fields.moment("last time it was asked")
    rests_until = fields.moment("failed so often that it is left alone until then")
    last_error = fields.text("why it failed last, null after a success")
    last_article_at = fields.moment("last time it had a new or changed article")
    articles_taken = fields.count("new and changed articles taken so far")


class ArticleHistory(dy.Schema):
    """One row per time that an article was stored: which revision of it, and by which version it was read."""

    article_id = fields.key("core.article")
    run_no = dy.Int64(primary_key=True, min=0, description="ops.run that stored it")
    revision = dy.Int32(min=1, description="revision that was stored")
    reader_sha = fields.text("hash of the settings, rules and data it was read with, null where it was not read")


class EventHistory(dy.Schema):
    """One row per event and run that added, changed or removed it; `sitrep diff` compares two runs by it."""

    event_id = fields.key("core.event")
    run_no = dy.Int64(primary_key=True, min=0, description="ops.run after which it was so")
    change = fields.one_of(domains.EVENT_CHANGES, "what became of it")
    event = fields.text("core.event and its participants as they were then, JSON; null once removed")
    article_ids = fields.words("articles that told of it then; those that told of it last, once removed")
