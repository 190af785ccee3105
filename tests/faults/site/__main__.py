"""`python -m tests.faults.site WORDS` is `sitrep WORDS` on a machine where names under `.test` lead to the faulty site."""

import socket
import sys
from typing import Any

from tests.faults.site.server import Site

_ask = socket.getaddrinfo


def lead(host: Any, port: Any, *args: Any, **more: Any) -> Any:
    """As `socket.getaddrinfo`; `.test` leads here, `.inside` to an office network."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    return _ask(Site.resolve(name, 0)[0] if name.endswith((".test", ".inside")) else host, port, *args, **more)


if __name__ == "__main__":  # worker processes import this file too
    from flows.cli import main

    socket.getaddrinfo = lead
    main(sys.argv[1:])
