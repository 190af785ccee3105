"""The sample articles: each kind of input is there, and ingest makes of it what its name says."""

from tasks import paths
from tests.ingest.conftest import Take


def test_the_samples_show_every_outcome(take: Take) -> None:
    taken = take(paths.SAMPLES)
    statuses = dict(taken.article.select("external_id", "status").iter_rows())
    assert list(statuses.values()).count("read") >= 12
    assert statuses["otro_idioma.txt"] == "other_language"
    assert statuses["aid-convoy-again"] == "duplicate"
    assert taken.rejection["rule"].to_list() == ["bad_json"]


def test_the_samples_hold_a_teaser_and_an_embedded_post(take: Take) -> None:
    assert {"teaser", "embed", "headline", "dateline", "caption", "boilerplate"} <= set(take(paths.SAMPLES).segment["kind"])


def test_every_sample_that_is_read_has_a_date(take: Take) -> None:
    article = take(paths.SAMPLES).article
    assert article.filter(article["status"] == "read")["published_on"].null_count() == 0
