"""The ways people deploy, filled in for this folder: the templates stand in `deploy/`."""

import getpass
import sys
from string import Template

from tasks import paths

FOLDER = paths.ROOT / "deploy"


def unit(port: int) -> str:
    """A systemd unit that runs `sitrep serve` from this folder, as the user who asks."""
    return _filled("sitrep.service", port)


def container(port: int) -> str:
    """The commands that build and start the container."""
    return _filled("container.txt", port)


def _filled(name: str, port: int) -> str:
    template = Template((FOLDER / name).read_text(encoding="utf-8"))
    return template.substitute(root=paths.ROOT, python=sys.executable, user=getpass.getuser(), port=port)
