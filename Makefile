# Counterclaim: the commands a user needs. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INBOX ?= seeds/inbox
WAREHOUSE ?= warehouse
SEEDS ?= 200

.DEFAULT_GOAL := help
.PHONY: help env run test torture lint types bench train lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { echo "Counterclaim needs Python 3.11, 3.12 or 3.13: set PYTHON, for instance 'make env PYTHON=python3.12'."; exit 2; }
	@echo "making the environment in $(VENV) (about a minute, once) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.8"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

env: $(VENV)/.ready ## make the environment (.venv) from the lock file

run: env ## run the whole pipeline on the sample inbox (INBOX=..., WAREHOUSE=...)
	@$(BIN)/counterclaim run $(INBOX) --warehouse $(WAREHOUSE)

test: env ## run the whole test suite, a file to each core
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

torture: env ## kill runs at every point and at SEEDS random times, fuzz for minutes (two hours or more)
	@TORTURE_SEEDS=$(SEEDS) $(BIN)/python -m pytest tests/faults tests/reading/test_fuzz.py -s

lint: env ## check style
	@$(BIN)/ruff check flows tests && $(BIN)/ruff format --check flows tests

types: env ## check types
	@$(BIN)/mypy

bench: env ## articles per second against plain spaCy, a run with nothing new, peak memory
	@$(BIN)/python -m flows.benchmark $(ARGS)

train: env ## train the span tagger (DATA=folder in PolNeAR's layout)
	@$(BIN)/python -m flows.training --data $(DATA)

lock: ## resolve the dependencies anew into requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock

clean: ## remove what runs make
	rm -rf warehouse .pytest_cache .mypy_cache .ruff_cache
