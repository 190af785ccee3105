"""A proxy that speaks TLS before a server that does not: the part of Caddy or nginx, with a certificate of its own."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that nobody but the test trusts, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here: apt-get install openssl")
    pem, key = folder / "cert.pem", folder / "key.pem"
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    asked += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:TRUE"]
    subprocess.run([openssl, *asked, "-keyout", str(key), "-out", str(pem)], check=True, capture_output=True)
    return pem, key


@contextmanager
def proxy(target_port: int, folder: Path) -> Iterator[tuple[int, Path]]:
    """A port of the loopback interface that speaks TLS and hands on to the target; and the certificate to trust."""
    pem, key = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=(listening, context, target_port), daemon=True).start()
        yield listening.getsockname()[1], pem


def _accept(listening: socket.socket, context: ssl.SSLContext, target_port: int) -> None:
    with suppress(OSError):
        while True:
            plain, _ = listening.accept()
            threading.Thread(target=_serve, args=(plain, context, target_port), daemon=True).start()


def _serve(plain: socket.socket, context: ssl.SSLContext, target_port: int) -> None:
    with (
        suppress(OSError),
        context.wrap_socket(plain, server_side=True) as client,
        socket.create_connection(("127.0.0.1", target_port)) as behind,
    ):
        forth = threading.Thread(target=_copy, args=(client, behind), daemon=True)
        forth.start()
        _copy(behind, client)
        forth.join(5)


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
