# Every target works on a fresh machine with Python 3.11 or later, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD := ../shared/gold

.PHONY: help demo test lint types imports lexicon gate judges bench clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.core

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.core $(VENV)/.test

demo: $(VENV)/.core  ## read the sample reports into a record and show the chronology
	@$(BIN)/wasata demo

test: $(VENV)/.test  ## run the tests
	$(BIN)/python -m pytest -q -n auto $(if $(WASATA_NO_SKIPS),-p tests.no_skips)

lint: $(VENV)/.dev  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.dev  ## the import contract
	$(BIN)/lint-imports

lexicon: $(VENV)/.core  ## lint the lexicon and run its examples
	$(BIN)/wasata lexicon check

gate: $(VENV)/.dev  ## score the gold and compare with the floors
	$(BIN)/python eval/gate.py

judges: $(VENV)/.dev  ## train the judges anew from the gold
	$(BIN)/python eval/training.py train src/wasata/claims/weights

bench: $(VENV)/.dev  ## measure speed as ratios
	$(BIN)/python bench/reading.py

clean:  ## remove what was made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
