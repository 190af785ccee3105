"""Frames of ingest: payloads as received, articles, and the kinds of text inside them."""

import dataframely as dy

from tasks.frames import domains, fields


class Capture(dy.Schema):
    """One payload as received."""

    capture_id = fields.key("hash of source, url and payload")
    source_id = fields.required_text("the source it came from")
    url = fields.text("address or path it came from")
    fetched_at = fields.moment("when it was taken", nullable=False)
    media_type = fields.text("MIME type")
    payload = dy.Binary(nullable=True, description="the bytes as received, packed as encoding says; null once retention let go of them")
    sha256 = fields.required_text("SHA-256 of the unpacked payload, hex")
    http_status = fields.count("HTTP status, null for files")
    etag = fields.text("HTTP validator")
    last_modified = fields.text("HTTP validator")
    run_id = fields.required_text("the run that took it")
    encoding = fields.text("zstd where the payload is packed, null where it is not")
    byte_count = dy.Int64(nullable=True, min=0, description="bytes of the unpacked payload")


class Article(dy.Schema):
    """The newest revision of one article."""

    article_id = fields.key("hash of source and external id")
    external_id = fields.required_text("the id the input gave, else url or file name")
    source_id = fields.required_text("the source it came from")
    url = fields.text("address the input gave")
    canonical_url = fields.text("address without tracking parts")
    title = fields.text("headline the input gave apart from the body")
    outlet = fields.text("publisher")
    author = fields.words("authors")
    language = fields.text("ISO 639-1 code of the body")
    published_at = fields.moment("publication time, UTC")
    published_on = fields.day("publication date")
    published_basis = fields.one_of(domains.PUBLISHED_BASES, "where the publication date was read", nullable=True)
    fetched_at = fields.moment("when it was taken")
    body = fields.required_text("the text that every span points into")
    body_sha256 = fields.required_text("SHA-256 of the body as UTF-8, hex")
    revision = dy.Int32(min=1, description="1, 2, … as the publisher edits")
    duplicate_of = fields.text("article with the same body that was read in its place")
    story_id = fields.text("near-duplicates and follow-ups of one story share it")
    capture_id = fields.text("raw.capture it was read from")
    run_id = fields.required_text("the run that wrote it")
    status = fields.one_of(domains.READ_STATUSES, "read, or why it was not")
    word_count = fields.count("white-space separated words in the body")
    model = fields.model()
    reader_sha = fields.text("hash of the settings and code it was read with")
    vanished_at = fields.moment("when the publisher no longer had it; the article is kept")
    vanished_because = fields.text("gone (its address answered 404 or 410) or unlisted (its sitemap no longer names it)")


class Vanished(dy.Schema):
    """An article that its publisher no longer has, or has again: `vanished_at` is null then. No table of its own: it marks core.article."""

    article_id = fields.key("core.article")
    vanished_at = fields.moment("when that was found")
    vanished_because = fields.text("gone or unlisted")


class Segment(dy.Schema):
    """What kind of text a stretch of an article is."""

    article_id = fields.key("core.article")
    segment_no = fields.number_key("running number in the article")
    kind = fields.one_of(domains.SEGMENT_KINDS, "what kind of text it is")
    start_char = fields.start_char("the segment")
    end_char = fields.end_char("the segment")
    language = fields.text("ISO 639-1 code, null where unknown")
