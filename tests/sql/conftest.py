"""The same empty warehouse as in the load tests."""

from tests.load.conftest import blank, warehouse

__all__ = ["blank", "warehouse"]
