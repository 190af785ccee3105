"""Who may reach the server: this machine alone, unless told otherwise, and then with a password."""

import os

from tasks.errors import UsageError

LOOPBACK = ("127.0.0.1", "::1", "localhost")
SERVER_AUTH, CLIENT_AUTH = "PREFECT_SERVER_API_AUTH_STRING", "PREFECT_API_AUTH_STRING"


def require_password(host: str) -> None:
    """Raises UsageError S107 where others than this machine could reach the server without a password."""
    if host not in LOOPBACK and not os.environ.get(SERVER_AUTH):
        hint = f"set {SERVER_AUTH}=user:password, or keep to the loopback interface and put a proxy with TLS before it (README, Access)"
        raise UsageError("S107", f"the server would be open to everybody who reaches {host}", hint)


def credentials() -> dict[str, str]:
    """What our own clients show the server: the password that it asks for. It stands in the environment alone, never in a file."""
    asked = os.environ.get(SERVER_AUTH)
    return {CLIENT_AUTH: asked} if asked and not os.environ.get(CLIENT_AUTH) else {}
