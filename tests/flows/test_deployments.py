"""The deployments of prefect.yaml: each names a flow that is there, with parameters that it takes."""

import importlib
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from flows.parameters import RunParameters
from tasks import paths

DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load((paths.ROOT / "prefect.yaml").read_text())["deployments"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda each: each["name"])
def test_a_deployment_is_complete(deployment: dict[str, Any]) -> None:
    assert deployment["description"]
    assert "sitrep" in deployment["tags"]
    assert deployment["concurrency_limit"]["limit"] == 1


@pytest.mark.parametrize("deployment", [each for each in DEPLOYMENTS if "schedules" in each], ids=lambda each: each["name"])
def test_late_runs_do_not_pile_up(deployment: dict[str, Any]) -> None:
    assert deployment["concurrency_limit"]["collision_strategy"] == "CANCEL_NEW"


def test_there_is_no_pull_step() -> None:
    assert "pull" not in yaml.safe_load((paths.ROOT / "prefect.yaml").read_text())


@pytest.mark.slow
@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda each: each["name"])
def test_its_flow_takes_its_parameters(deployment: dict[str, Any]) -> None:
    file, _, name = deployment["entrypoint"].partition(":")
    flow = getattr(importlib.import_module(file.removesuffix(".py").replace("/", ".")), name)
    flow.validate_parameters(deployment.get("parameters", {}))


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"processes": 100}, {"sauce": "x"}, {"source": None}])
def test_a_form_with_a_mistake_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RunParameters.model_validate(wrong)


def test_a_relative_source_starts_at_the_project() -> None:
    assert RunParameters.model_validate({"source": "data/samples"}).source == paths.SAMPLES
