"""With this folder on PYTHONPATH names under `.test` lead to this machine, in every process: that of a worker's run too."""

import socket
from typing import Any

_ask = socket.getaddrinfo


def _lead(host: Any, port: Any, *args: Any, **more: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else str(host)
    return _ask("127.0.0.1" if name.endswith(".test") else host, port, *args, **more)


socket.getaddrinfo = _lead
