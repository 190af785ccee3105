"""Ways to a host: straight, or by the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY)."""

import ssl
from collections.abc import Callable, Mapping
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed knows only one of them

import httpx

from tasks.errors import SourceError
from tasks.ingest.fetch.guard import GuardedBackend

Check = Callable[[str, int], object]
"""Raises where a host must not be asked."""


class Routes(httpx.BaseTransport):
    """Takes each request its way.

    Straight connections are made by `guarded`, which checks the very address that it connects to. A proxy connects on its own: there the
    host's addresses are checked here before it is asked, and its own rules come on top.
    """

    def __init__(self, certificates: ssl.SSLContext, guarded: GuardedBackend, proxies: Mapping[str, str] | None = None) -> None:
        self._certificates, self._guarded = certificates, guarded
        self._proxies = dict(getproxies_environment() if proxies is None else proxies)
        self._direct = _transport(certificates, guarded, None)
        self._by: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer. Raises httpx.TransportError, httpcore's PrivateAddressError, SourceError S220."""
        proxy = self._proxy(request.url)
        if proxy is None:
            return self._direct.handle_request(request)
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        self._guarded.check(request.url.host, port)
        if proxy not in self._by:
            self._by[proxy] = _transport(self._certificates, self._guarded.trusting(), proxy)
        return self._by[proxy].handle_request(request)

    def _proxy(self, url: httpx.URL) -> str | None:
        found = self._proxies.get(url.scheme) or self._proxies.get("all")
        if not found or proxy_bypass_environment(f"{url.host}:{url.port}" if url.port else url.host, self._proxies):
            return None
        return found if "://" in found else f"http://{found}"

    def close(self) -> None:
        """Let go of all connections."""
        for transport in (self._direct, *self._by.values()):
            transport.close()


def _transport(certificates: ssl.SSLContext, backend: GuardedBackend, proxy: str | None) -> httpx.HTTPTransport:
    try:
        transport = httpx.HTTPTransport(verify=certificates, retries=0, proxy=httpx.Proxy(proxy) if proxy else None)
    except (ValueError, httpx.InvalidURL, ImportError):
        raise SourceError(
            "S220", "the proxy that the environment names cannot be used", "give http://host:port or https://host:port"
        ) from None
    transport._pool._network_backend = backend
    return transport
