"""Pages of an invented news site, as large and as busy as real ones, and a server that gives them."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOWNS = ("Antofagasta", "Arequipa", "Cuenca", "Iquique", "Loja", "Oruro", "Piura", "Potosi", "Quito", "Salta", "Tacna", "Tumbes")
WHO = ("miners", "teachers", "drivers", "farmers", "dockers", "nurses", "students", "traders")
DID = (
    "blocked the road to the port", "marched to the town hall", "clashed with police near the bridge", "met the mayor for talks",
    "rejected the offer of the company", "occupied the office of the governor", "ended their strike", "accused the ministry of delay",
)  # fmt: skip


def _sentence(dice: random.Random) -> str:
    who, did, town = dice.choice(WHO), dice.choice(DID), dice.choice(TOWNS)
    day = dice.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    count, held = dice.randint(3, 900), dice.randint(2, 60)
    return f"About {count} {who} {did} in {town} on {day}, and police said {held} of them were held for some hours."


def page(number: int) -> str:
    """A page of about 60 kB: head with metadata, navigation, an article of some 600 words, links to others, scripts."""
    dice = random.Random(number)  # noqa: S311 - dice for a benchmark
    title = f"{dice.choice(WHO).title()} {dice.choice(DID)} in {dice.choice(TOWNS)} ({number})"
    day = f"2026-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}"
    paragraphs = "".join(
        f'<p class="story__text">{" ".join(_sentence(dice) for _ in range(dice.randint(2, 4)))}</p>\n' for _ in range(dice.randint(8, 16))
    )
    menu = "".join(f'<li class="menu__item"><a href="/{town.lower()}/{n}">{town} {n}</a></li>' for n in range(12) for town in TOWNS)
    cards = "".join(
        f'<div class="card"><a href="/story/{dice.randint(1, 99999)}"><img src="/i/{n}.jpg"><h3>{_sentence(dice)[:70]}</h3></a></div>'
        for n in range(60)
    )
    script = f"<script>window.__state = {[dice.randint(0, 10**9) for _ in range(1_500)]};</script>"
    linked = (
        f'{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{title}", "datePublished": "{day}T08:15:00-05:00", '
        '"author": [{"@type": "Person", "name": "Ana Ruiz"}], "publisher": {"@type": "Organization", "name": "Andes Wire"}}'
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Andes Wire</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Andes Wire">'
        f'<meta property="article:published_time" content="{day}T08:15:00-05:00">'
        f'<script type="application/ld+json">{linked}</script>{script}'
        f'</head><body><nav><ul class="menu">{menu}</ul></nav><main><article><h1>{title}</h1>\n{paragraphs}</article></main>'
        f'<aside class="related">{cards}</aside><footer><p>Copyright 2026 Andes Wire. All rights reserved.</p></footer></body></html>'
    )


@contextmanager
def serving() -> Iterator[str]:
    """A server on this machine whose path /N is page N; answers its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = page(int(self.path.strip("/"))).encode()
            self.send_response(200)
            for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Nothing to be told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
