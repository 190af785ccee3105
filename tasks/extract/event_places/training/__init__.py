"""Training of the classifier of event places."""
