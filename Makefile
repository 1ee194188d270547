# Glassporch from a source tree. Each target makes or repairs .venv first (see .ci/bootstrap.py); `make help` lists them.
# People without make find the commands behind these targets in the README.

PYTHON ?= python3
PORT ?= 8000
FRESH ?=
UPGRADE ?=
WORLDS ?=
# Options handed on: make test PYTEST="-k gate", make demo DEMO="--help", make bench BENCH="--quick".
PYTEST ?=
DEMO ?=
BENCH ?=
RULES ?=

BIN := .venv/bin
SETUP := $(PYTHON) .ci/bootstrap.py setup
YES := 1 yes true on
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --group build \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --quiet \
	$(if $(filter $(YES),$(UPGRADE)),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help python setup demo test check bench mutants lock clean

help:
	@echo 'make demo    plant the demo worlds, start the portal      PORT=8123, FRESH=1 plants anew, DEMO=--all'
	@echo 'make test    run the tests                                PYTEST="-k gate"'
	@echo 'make check   lint, format, types, import contracts, docs'
	@echo 'make mutants change the rules in one place at a time     RULES="how_often" MODULES="gate"'
	@echo 'make bench   measure, into benchmarks/results/latest.json BENCH="options"'
	@echo 'make setup   only leave .venv/bin/glassporch'
	@echo 'make lock    write the lock files again (needs uv)        UPGRADE=1 takes newer versions'
	@echo 'make clean   remove .venv and caches                      WORLDS=1 removes planted worlds too'
	@echo 'With another Python: make PYTHON=python3.12 demo'

python:
	@command -v '$(PYTHON)' >/dev/null || { \
	  echo 'glassporch: $(PYTHON) was not found. Install Python 3.11 or newer (Debian, Ubuntu: sudo apt-get install python3 python3-venv),'; \
	  echo 'or name it: make PYTHON=/path/to/python3.11'; exit 1; } >&2

setup: python
	@$(SETUP)
	@echo 'glassporch: $(BIN)/glassporch is ready; $(BIN)/glassporch --help tells what it does.'

demo: python
	@$(SETUP)
	@exec $(BIN)/glassporch demo --port $(PORT) $(if $(filter $(YES),$(FRESH)),--fresh) $(DEMO)

test: python
	@$(SETUP) --extra test
	@$(BIN)/python -m pytest -n auto $(PYTEST)

check: python
	@$(SETUP) --extra check
	@$(BIN)/python .ci/check.py

mutants: python
	@$(SETUP) --extra test
	@$(if $(MODULES),$(BIN)/python -m tests.spec.mutate $(MODULES),$(BIN)/python -m tests.spec.mutants $(RULES))

bench: python
	@$(SETUP) --extra test
	@$(BIN)/python benchmarks/run.py $(BENCH)

# Constraints keep the three files on the same versions. No index address and no path of this machine gets into them.
lock:
	@command -v uv >/dev/null || { echo 'glassporch: make lock needs uv: install it with pip install uv' >&2; exit 1; }
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra test --constraint requirements.txt --output-file requirements-test.txt
	$(LOCK) --extra check --constraint requirements.txt --constraint requirements-test.txt --output-file requirements-check.txt

CACHES := .venv build dist glassporch.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache artefacts

clean:
	@for folder in $(wildcard $(CACHES)); do echo "removing $$folder"; rm -rf "$$folder"; done
	@find app seed tests benchmarks .ci -name __pycache__ -type d -prune -exec rm -rf {} +
ifneq ($(filter $(YES),$(WORLDS)),)
	@if [ -d .glassporch ]; then echo 'removing .glassporch (the planted worlds and their keys)'; rm -rf .glassporch; fi
else
	@if [ -d .glassporch ]; then echo 'keeping .glassporch (the planted worlds); make clean WORLDS=1 removes them too'; fi
endif
