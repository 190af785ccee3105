"""Fetching: cache, conditions, proxy, secrets, certificates, limits."""

import gzip
import logging
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import SourceError
from tasks.ingest.fetch import FetchError, Validators
from tasks.ingest.fetch.client import agent
from tasks.ingest.fetch.turns import Turns
from tests.faults.site import Site
from tests.faults.site.server import packed
from tests.ingest.web import certificate, fetcher_of, tls_server


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def rule_of(call: Callable[[], object]) -> str:
    with pytest.raises(FetchError) as caught:
        call()
    return caught.value.rule


# -- cache


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({"Cache-Control": "max-age=600"}, [200]),
        ({"Cache-Control": "private, max-age=600"}, [200]),
        ({"Cache-Control": "no-cache"}, [200, 304]),
        ({"Cache-Control": "max-age=0"}, [200, 304]),
        ({"Cache-Control": "no-store"}, [200, 200]),
        ({}, [200, 304]),
    ],
)
def test_the_cache_does_what_the_server_says(site: Site, tmp_path: Path, headers: dict[str, str], asked: list[int]) -> None:
    site.put("andes", "/0", "page", headers=headers)
    url = site.url("andes", "/0")
    for _ in range(2):
        with closing(fetcher_of(url, cache=tmp_path / "http.db")) as fetcher:
            assert fetcher.get(url).payload == b"page"
    assert [each.status for each in site.asked if each.path == "/0"] == asked


def test_a_page_from_the_cache_that_was_taken_before_counts_as_unchanged(site: Site, tmp_path: Path) -> None:
    site.put("andes", "/0", "page", headers={"Cache-Control": "max-age=600"})
    url = site.url("andes", "/0")
    with closing(fetcher_of(url, cache=tmp_path / "http.db")) as fetcher:
        first = fetcher.get(url)
        assert fetcher.get(url, first.validators).payload is None


def test_a_server_that_heeds_no_conditions_is_seen_through(site: Site) -> None:
    url = site.url("andes", "/0")
    site.put("andes", "/0", "page", headers={"ETag": 'W/"same"'})
    with closing(fetcher_of(url)) as fetcher:
        assert fetcher.get(url, Validators('W/"same"')).payload is None


def test_a_packed_page_comes_out_of_the_cache_unpacked(site: Site, tmp_path: Path) -> None:
    given = packed("page " * 100)
    site.put("andes", "/0", given["body"], headers={"Cache-Control": "max-age=600", **given["headers"]})
    url = site.url("andes", "/0")
    with closing(fetcher_of(url, cache=tmp_path / "http.db")) as fetcher:
        assert fetcher.get(url).payload == fetcher.get(url).payload == b"page " * 100


def test_a_page_that_is_too_large_is_not_left_in_the_cache(site: Site, tmp_path: Path) -> None:
    site.put("andes", "/0", "x", endless=True, headers={"Cache-Control": "max-age=600"})
    url = site.url("andes", "/0")
    with closing(fetcher_of(url, cache=tmp_path / "http.db")) as fetcher:
        assert rule_of(lambda: fetcher.get(url)) == rule_of(lambda: fetcher.get(url)) == "too_large"
    assert (tmp_path / "http.db").stat().st_size < 1_000_000


def test_what_a_secret_opens_is_not_kept_in_the_cache(site: Site, tmp_path: Path) -> None:
    site.put("andes", "/0", "subscribers only", headers={"Cache-Control": "max-age=600"})
    url = site.url("andes", "/0?token=tok-7731")
    site.answers["andes", "/0?token=tok-7731"] = site.answers["andes", "/0"]
    given: dict[str, Any] = {"source": {"headers": {"X-Key": "andes-key"}}, "secret": {"andes-key": "key-4410"}.get}
    with closing(fetcher_of(url, cache=tmp_path / "http.db", **given)) as fetcher:
        fetcher.get(url)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert all(word not in kept for word in (b"subscribers only", b"tok-7731", b"key-4410"))


