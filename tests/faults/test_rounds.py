"""Two scheduled rounds over a news site of many outlets, most of them faulty: by the command line, into a real warehouse."""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from tasks import paths
from tasks.load.query import query
from tests.faults.site import Asked, Site, story
from tests.faults.site.server import Answer, packed
from tests.faults.site.tls import self_signed

pytestmark = [pytest.mark.model, pytest.mark.slow]

GAP = 0.2
FULL = "Miners of {0} blocked the road to the port on Monday and demanded talks with the company, police in Antofagasta said. " * 8
GIGABYTE = 1_000_000_000


@dataclass
class Expected:
    """What a source must come to: articles it gives in a round, rejections it gets."""

    first: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    rules_again: list[str] = field(default_factory=list)
    kind: str = "feed"
    path: str = "/feed.xml"


def at(host: str, *numbers: int) -> list[str]:
    return [f"{host}/{number}" for number in numbers]


def build(site: Site) -> dict[str, Expected]:
    """The site before the first round; source name -> what is to come of it."""
    expected: dict[str, Expected] = {}

    def outlet(host: str, count: int, **given: Any) -> Expected:
        site.outlet(host, count)
        expected[host] = Expected(**given)
        return expected[host]

    outlet("andes", 3, first=at("andes", 0, 1, 2), second=at("andes", 0, 3))
    outlet("slow", 4, first=at("slow", 0, 3), second=at("slow", 1), rules=["timeout"] * 2, rules_again=["timeout"])
    site.put("slow", "/1", story(1, "slow"), drip_head=0.3)
    site.put("slow", "/2", story(2, "slow"), drip=0.3)
    faults = ["broken_body", "broken_body", "too_large"]
    outlet("packed", 5, first=at("packed", 0, 4), rules=faults, rules_again=faults)
    site.put("packed", "/1", **packed(story(1, "packed"), cut=100))
    site.put("packed", "/2", b"noise" * 99, headers={"Content-Encoding": "gzip"})
    site.put("packed", "/3", **packed("0" * 20_000_000))
    faults = ["private_address", "redirect_loop", "tls_error"]
    outlet("loops", 5, first=at("loops", 0, 4), rules=faults, rules_again=faults)
    site.put("loops", "/1", status=302, headers={"Location": "/1"})
    site.put("loops", "/2", status=302, headers={"Location": "http://wiki.inside/"})
    port = site.speak_tls(self_signed("loops.test"))
    site.put("loops", "/3", status=302, headers={"Location": f"https://loops.test:{port}/0"})
    outlet("letters", 3, first=at("letters", 0, 1, 2))
    site.put("letters", "/1", story(1, "letters", "It was the same in Kraków."), kind="text/html; charset=iso-8859-1")
    site.put("letters", "/2", story(2, "letters", "It was the same in Łódź.").encode("iso-8859-2"), kind="text/html; charset=iso-8859-2")
    outlet("busy", 3, first=at("busy", 0, 1), second=at("busy", 2), rules=["http_error"])
    site.answers["busy", "/1"].faults = [Answer(status=429, headers={"Retry-After": "1"})]
    site.put("busy", "/2", story(2, "busy"), status=500)
    outlet("huge", 4, first=at("huge", 0, 3), rules=["too_large"] * 2, rules_again=["too_large"] * 2)
    site.put("huge", "/1", b"x", announced=GIGABYTE)
    site.put("huge", "/2", b"x", endless=True)
    outlet("broken", 2, rules=["bad_feed"], rules_again=["bad_feed"])
    site.put("broken", "/feed.xml", "<rss><chan", kind="application/rss+xml")
    outlet("cut", 2, first=at("cut", 0, 1), rules=["broken_feed"])
    feed = site.answers["cut", "/feed.xml"]
    feed.body = feed.body.replace(b"</channel></rss>", b"</chan")
    outlet("twins", 3, first=["same", "twins/2"], rules=["repeated_id"])
    site.feed("twins", ["/0", "/1", "/2"], guids=["same", "same", "twins/2"])
    outlet("future", 2, first=at("future", 0, 1), rules=["bad_date"])
    feed = site.answers["future", "/feed.xml"]
    feed.body = feed.body.replace(b"<title>Story at /1", b"<pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate><title>Story at /1")
    outlet("shy", 3, first=at("shy", 0, 2), rules=["robots_denied"], rules_again=["robots_denied"])
    site.put("shy", "/robots.txt", "User-agent: *\nDisallow: /1\n", kind="text/plain")
    outlet("closed", 1, rules=["robots_denied"], rules_again=["robots_denied"])
    site.put("closed", "/robots.txt", status=500)
    outlet("lost", 3, first=at("lost", 0, 2), rules=["gone"])
    site.put("lost", "/1", status=410)
    outlet("empty", 2, first=at("empty", 0), rules=["no_article"])
    site.put("empty", "/1", "<html><body><nav>Home</nav></body></html>")
    pages = [site.url("map", f"/{number}") for number in range(4)]
    outlet("map", 4, kind="sitemap", path="/sitemap.xml", first=pages, rules=["bad_sitemap"], rules_again=["bad_sitemap"])
    site.sitemap("map", "/inner.xml.gz", ["/0", "/1", "/2"], zipped=True)
    site.sitemap("map", "/news.xml", ["/3"], news=True)
    site.put("map", "/broken.xml", "<urlset><url>", kind="application/xml")
    site.sitemap_index("map", "/sitemap.xml", ["/inner.xml.gz", "/broken.xml", "/news.xml"])
    expected["whole"] = Expected(first=["whole/0"])
    site.feed("whole", ["/0"], note=f"&lt;p&gt;{FULL.format('the whole pit')}&lt;/p&gt;")
    expected["json"] = Expected(first=["json/0"], path="/feed.json")
    items = [{"id": "json/0", "url": site.url("json", "/0"), "title": "Miners", "content_text": FULL.format("the other pit")}]
    site.put("json", "/feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "JSON", "items": items}))
    return expected


def change(site: Site) -> None:
    """What happens on the site between the rounds."""
    site.put("andes", "/3", story(3, "andes"))
    site.put("andes", "/0", story(0, "andes", "One miner died in hospital."))
    site.feed("andes", [f"/{number}" for number in range(4)])
    feed = site.answers["andes", "/feed.xml"]
    feed.body = feed.body.replace(b"Story at /0</title>", b"Updated: story at /0</title>")
    site.put("slow", "/1", story(1, "slow"))
    site.answers["busy", "/2"].status = 200
    site.sitemap("map", "/inner.xml.gz", ["/0", "/1"], zipped=True)


def write(folder: Path, site: Site, expected: dict[str, Expected]) -> None:
    folder.mkdir()
    for name, source in expected.items():
        given = {
            "name": name,
            "kind": source.kind,
            "url": site.url(name, source.path),
            "licence": "test",
            "group": "test",
            "schedule": "* * * * *",
            "limits": {"gap_seconds": GAP, "seconds": 4, "page_bytes": 200_000},
            "private_networks": ["127.0.0.0/8"],
        }
        (folder / f"{name}.yml").write_text(yaml.safe_dump(given))
    (folder / "mistaken.yml").write_text("name: mistaken\nkind: fed\n")


@dataclass
class Rounds:
    """What two rounds came to."""

    expected: dict[str, Expected]
    warehouse: Path
    first: list[Asked]
    second: list[Asked]
    summaries: list[dict[str, Any]]

    def ask(self, sql: str) -> pl.DataFrame:
        return query(self.warehouse, sql)

    def run_ids(self) -> list[str]:
        return [str(each["run_id"]) for each in self.summaries]

    def rules(self, number: int) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for source, rule in self.ask(f"select source_id, rule from ops.rejection where run_id = '{self.run_ids()[number]}'").iter_rows():
            found[source].append(rule)
        return {name: sorted(rules) for name, rules in found.items()}


def run(folder: Path, *words: str) -> dict[str, Any]:
    command = [
        sys.executable,
        "-m",
        "tests.faults.site",
        "sources",
        "run",
        "--group",
        "test",
        *words,
        "-w",
        str(folder / "w.duckdb"),
        "--json",
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"PYTHONPATH": str(paths.ROOT), "PREFECT_HOME": str(folder), "SITREP_SOURCES": str(folder / "sources")}
    environment |= {"SITREP_HTTP_CACHE": str(folder / "http.db")}
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    folder = tmp_path_factory.mktemp("rounds")
    with Site() as site:
        expected = build(site)
        write(folder / "sources", site, expected)
        summaries = [run(folder)]
        first = list(site.asked)
        change(site)
        summaries.append(run(folder))
        yield Rounds(expected, folder / "w.duckdb", first, site.asked[len(first) :], summaries)


def test_every_good_article_lands_exactly_once(rounds: Rounds) -> None:
    found = Counter(rounds.ask("select source_id, external_id from core.article").iter_rows())
    assert found == Counter((name, key) for name, source in rounds.expected.items() for key in {*source.first, *source.second})


def test_the_rounds_take_what_is_new_and_nothing_else(rounds: Rounds) -> None:
    taken = [sum(source["new"] for source in each["sources"].values()) for each in rounds.summaries]
    assert taken == [sum(len(each.first) for each in rounds.expected.values()), sum(len(each.second) for each in rounds.expected.values())]


@pytest.mark.parametrize("number", [0, 1])
def test_each_fault_has_its_rejection_and_nothing_else_has_one(rounds: Rounds, number: int) -> None:
    rules = {name: (source.rules, source.rules_again)[number] for name, source in rounds.expected.items()}
    assert rounds.rules(number) == {name: sorted(found) for name, found in rules.items() if found} | {"mistaken": ["bad_source"]}


def test_what_was_taken_is_read(rounds: Rounds) -> None:
    assert rounds.ask("select distinct status from core.article").rows() == [("read",)]
    assert rounds.ask("select count(*) from core.article where article_id not in (select article_id from core.event_mention)").item() == 0


def test_a_changed_article_is_the_next_revision_and_its_rows_are_read_again(rounds: Rounds) -> None:
    [row] = rounds.ask("select revision, body, article_id from core.article where external_id = 'andes/0'").rows()
    assert row[0] == 2
    assert "died in hospital" in row[1]
    spans = rounds.ask(f"select max(end_char) from core.sentence where article_id = '{row[2]}'").item()
    assert spans > row[1].index("died in hospital")
    assert rounds.ask("select count(*) from raw.capture where source_id = 'andes' and url like '%/0'").item() == 2


def test_payloads_of_pages_come_with_what_the_server_said(rounds: Rounds) -> None:
    found = rounds.ask("select http_status, etag from raw.capture where source_id = 'andes'")
    assert set(found["http_status"]) == {200}
    assert found["etag"].null_count() == 0


def test_one_that_the_sitemap_no_longer_names_is_kept_and_marked(rounds: Rounds) -> None:
    found = rounds.ask("select external_id, vanished_because from core.article where vanished_at is not null").rows()
    assert [(key.rpartition("/")[2], why) for key, why in found] == [("2", "unlisted")]


def test_no_page_of_an_article_that_was_taken_is_asked_for_again(rounds: Rounds) -> None:
    taken = {(host, "/" + key.rpartition("/")[2]) for host, source in rounds.expected.items() for key in source.first} - {("andes", "/0")}
    assert {(each.host, each.path) for each in rounds.second} & taken == set()


def test_lists_are_asked_for_with_what_tells_whether_they_have_changed(rounds: Rounds) -> None:
    asked = {each.host: each.status for each in rounds.second if each.path == "/feed.xml" and "If-None-Match" in each.headers}
    complete = {host for host, each in rounds.expected.items() if each.path == "/feed.xml" and not each.rules_again and host != "busy"}
    assert complete <= set(asked)
    assert {asked[host] for host in complete - {"andes"}} == {304}


def test_what_robots_txt_denies_is_never_asked_for(rounds: Rounds) -> None:
    asked = {(each.host, each.path) for each in rounds.first + rounds.second}
    assert asked & {("shy", "/1"), ("closed", "/feed.xml"), ("closed", "/0")} == set()


def test_robots_txt_comes_before_anything_else(rounds: Rounds) -> None:
    for log in (rounds.first, rounds.second):
        assert {next(each.path for each in log if each.host == host) for host in {each.host for each in log}} == {"/robots.txt"}


def test_requests_to_one_host_keep_their_distance(rounds: Rounds) -> None:
    gaps: dict[tuple[str, str, str], float] = {}
    for log in (rounds.first, rounds.second):
        for host in {each.host for each in log}:
            for earlier, later in pairwise(each for each in log if each.host == host):
                pair = host, earlier.path, later.path
                gaps[pair] = min(later.at - earlier.at, gaps.get(pair, GAP))
    assert len(gaps) > 50
    assert {pair: gap for pair, gap in gaps.items() if gap < GAP - 0.01} == {}


def test_a_host_that_asks_to_wait_is_waited_for(rounds: Rounds) -> None:
    refused, given = [each.at for each in rounds.first if (each.host, each.path) == ("busy", "/1")]
    assert given - refused >= 0.95


def test_requests_say_who_asks(rounds: Rounds) -> None:
    assert {each.headers["User-Agent"].split("/")[0] for each in rounds.first + rounds.second} == {"sitrep"}


def test_state_says_how_each_source_stands(rounds: Rounds) -> None:
    rows = rounds.ask("select source_id, consecutive_failures, articles_taken from ops.source_state").rows()
    expected = {
        (name, 2 if name in ("broken", "closed") else 0, len(source.first) + len(source.second)) for name, source in rounds.expected.items()
    }
    assert set(rows) == expected


def test_nothing_waits_beside_the_warehouse_any_more(rounds: Rounds) -> None:
    assert list(rounds.warehouse.parent.glob("*.spool")) == []
