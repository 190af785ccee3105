"""No request reaches a private address, whatever disguise it comes in; nothing a page says makes a library ask for something."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tasks.ingest.fetch import FetchError
from tasks.ingest.fetch.guard import is_allowed, resolve
from tasks.ingest.html import read_page
from tasks.ingest.readers import feed
from tests.faults.site import Site
from tests.ingest.conftest import Take
from tests.ingest.web import fetcher_of


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def port(site: Site) -> int:
    return int(site.url("x").rsplit(":", 1)[1].strip("/"))


DISGUISES = {
    "literal": "http://127.0.0.1:{port}/x",
    "decimal": "http://2130706433:{port}/x",
    "octal": "http://0177.0.0.1:{port}/x",
    "hexadecimal": "http://0x7f000001:{port}/x",
    "hexadecimal parts": "http://0x7f.0x0.0x0.0x1:{port}/x",
    "short": "http://127.1:{port}/x",
    "zero": "http://0.0.0.0:{port}/x",
    "zero alone": "http://0:{port}/x",
    "loopback of IPv6": "http://[::1]:{port}/x",
    "mapped into IPv6": "http://[::ffff:127.0.0.1]:{port}/x",
    "mapped into IPv6, hexadecimal": "http://[::ffff:7f00:1]:{port}/x",
    "compatible with IPv6": "http://[::127.0.0.1]:{port}/x",
    "translated (NAT64)": "http://[64:ff9b::7f00:1]:{port}/x",
    "6to4": "http://[2002:7f00:1::]:{port}/x",
    "unique local": "http://[fd00::1]:{port}/x",
    "site local": "http://[fec0::1]:{port}/x",
    "link local": "http://[fe80::1%25lo]:{port}/x",
    "metadata of clouds": "http://169.254.169.254/latest/meta-data/",
    "carrier's private network": "http://100.64.0.1/x",
    "broadcast": "http://255.255.255.255/x",
    "multicast": "http://224.0.0.1/x",
    "user name that looks like a host": "http://andes.example@127.0.0.1:{port}/x",
    "user name and password": "http://andes.example:80@127.0.0.1:{port}/x",
    "name of this machine": "http://localhost:{port}/x",
    "wide digits": "http://１２７.０.０.１:{port}/x",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_private_address_is_refused_in_every_disguise(site: Site, disguise: str) -> None:
    """By the system's own look-up of names."""
    url = DISGUISES[disguise].format(port=port(site))
    strict = {"private_networks": ()}
    with closing(fetcher_of("http://x.test/", source=strict, resolver=resolve)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert caught.value.rule in ("private_address", "bad_url")
    assert site.asked == []


@pytest.mark.parametrize("host", ["inside.test", "127.0.0.1", "2130706433", "[::1]"])
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, host: str) -> None:
    """The first page is on an allowed network, the target is not."""
    site.put("open", "/0", status=302, headers={"Location": f"http://{host}:{port(site)}/secret"})
    site.put("open", "/secret", "secret")

    def resolver(name: str, port: int) -> list[str]:
        return ["127.0.0.2"] if name == "open.test" else ["127.0.0.1"]

    site_url = f"http://open.test:{port(site)}/0"
    networks = {"private_networks": ("127.0.0.2/32",)}
    with closing(fetcher_of(site_url, source=networks, resolver=resolver)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(site_url)
    assert caught.value.rule in ("private_address", "connection")
    assert all(each.path != "/secret" for each in site.asked)


def test_a_name_of_the_public_web_that_leads_inside_is_refused() -> None:
    with closing(fetcher_of("http://x.test/", resolver=lambda host, port: ["10.0.0.5"])) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get("http://news.example/x")
    assert caught.value.rule == "private_address"


def test_one_private_address_among_public_ones_is_enough() -> None:
    both = ["93.184.216.34", "10.0.0.5"]
    with closing(fetcher_of("http://x.test/", resolver=lambda host, port: both)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get("http://news.example/x")
    assert caught.value.rule == "private_address"


def test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would lead inside. It is never asked for: the connection goes to the checked address itself."""
    asked: list[str] = []
    connected: list[object] = []
    connect = socket.create_connection

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.5"]

    def watched(address: tuple[str, int], *args: object, **given: object) -> socket.socket:
        connected.append(address[0])
        return connect(address, *args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", watched)
    site.put("rebind", "/robots.txt", "")
    site.put("rebind", "/0", "page")
    with closing(fetcher_of("http://x.test/", resolver=resolver)) as fetcher:
        fetcher.get(site.url("rebind", "/0"))
    assert (asked, connected) == (["rebind.test"], ["127.0.0.1"])


def test_a_network_that_the_source_allows_is_reached_and_no_other(site: Site) -> None:
    site.put("open", "/0", "page")
    with closing(fetcher_of("http://x.test/", source={"private_networks": ("127.0.0.0/8",)})) as fetcher:
        assert fetcher.get(site.url("open", "/0")).payload == b"page"
        with pytest.raises(FetchError) as caught:
            fetcher.get("http://wiki.inside/")
    assert caught.value.rule == "private_address"


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses_are_reached_in_every_dress(address: str) -> None:
    assert is_allowed(address, ())


# -- libraries that fetch by themselves


@pytest.fixture
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine, and whatever it was asked."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        is_over = threading.Event()

        def listen() -> None:
            while not is_over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    continue
                with connection:
                    heard.append(connection.recv(1_000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/feed.xml", heard
        is_over.set()
        thread.join()


@pytest.mark.parametrize("form", ["{}", "  {}\n", "<{}", '<!DOCTYPE html SYSTEM "{}"><html><body><p>x</p></body></html>'])
def test_a_page_that_is_an_address_is_not_fetched(trap: tuple[str, list[bytes]], form: str) -> None:
    url, heard = trap
    assert read_page(form.format(url)).body in ("", "x")
    assert heard == []


@pytest.mark.parametrize("form", ["{}", "feed:{}", '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{}"><rss/>'])
def test_a_feed_that_is_an_address_is_not_fetched(trap: tuple[str, list[bytes]], form: str) -> None:
    url, heard = trap
    assert feed.parsed(form.format(url).encode()).entries == []
    assert heard == []


def test_a_feed_that_is_a_file_name_is_not_opened(tmp_path: Path, take: Take) -> None:
    (tmp_path / "real.xml").write_text("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    assert feed.parsed(str(tmp_path / "real.xml").encode()).entries == []
