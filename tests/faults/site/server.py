"""A real HTTP server with a dozen outlets: each is a host name under `.test`, all of them lead to 127.0.0.1."""

import contextlib
import gzip
import hashlib
import ssl
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it."""

    at: float
    host: str
    path: str
    headers: dict[str, str]
    status: int


@dataclass(slots=True)
class Answer:
    """What a path answers: `faults` are taken one a request before it answers well; `drip` is the pause between its bytes, in seconds."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    faults: list["Answer"] = field(default_factory=list)
    drip: float = 0.0
    drip_head: float = 0.0
    endless: bool = False
    announced: int | None = None


def story(number: int, outlet: str, extra: str = "") -> str:
    """A page with an article of its own."""
    text = (
        f"Miners of pit {number} near Antofagasta blocked the road to the port on Monday and demanded talks with the {outlet} company. "
        f"Police said {number + 3} of them were held. "
    ) * 4 + extra
    return (
        f'<!doctype html><html lang="en"><head><title>Miners of pit {number} block road</title>'
        f'<meta property="article:published_time" content="2026-05-0{number % 9 + 1}T08:15:00Z"></head>'
        f"<body><article><h1>Miners of pit {number} block road</h1><p>{text}</p></article></body></html>"
    )


class _Server(ThreadingHTTPServer):
    """One whose clients may hang up: on a certificate that does not please them, or when they are killed."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of everything else."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Site:
    """`with Site() as site:`; pages are put with `put`, requests stand in `asked`."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Answer] = {}
        self.asked: list[Asked] = []
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._servers = [self._server]
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        for server in self._servers:
            self._serve(server)
        return self

    def _serve(self, server: "_Server") -> None:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        self._threads.append(thread)
        thread.start()

    def speak_tls(self, context: ssl.SSLContext) -> str:
        """Serve the same by TLS at a port of its own; answers the port."""
        server = _Server(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        self._servers.append(server)
        self._serve(server)
        return str(server.server_port)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self._servers:
            server.shutdown()
        for thread in self._threads:
            thread.join()
        for server in self._servers:
            server.server_close()

    def url(self, host: str, path: str = "/") -> str:
        """Address of a path of an outlet."""
        return f"http://{host}.test:{self._server.server_port}{path}"

    @staticmethod
    def resolve(host: str, port: int) -> list[str]:
        """Where host names lead: `.test` to this machine, `.inside` to an office network."""
        if host.endswith(".test"):
            return ["127.0.0.1"]
        if host.endswith(".inside"):
            return ["10.0.0.5"]
        return [host.strip("[]")]

    def put(self, host: str, path: str, body: str | bytes = b"", **given: Any) -> Answer:
        """Let a path answer so."""
        answer = Answer(body.encode() if isinstance(body, str) else body, **given)
        self.answers[host, path] = answer
        return answer

    def feed(self, host: str, paths: list[str], *, guids: list[str] | None = None, note: str = "") -> None:
        """An RSS feed at /feed.xml that announces the paths."""
        items = "".join(
            f"<item><guid>{guid}</guid><link>{self.url(host, path)}</link><title>Story at {path}</title>"
            f"<description>{note}</description></item>"
            for path, guid in zip(paths, guids or [f"{host}{path}" for path in paths], strict=True)
        )
        channel = f'<rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'
        self.put(host, "/feed.xml", channel, kind="application/rss+xml")

    def sitemap(self, host: str, path: str, paths: list[str], *, news: bool = False, zipped: bool = False, day: str = "2026-05-04") -> None:
        """A sitemap at a path that names pages."""
        about = (
            "<news:news><news:publication><news:name>x</news:name></news:publication>"
            f"<news:publication_date>{day}</news:publication_date><news:title>News</news:title></news:news>"
            if news
            else f"<lastmod>{day}</lastmod>"
        )
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        body = f"<urlset {spaces}>" + "".join(f"<url><loc>{self.url(host, each)}</loc>{about}</url>" for each in paths) + "</urlset>"
        self.put(host, path, gzip.compress(body.encode(), mtime=0) if zipped else body, kind="application/xml")

    def sitemap_index(self, host: str, path: str, paths: list[str]) -> None:
        """A sitemap of sitemaps."""
        inner = "".join(f"<sitemap><loc>{self.url(host, each)}</loc></sitemap>" for each in paths)
        self.put(host, path, f"<sitemapindex>{inner}</sitemapindex>", kind="application/xml")

    def outlet(self, host: str, count: int = 2) -> None:
        """An outlet without faults: its feed and its articles."""
        paths = [f"/{number}" for number in range(count)]
        for number, path in enumerate(paths):
            self.put(host, path, story(number, host))
        self.feed(host, paths)

    def paths(self, host: str) -> list[str]:
        """What was asked of an outlet, in order."""
        return [each.path for each in self.asked if each.host == host]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(".test")[0]
            answer = site.answers.get((host, self.path), Answer(b"not here", status=404))
            answer = answer.faults.pop(0) if answer.faults else answer
            etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
            status = 304 if answer.status == 200 and self.headers.get("If-None-Match") == etag else answer.status
            site.asked.append(Asked(time.monotonic(), host, self.path, dict(self.headers), status))
            with contextlib.suppress(OSError):
                self._say(answer, status, etag)

        def _say(self, answer: Answer, status: int, etag: str) -> None:
            if answer.drip_head:
                self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 200, answer.drip_head)
                return
            body = b"" if status == 304 else answer.body
            self.close_connection = answer.endless
            length = {} if answer.endless else {"Content-Length": str(answer.announced or len(body))}
            self.send_response(status)
            for name, value in {"Content-Type": answer.kind, "ETag": etag, **length, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self._drip(body, answer.drip)
            while answer.endless:
                self.wfile.write(b"x" * 65_536)

        def _drip(self, data: bytes, pause: float) -> None:
            for start in range(len(data)) if pause else ():
                self.wfile.write(data[start : start + 1])
                self.wfile.flush()
                time.sleep(pause)
            if not pause:
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Requests stand in `asked`."""

    return Handler


def packed(body: str, cut: int | None = None) -> dict[str, Any]:
    """A gzipped body with its header, cut short where asked."""
    data = gzip.compress(body.encode(), mtime=0)
    return {"body": data[:cut], "headers": {"Content-Encoding": "gzip"}}
