"""Reading batches: what a batch is, what is done with one, and which processes do it."""
