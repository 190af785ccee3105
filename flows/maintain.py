"""Maintenance as a Prefect flow: upkeep of the warehouse, every step a line in the run's log."""

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.runtime import flow_run

from flows import logs, whereabouts, writer
from flows.artifacts.cells import cell
from flows.upkeep import MaintainParameters
from flows.upkeep import maintain as upkeep

logs.tell_in_sentences()

DEFAULTS = MaintainParameters()


def _run_name() -> str:
    asked = MaintainParameters.model_validate(flow_run.parameters["parameters"])
    return f"maintain {asked.settings().warehouse.stem} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name="sitrep-maintain", flow_run_name=_run_name)
def maintain(parameters: MaintainParameters = DEFAULTS) -> list[str]:
    """Mark dead runs, let go of what need not be kept, remove left-over files, compact. Raises WarehouseError."""
    whereabouts.note(flow_run.id)
    done = list[str]()
    with writer.turn():
        for line in upkeep(parameters):
            get_run_logger().info(line)
            done.append(line)
    markdown = "\n".join(f"- {cell(line)}" for line in done)
    create_markdown_artifact(key="sitrep-maintenance", markdown=markdown, description="what maintenance did")
    return done
