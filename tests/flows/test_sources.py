"""`sitrep sources`: finding, checking, listing and switching sources, on a site of its own."""

import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows import cli
from tasks.errors import UsageError
from tasks.ingest.catalogue import catalogue, chosen
from tasks.load.query import query
from tests.faults.site import Site, story
from tests.faults.site.__main__ import lead

PRIVATE = ("--private-network", "127.0.0.0/8")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(socket, "getaddrinfo", lead)
    monkeypatch.setattr("time.sleep", lambda _: None)
    with Site() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITREP_SOURCES", str(tmp_path / "sources"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    (tmp_path / "sources").mkdir()
    return tmp_path / "sources"


Sitrep = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sitrep(folder: Path, capsys: pytest.CaptureFixture[str]) -> Sitrep:
    """Exit code, output and errors of `sitrep sources …`."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(["sources", *words])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def written(folder: Path, name: str, **given: Any) -> None:
    fields = {"name": name, "kind": "feed", "licence": "test", "group": "test", "limits": {"gap_seconds": 0, "seconds": 2}, **given}
    (folder / f"{name}.yml").write_text(yaml.safe_dump(fields | {"private_networks": ["127.0.0.0/8"]}))


def front(site: Site, host: str, head: str = "", body: str = "") -> str:
    """A front page; the feed stands elsewhere than usual."""
    site.put(host, "/", f"<html><head>{head}</head><body>{body}</body></html>")
    if (feed := site.answers.pop((host, "/feed.xml"), None)) is not None:
        site.answers[host, "/news/all"] = feed
    return site.url(host)


def by_link(site: Site) -> str:
    return front(site, "andes", '<link rel="alternate" type="application/rss+xml" href="/news/all">')


def by_link_past_comments(site: Site) -> str:
    site.put("andes", "/comments/feed", "<rss version='2.0'><channel><item><link>/x</link></item></channel></rss>")
    links = ["/comments/feed", "/news/all"]
    return front(site, "andes", "".join(f'<link rel="alternate" type="application/atom+xml" href="{each}">' for each in links))


def by_anchor(site: Site) -> str:
    site.answers["andes", "/world.rss"] = site.answers["andes", "/feed.xml"]
    return front(site, "andes", body='<a href="/about">About</a> <a href="/world.rss">RSS</a>')


def by_robots(site: Site) -> str:
    site.sitemap("andes", "/maps/all.xml", ["/0"])
    site.sitemap("andes", "/maps/news.xml", ["/1", "/2"], news=True)
    lines = "".join(f"Sitemap: {site.url('andes', f'/maps/{each}.xml')}\n" for each in ("all", "news"))
    site.put("andes", "/robots.txt", f"User-agent: *\nDisallow: /private\n{lines}", kind="text/plain")
    return front(site, "andes")


def by_habit(site: Site) -> str:
    site.answers["andes", "/rss.xml"] = site.answers["andes", "/feed.xml"]
    return front(site, "andes")


WAYS: dict[str, tuple[Callable[[Site], str], str, str]] = {
    "the feed itself": (lambda site: site.url("andes", "/feed.xml"), "feed", "/feed.xml"),
    "a link in the head": (by_link, "feed", "/news/all"),
    "a feed of comments is passed over": (by_link_past_comments, "feed", "/news/all"),
    "a link in the page": (by_anchor, "feed", "/world.rss"),
    "robots.txt, news first": (by_robots, "sitemap", "/maps/news.xml"),
    "the usual places": (by_habit, "feed", "/rss.xml"),
}


@pytest.mark.parametrize("way", WAYS)
def test_add_finds_what_to_follow(way: str, site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 3)
    build, kind, path = WAYS[way]
    code, out, _ = sitrep("add", build(site), *PRIVATE, "--yes")
    assert code == 0, out
    [found] = [each for each in catalogue(folder).sources.values() if each.name == "andes-test"]
    assert (found.kind, found.url) == (kind, site.url("andes", path))


def test_add_takes_a_lone_article_for_a_page_to_follow(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.put("andes", "/0", story(0, "andes"))
    assert sitrep("add", site.url("andes", "/0"), *PRIVATE, "--yes", "--name", "pit")[0] == 0
    assert catalogue(folder).of("pit").urls == (site.url("andes", "/0"),)


def test_add_takes_a_folder(tmp_path: Path, folder: Path, sitrep: Sitrep) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "a.txt").write_text("Gunmen killed two guards at a bank in Jos on Monday.\n")
    assert sitrep("add", str(tmp_path / "mail"), "--yes")[0] == 0
    assert catalogue(folder).of("mail").kind == "path"


def test_add_shows_the_five_newest_articles(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 7)
    feed = site.answers["andes", "/feed.xml"]
    for number in range(7):
        date = f"<pubDate>Mon, 0{number + 1} Jun 2026 08:00:00 GMT</pubDate>"
        feed.body = feed.body.replace(f"<title>Story at /{number}<".encode(), f"{date}<title>Story at /{number}<".encode())
    _, out, _ = sitrep("add", site.url("andes", "/feed.xml"), *PRIVATE, "--json")
    found = json.loads(out)
    assert [each["url"][-2:] for each in found["articles"]] == ["/6", "/5", "/4", "/3", "/2"]
    assert found["file"] is None


@pytest.mark.parametrize("words", [["--dry-run"], []])
def test_nothing_is_written_without_a_yes(words: list[str], site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 2)
    code, out, _ = sitrep("add", site.url("andes", "/feed.xml"), *PRIVATE, *words)
    assert (code, list(folder.iterdir())) == (0, [])
    assert "kind: feed" in out


def test_what_is_said_is_written_and_the_rest_guessed(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 2)
    sitrep("add", site.url("andes", "/feed.xml"), *PRIVATE, "-y", "--name", "post", "--licence", "CC0", "--group", "south")
    found = catalogue(folder).of("post")
    assert (found.licence, found.group, found.language, found.outlet) == ("CC0", "south", "en", "andes")


MISTAKES = {
    "no web address": ("ftp://x/y", "S220"),
    "a password in it": ("https://ann:secret@andes.test/", "S220"),
    "nobody there": ("http://andes.test:9/", "S218"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_address_that_will_not_do_is_told_so(mistake: str, site: Site, sitrep: Sitrep) -> None:
    address, expected = MISTAKES[mistake]
    code, _, err = sitrep("add", address, *PRIVATE, "--yes")
    assert code == 2
    assert f"[{expected}]" in err
    assert "secret" not in err


def test_a_private_address_is_named_with_what_to_do(site: Site, sitrep: Sitrep) -> None:
    site.outlet("andes", 1)
    code, _, err = sitrep("add", site.url("andes"), "--yes")
    assert code == 2
    assert "private_address" in err
    assert "--private-network" in err


def test_a_site_without_anything_to_follow_is_told_so(site: Site, sitrep: Sitrep) -> None:
    assert "[S219]" in sitrep("add", front(site, "bare"), *PRIVATE, "--yes")[2]


def test_a_name_that_is_taken_is_refused(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 1)
    written(folder, "andes", url=site.url("andes", "/feed.xml"))
    assert "[S221]" in sitrep("add", site.url("andes", "/feed.xml"), *PRIVATE, "-y", "--name", "andes")[2]


def test_check_stores_nothing_and_tells_the_good_from_the_bad(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.outlet("andes", 2)
    site.put("beta", "/feed.xml", "<rss><chan", kind="application/rss+xml")
    for name in ("andes", "beta"):
        written(folder, name, url=site.url(name, "/feed.xml"))
    code, out, _ = sitrep("check", "--group", "test", "--json")
    found = {row["name"]: (row["ok"], row["articles"]) for row in map(json.loads, out.splitlines())}
    assert (code, found) == (1, {"andes": (True, 2), "beta": (False, 0)})
    assert sorted(each.name for each in folder.parent.iterdir()) == ["sources"]
    assert sitrep("check", "andes")[0] == 0


def test_disable_and_enable_change_one_line(folder: Path, sitrep: Sitrep) -> None:
    text = "# followed since spring\nname: andes\nkind: feed\nurl: https://andes.example/feed.xml\nlicence: x  # asked\n"
    file = folder / "andes.yml"
    file.write_text(text)
    assert sitrep("disable", "andes")[0] == 0
    assert file.read_text() == text + "enabled: false\n"
    assert sitrep("enable", "andes")[0] == 0
    assert file.read_text() == text + "enabled: true\n"


def test_list_names_the_bad_file_and_shows_the_others(folder: Path, sitrep: Sitrep) -> None:
    written(folder, "andes", url="https://andes.example/feed.xml", schedule="0 6 * * *")
    (folder / "bad.yml").write_text("name: bad\nkind: fed\n")
    code, out, err = sitrep("list", "--json", "-w", str(folder / "none.duckdb"))
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert code == 1
    assert f"{folder / 'bad.yml'}:2: kind" in err
    assert rows["andes"] | {"failures": 0, "articles": 0, "rests_until": None} == rows["andes"]


def test_a_name_that_is_nearly_right_is_helped(folder: Path, sitrep: Sitrep) -> None:
    written(folder, "andes", url="https://andes.example/feed.xml")
    code, _, err = sitrep("disable", "ands")
    assert (code, "is it andes?" in err) == (2, True)


def test_a_group_is_its_enabled_sources(folder: Path) -> None:
    for name, group, enabled in (("a", "south", True), ("b", "south", False), ("c", "north", True)):
        written(folder, name, url="https://x.example/feed", group=group, enabled=enabled)
    known = catalogue(folder)
    assert [each.name for each in chosen(known, (), "south")] == ["a"]
    assert [each.name for each in chosen(known, ("b",), None)] == ["b"]
    with pytest.raises(UsageError, match="S217"):
        chosen(known, (), "east")


def test_due_sources_alone_are_asked_and_without_any_no_run_is_recorded(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.put("dead", "/feed.xml", "<rss><chan")
    written(folder, "dead", url=site.url("dead", "/feed.xml"), schedule="0 0 1 1 *")
    words = ("run", "--group", "test", "--due", "-w", str(folder / "w.duckdb"), "--json")
    first, second = (json.loads(sitrep(*words)[1]) for _ in range(2))
    assert (first["rejected"], second["rejected"]) == (1, 0)
    assert site.paths("dead") == ["/robots.txt", "/feed.xml"]
    assert query(folder / "w.duckdb", "select count(*) from ops.run").item() == 1


def test_a_source_that_rests_is_shown_to(site: Site, folder: Path, sitrep: Sitrep) -> None:
    site.put("dead", "/feed.xml", "<rss><chan")
    written(folder, "dead", url=site.url("dead", "/feed.xml"))
    for _ in range(6):
        sitrep("run", "dead", "-w", str(folder / "w.duckdb"), "--quiet")
    [row] = map(json.loads, sitrep("list", "--group", "test", "--json", "-w", str(folder / "w.duckdb"))[1].splitlines())
    assert row["failures"] == 5
    assert datetime.fromisoformat(row["rests_until"]) > datetime.now(UTC)
    assert "unclosed token" in row["note"]
    assert query(folder / "w.duckdb", "select count(*) from ops.rejection where rule = 'circuit_open' and source_id = 'dead'").item() == 1


def test_check_takes_nothing_out_of_a_watched_folder(folder: Path, tmp_path: Path, sitrep: Sitrep) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "a.txt").write_text("Gunmen killed two guards at a bank in Jos on Monday.\n")
    written(folder, "drop", kind="path", path=str(tmp_path / "drop"), watch=True)
    assert sitrep("check", "drop")[0] == 0
    assert [each.name for each in (tmp_path / "drop").iterdir()] == ["a.txt"]
