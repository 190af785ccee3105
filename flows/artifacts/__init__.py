"""What a recorded run leaves in the Prefect UI: progress, a report, what was rejected, and where the rows come from."""
