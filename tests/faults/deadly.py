"""Stand-ins for reading that die as worker processes die; in a module of their own, for worker processes import them by name."""

import os
import signal
import time

from flows.reading.batch import Answer, Batch
from flows.reading.salvage import nothing, rejections


def mortal(batch: Batch) -> Answer:
    """Killed by an article that says `kill`, hangs at `hang`, takes a while over `slow`; else every article is rejected as seen."""
    bodies = batch.articles["body"].to_list()
    if "kill" in bodies:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in bodies:
        time.sleep(3600)
    if "slow" in bodies:
        time.sleep(3)
    return nothing(rejections(batch, "seen", "by a worker"))
