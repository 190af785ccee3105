"""Writing the artifacts of the run under way."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.artifacts.lineage import Lineage
from flows.artifacts.report import markdown
from flows.summary import Summary
from tasks.load import report
from tasks.load.warehouse import Warehouse

SHOWN_REJECTIONS = 200


def publish(warehouse: Warehouse, summary: Summary) -> None:
    """The report, the rejections where there are any, and the way from sources to rows."""
    create_markdown_artifact(key="sitrep-report", markdown=markdown(warehouse, summary), description="what the run did")
    rejected = report.rejections(warehouse, summary.run_id, SHOWN_REJECTIONS)
    if rejected.height:
        create_table_artifact(key="sitrep-rejections", table=rejected.to_dicts(), description="what was turned away, and why")
    lineage = Lineage(warehouse.path, tuple(sorted(summary.by_source)))
    create_markdown_artifact(key="sitrep-lineage", markdown=lineage.markdown(summary.totals), description="from sources to views")
