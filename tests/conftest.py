"""For all tests: examples of property tests are the same in every run, as everything else is, and one `sitrep serve` does for all."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from flows import server
from tasks import paths
from tasks.load.snapshot import place_of
from tests.flows import tls
from tests.flows.serving import Service, serving

settings.register_profile("sitrep", derandomize=True, deadline=None)
settings.load_profile("sitrep")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A real one behind a proxy with TLS, started once for each process that runs tests: they tell their runs apart by the warehouse."""
    folder, port = tmp_path_factory.mktemp("service"), server.free_port()
    with (
        tls.proxy(port, folder) as (public_port, trusted),
        serving(folder, port, f"https://localhost:{public_port}", trusted) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def runs(service: Service) -> list[dict[str, Any]]:
    """The samples read by the worker, and published at the same time: the two flow runs."""
    copy = str(place_of(service.warehouse))
    read = service.api.start("folder", source=str(paths.SAMPLES), publish=copy)
    published = service.api.start("publish", target=copy)
    return service.api.ended(read, published)
