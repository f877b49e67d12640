# Two commands for a fresh machine: `make run` and `make test`. `make` alone tells about the rest.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=
KILLS ?= 100
SOAK ?= 600
SEED ?= $(shell date +%s)
WORKERS ?= auto

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PROGRAM := $(VENV)/.program-installed
TOOLS := $(VENV)/.tools-installed
PURE := nvc_coach/practice/*,nvc_coach/coach/*,nvc_coach/library/*

# Watching what is covered makes whole pages half as slow again: `make tests` watches every room but the page, `make
# coverage` that too. Pages and terminals wait more than they work, so one more of them than there are cores runs at a time.
UNWATCHED := tests/tui/% tests/terminal/% tests/differential/% tests/privacy/% tests/packaging/% tests/project/% \
  tests/benchmarks/%
TESTS := $(wildcard tests/*/test_*.py)
WAITING ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))
PYTEST := $(BIN)/python -m pytest --dist=loadgroup

# What is compiled is kept: each process of the tests would have to compile it all once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

.PHONY: help
help: ## this list
	@echo 'make run              opens nvc-coach; make run ARGS="practice --plain transforming-enemy-images"'
	@awk -F ':.*## ' '/^[a-z]+:.*## / && $$1 != "run" { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(PROGRAM) ## opens nvc-coach
	@$(BIN)/nvc-coach $(ARGS)

.PHONY: test
test: lint types layers tests ## every check, as CI runs them

.PHONY: lint
lint: $(TOOLS) ## style: ruff check and ruff format --check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(TOOLS) ## types: mypy everywhere, and meanwhile basedpyright over the pure rooms
	$(BIN)/mypy & everywhere=$$!; $(BIN)/basedpyright --pythonpath $(BIN)/python; pure=$$?; wait $$everywhere && exit $$pure

.PHONY: layers
layers: $(TOOLS) ## which room may import which: import-linter
	$(BIN)/lint-imports --no-logo

.PHONY: tests
tests: $(TOOLS) ## the tests, with branch coverage but of the page: 95% over all, 100% of the pure rooms
	$(PYTEST) --numprocesses=$(WORKERS) --cov --cov-report= $(filter-out $(UNWATCHED),$(TESTS))
	$(BIN)/coverage report --fail-under=95 --omit='nvc_coach/tui/*'
	$(BIN)/coverage report --fail-under=100 --include='$(PURE)'
	$(PYTEST) --numprocesses=$(WAITING) $(filter $(UNWATCHED),$(TESTS))

.PHONY: coverage
coverage: $(TOOLS) ## the tests once more, with the coverage of the page too; slow
	$(PYTEST) --numprocesses=$(WORKERS) --cov --cov-report=
	$(BIN)/coverage report --fail-under=95

.PHONY: kills
kills: $(TOOLS) ## kill -9 at random moments of typing, 100 times (KILLS=1000 for more)
	$(BIN)/python -m pytest -m kills --kills=$(KILLS)

.PHONY: soak
soak: $(TOOLS) ## a storm of keys on the page for ten minutes (SOAK=60 for one; SEED=... for the same again)
	$(BIN)/python -m pytest -m soak --soak=$(SOAK) --soak-seed=$(SEED)

.PHONY: bench
bench: $(TOOLS) ## how fast it is, beside its floors; ARGS=--write keeps the table in docs
	$(BIN)/python -m benchmarks $(ARGS)

.PHONY: hints
hints: $(TOOLS) ## how right the coach's hints are, and how fast; ARGS=--write keeps the tables in docs
	$(BIN)/python -m benchmarks.hints $(ARGS)

.PHONY: format
format: $(TOOLS) ## lets ruff mend and format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: messages
messages: $(TOOLS) ## collects the sentences for translators
	$(BIN)/python tools/messages.py

.PHONY: walk
walk: $(TOOLS) ## writes docs/a-walk.md anew from what the program says
	$(BIN)/python tools/walk.py

.PHONY: pictures
pictures: $(TOOLS) ## draws docs/pictures/ anew: every screen of the page
	$(BIN)/python tools/pictures.py

.PHONY: build
build: $(TOOLS) ## builds sdist and wheel into dist/
	$(BIN)/python -m build

.PHONY: hooks
hooks: $(TOOLS) ## checks style, types and layers before each commit
	$(BIN)/pre-commit install

.PHONY: clean
clean: ## removes the environment and what was built
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache

# The environment is made anew when pyproject.toml changes, or when its Python has gone away.
ifneq ($(shell test -e $(BIN)/python && echo there),there)
$(PROGRAM): AGAIN
endif
.PHONY: AGAIN
AGAIN:

$(PROGRAM): pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo 'nvc-coach needs Python 3.11 or newer, and "$(PYTHON)" is not here: install it, or name yours with make PYTHON=...' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "nvc-coach needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'): name a newer one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing; on Debian and Ubuntu the package $$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])') (or python3-venv) brings it." >&2; exit 1; }
	@echo 'Making the environment in $(VENV) (only the first time, and when pyproject.toml changes) ...' >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(TOOLS): $(PROGRAM)
	@echo 'Adding the tools for developing ...' >&2
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group dev
	@touch $@
