"""No connection to private addresses, whatever name or redirect leads there.

The check is made on the address that is connected to, at the moment it is connected to: a name that resolves differently the second time
(DNS rebinding), an IPv4 address in IPv6 clothing or in octal gains nothing.
"""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 addresses that stand for IPv4 ones (NAT64, RFC 6052; the old IPv4-compatible ones)."""
EVERYWHERE: tuple[Network, ...] = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))

MOST_SECONDS = 15.0
"""A look-up or a connection may take."""
MOST_ADDRESSES = 3
"""Of one host are tried."""

Resolve = Callable[[str, int], Sequence[str]]


class PrivateAddressError(httpcore.ConnectError):
    """A host leads to an address that is not on the public internet."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, the preferred one first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_allowed(address: str, networks: Iterable[Network]) -> bool:
    """Whether an address is on the public internet, or in one of the networks."""
    found: Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or _within(found)
    is_public = found.is_global and not (found.is_multicast or found.is_reserved or (found.version == 6 and found.is_site_local))
    return is_public or any(found in network for network in networks)


def _within(address: IPv6Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, else itself; the loopback address stands for itself."""
    if not address.is_loopback and any(address in network for network in TRANSLATED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _literal(host: str) -> str | None:
    """A host that is an address itself, without a zone; None for a name."""
    bare = host.strip("[]").partition("%")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return None


class TimedStream(httpcore.NetworkStream):
    """A connection that reads no longer than `left()` seconds, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._stream, self._left = stream, left

    def _time(self, timeout: float | None) -> float:
        left = self._left()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole page did not come in time")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes. Raises httpcore.ReadTimeout."""
        return self._stream.read(max_bytes, self._time(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes. Raises httpcore.ReadTimeout, httpcore.WriteTimeout."""
        self._stream.write(buffer, self._time(timeout))

    def close(self) -> None:
        """Let go."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._time(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        """Of the connection beneath."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.SyncBackend):
    """Connects to checked addresses alone; `left` says how many seconds are left for the page."""

    def __init__(self, networks: Iterable[Network] = (), resolver: Resolve = resolve, left: Callable[[], float] = lambda: 30.0) -> None:
        super().__init__()
        self._networks = tuple(networks)
        self._resolve = resolver
        self._left = left

    def trusting(self) -> "GuardedBackend":
        """The same for a proxy that the operator named: it may be anywhere, a literal address included."""
        return GuardedBackend(EVERYWHERE, lambda host, port: resolve(host.strip("[]"), port), self._left)

    def check(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, if all of them are allowed. Raises PrivateAddressError, ConnectError, ConnectTimeout."""
        addresses = [literal] if (literal := _literal(host)) else self._addresses(host, port)
        bad = [address for address in addresses if not is_allowed(address, self._networks)]
        if bad or not addresses:
            raise PrivateAddressError(f"{host} leads to {bad[0] if bad else 'nowhere'}, which is not on the public internet")
        return addresses

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Looked up in a thread of its own, for the system's look-up knows no time limit."""
        answer: queue.Queue[Sequence[str] | Exception] = queue.Queue()

        def look_up() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=max(0.01, min(MOST_SECONDS, self._left())))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"{host} could not be looked up in time") from None
        if isinstance(found, Exception):
            raise httpcore.ConnectError(f"{host} cannot be resolved: {found}")
        return found

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers, if all of them are allowed.

        The addresses are looked up once, here, and connected to as they were checked. Raises PrivateAddressError, httpcore.ConnectError.
        """
        addresses = self.check(host, port)[:MOST_ADDRESSES]
        for address in addresses:
            try:
                seconds = max(0.01, min(MOST_SECONDS if timeout is None else timeout, self._left()))
                return TimedStream(super().connect_tcp(address, port, seconds, local_address, socket_options), self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")  # pragma: no cover - checked before
