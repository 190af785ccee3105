# Targets of sitrep; `make help` lists them. Needs Python 3.11 or newer with venv, and make.
.DEFAULT_GOAL := help
.PHONY: check-ontology train help setup demo test test-fast test-long test-duckdb golden pictures lint score serve clean
SHELL := /bin/bash

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
# The lock names all there is; left to itself, pip would look for newer releases of what packages ask for with extras.
LOCKED := --no-deps --require-hashes --only-binary :all:
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
SCORE := ../shared/score/score.py
GOLD := ../shared/gold
export PREFECT_SERVER_ANALYTICS_ENABLED := false

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## environment in .venv with exactly the locked packages

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) $(LOCKED) -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m tasks.normalise.places.build >/dev/null
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(PIP) $(LOCKED) -r requirements-dev.lock
	@touch $@

demo: $(READY) ## the sample articles into var/sitrep.duckdb as a recorded run, and what they say
	@$(BIN)/sitrep demo

test-fast: $(READY_DEV) ## tests without language model and server: seconds
	$(BIN)/python -m pytest -q -n auto -m "not model and not server and not slow"

test: test-fast ## all tests, the fast ones first
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --durations=25 -m "model or server or slow"

test-long: $(READY_DEV) ## the slow tests at full length: 50 kills, 30 days of following, and under a server (two hours)
	SITREP_FAULTS=1 SITREP_KILLS=50 SITREP_DAYS=30 $(BIN)/python -m pytest -q -m slow

test-duckdb: ## the tests of warehouse and SQL on duckdb 2.0.0, in an environment of their own under var/
	.ci/on-duckdb 2.0.0

lint: $(READY_DEV) ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check-ontology: $(READY) ## every row of data/ontology/events against its own example, and rows against each other
	@$(BIN)/python -m tasks.extract.events.check

train: $(READY_DEV) ## event classifier, places of events, tolls and particular happenings again, each on what the one before reads (GOLD=folder)
	$(BIN)/python -m tasks.extract.events.train --gold $(GOLD)
	$(BIN)/python -m tasks.extract.event_places.train --gold $(GOLD)
	$(BIN)/python -m tasks.extract.casualties.train --gold $(GOLD)
	$(BIN)/python -m tasks.extract.particular.train --gold $(GOLD)

score: $(READY) ## score against the development gold where it lies beside this folder, into var/score.json
	@mkdir -p var
	@if [ -f $(SCORE) ]; then $(BIN)/python $(SCORE) --gold $(GOLD) --json var/score.json --warehouse-dir var/score \
	  --command '$(abspath $(BIN))/sitrep run --source {source} --warehouse {warehouse}'; \
	else echo "no $(SCORE) here: nothing is scored"; fi

golden: $(READY_DEV) ## record how the samples are read today; look at the diff before committing it
	$(BIN)/python -m tests.golden.reading

pictures: $(READY_DEV) ## the pictures of the README again, through chromium
	SITREP_PICTURES=docs $(BIN)/python -m pytest -q tests/flows/test_browser.py

serve: $(READY) ## Prefect server and schedule on this machine, until Ctrl-C
	@$(BIN)/sitrep serve

clean: ## remove the environment (var/ with the warehouse stays)
	rm -rf $(VENV) *.egg-info
