"""No connection to private addresses, whatever name or redirect leads there.

The check is made on the address that is connected to, at the moment it is connected to: a name that resolves differently the second time
(DNS rebinding), an IPv4 address in IPv6 clothing or in octal gains nothing.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (NAT64, RFC 6052)."""

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
        found = found.ipv4_mapped or found.sixtofour or (IPv4Address(int(found) & 0xFFFFFFFF) if found in TRANSLATED else found)
    return (found.is_global and not found.is_multicast) or any(found in network for network in networks)


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
    """Connects to checked addresses alone; nothing is read after `deadline` on the clock."""

    def __init__(self, networks: Iterable[Network] = (), resolver: Resolve = resolve, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._networks = tuple(networks)
        self._resolve = resolver
        self._clock = clock
        self.deadline = float("inf")

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host, if all of them are allowed. Raises PrivateAddressError, httpcore.ConnectError."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error
        bad = [address for address in addresses if not is_allowed(address, self._networks)]
        if bad or not addresses:
            raise PrivateAddressError(f"{host} leads to {bad[0] if bad else 'nowhere'}, which is not on the public internet")
        stream = super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
        return TimedStream(stream, lambda: self.deadline - self._clock())