def test_a_file_that_is_no_cache_does_no_harm(site: Site, tmp_path: Path) -> None:
    (tmp_path / "http.db").write_text("no database at all " * 100)
    url = site.url("andes", "/0")
    site.put("andes", "/0", "page")
    with closing(fetcher_of(url, cache=tmp_path / "http.db")) as fetcher:
        assert fetcher.get(url).payload == b"page"


# -- secrets


def test_secrets_go_to_the_sources_own_host_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_SECRET_ANDES_KEY", "key-4410")
    monkeypatch.setenv("SITREP_SECRET_ANDES_LOGIN", "ann:pw-9")
    site.put("andes", "/0", status=302, headers={"Location": site.url("other", "/1")})
    site.put("other", "/1", "page")
    url = site.url("andes", "/0")
    with closing(fetcher_of(url, source={"headers": {"X-Key": "andes-key"}, "basic_auth": "andes-login"})) as fetcher:
        fetcher.get(url)
    told = {each.host: (each.headers.get("X-Key"), each.headers.get("Authorization")) for each in site.asked}
    assert told == {"andes": ("key-4410", "Basic YW5uOnB3LTk="), "other": (None, None)}


@pytest.mark.parametrize(("value", "code"), [(None, "S218"), ("two\nlines", "S219"), ("schlüssel", "S219")])
def test_a_secret_that_is_not_there_or_fits_no_header_is_told_without_its_value(value: str | None, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetcher_of("https://andes.example/", source={"headers": {"X-Key": "andes-key"}}, secret=lambda name: value)
    assert caught.value.code == code
    assert "SITREP_SECRET_ANDES_KEY" in str(caught.value) or code == "S219"
    assert "lines" not in str(caught.value).replace("one line", "")
    assert "schl" not in str(caught.value)


def test_no_address_and_no_secret_is_logged(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site.put("andes", "/0?token=tok-7731", "page")
    url = site.url("andes", "/0?token=tok-7731").replace("//", "//ann:pw-9@")
    with closing(fetcher_of(url.replace("ann:pw-9@", ""), source={"headers": {"X-Key": "k"}}, secret=lambda name: "key-4410")) as fetcher:
        fetcher.get(url)
    assert all(word not in caplog.text for word in ("tok-7731", "pw-9", "key-4410"))


def test_a_user_name_in_a_link_is_not_sent(site: Site) -> None:
    site.put("andes", "/0", "page")
    url = site.url("andes", "/0")
    with closing(fetcher_of(url)) as fetcher:
        assert fetcher.get(url.replace("//", "//ann:pw-9@")).url == url
    assert "Authorization" not in site.asked[-1].headers


# -- proxy


def test_the_proxy_of_the_environment_is_used_and_checked_hosts_alone_are_asked_of_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site itself stands for the proxy: it is asked for whole addresses."""
    proxy = site.url("x").replace("x.test", "127.0.0.1").rstrip("/")
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, proxy)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "straight.test")
    site.put("far", "http://far.test/0", "by proxy")
    with closing(fetcher_of("http://far.test/0", proxies=None)) as fetcher:
        assert fetcher.get("http://far.test/0").payload == b"by proxy"
        assert rule_of(lambda: fetcher.get("http://wiki.inside/0")) == "private_address"
        straight = site.url("straight", "/0")
        site.put("straight", "/0", "straight")
        assert fetcher.get(straight).payload == b"straight"
    assert [each.path for each in site.asked] == ["http://far.test/robots.txt", "http://far.test/0", "/robots.txt", "/0"]


@pytest.mark.parametrize("proxy", ["socks5://ann:pw-9@127.0.0.1:1", "gopher://ann:pw-9@127.0.0.1"])
def test_a_proxy_that_cannot_be_used_is_told_without_its_password(proxy: str) -> None:
    with closing(fetcher_of("http://far.test/0", proxies={"http": proxy})) as fetcher, pytest.raises(SourceError) as caught:
        fetcher.get("http://far.test/0")
    assert caught.value.code == "S220"
    assert "pw-9" not in str(caught.value)


# -- certificates


def test_a_certificate_that_is_trusted_and_of_the_host_is_taken(tmp_path: Path) -> None:
    files = certificate(tmp_path, "safe.test")
    with tls_server(files) as port, closing(fetcher_of("https://x/", certificates=_trusting(files[0]))) as fetcher:
        assert fetcher.get(f"https://safe.test:{port}/0").payload == b"secret page"


@pytest.mark.parametrize(
    ("host", "days", "trusted"),
    [("safe.test", 30, False), ("other.test", 30, True), ("safe.test", -1, True)],
    ids=["unknown", "host", "old"],
)
def test_a_certificate_that_is_unknown_of_another_host_or_too_old_is_refused(tmp_path: Path, host: str, days: int, trusted: bool) -> None:
    files = certificate(tmp_path, host, days=days)
    trust = _trusting(files[0]) if trusted else ssl.create_default_context()
    with tls_server(files) as port, closing(fetcher_of("https://x/", certificates=trust)) as fetcher:
        assert rule_of(lambda: fetcher.get(f"https://safe.test:{port}/0")) == "tls_error"


def _trusting(file: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(file))


# -- limits, time, manners


@pytest.mark.parametrize(
    "body", [gzip.compress(b"0" * 5_000_000), gzip.compress(b"") * 20_000], ids=["large when unpacked", "large when packed"]
)
def test_a_packed_body_is_bounded_before_and_after_it_is_unpacked(site: Site, body: bytes) -> None:
    site.put("bad", "/0", body, headers={"Content-Encoding": "gzip"})
    url = site.url("bad", "/0")
    with closing(fetcher_of(url)) as fetcher:
        assert rule_of(lambda: fetcher.get(url)) in ("too_large", "broken_body")


def test_a_look_up_that_does_not_end_is_given_up(site: Site) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1.5)
        return ["127.0.0.1"]

    started = time.monotonic()
    with closing(fetcher_of("http://slow.test/", resolver=slow, limits={"seconds": 0.2})) as fetcher:
        assert rule_of(lambda: fetcher.get("http://slow.test/")) == "timeout"
    assert time.monotonic() - started < 1.4


def test_an_address_that_does_not_answer_is_followed_by_the_next(site: Site) -> None:
    site.put("two", "/0", "page")
    url = site.url("two", "/0")
    with closing(fetcher_of(url, resolver=lambda host, port: ["127.0.0.99", "127.0.0.1"])) as fetcher:
        assert fetcher.get(url).payload == b"page"


def test_waiting_for_a_hosts_turn_does_not_count_as_its_slowness(site: Site) -> None:
    site.put("calm", "/robots.txt", "User-agent: *\nCrawl-delay: 0.6\n", kind="text/plain")
    site.put("calm", "/0", "page")
    url = site.url("calm", "/0")
    with closing(fetcher_of(url, limits={"seconds": 0.4})) as fetcher:
        assert fetcher.get(url).payload == b"page"


def test_two_fetchers_never_ask_a_host_at_the_same_time_or_too_soon() -> None:
    now, under_way, most, times = [0.0], [0], [0], []
    guard = threading.Lock()

    def pause(seconds: float) -> None:
        with guard:
            now[0] += seconds

    turns = Turns(pause, lambda: now[0])

    def ask() -> None:
        for _ in range(5):
            with turns.turn("andes.test", 2.0):
                under_way[0] += 1
                most[0] = max(most[0], under_way[0])
                times.append(now[0])
                time.sleep(0.001)
                under_way[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert all(later - earlier >= 2.0 for earlier, later in pairwise(times))


def test_the_agent_says_whom_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_CONTACT", "desk@andes.example")
    assert agent() == "sitrep/0.1 (news reader; obeys robots.txt; desk@andes.example)"
    monkeypatch.setenv("SITREP_CONTACT", "two\nlines")
    assert agent() == "sitrep/0.1 (news reader; obeys robots.txt)"
