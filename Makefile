# `make demo` cleans an article and shows why; `make test` runs all checks; `make test-engines` runs the tests that take
# long or need big packages, in an environment of its own; `make test-browser` those in a real browser; `make docs` builds
# the documentation into build/site.
# Each makes .venv on its first run. PYTHON=python3.13 chooses another Python (3.11 or newer).

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
INSTALLED := .venv/.installed
ENGINES := .venv-engines
PAGE := fixtures/pages/harbour-crane/input.txt

.PHONY: demo test test-engines test-browser docs

demo: $(INSTALLED)
	$(BIN)/cleaner clean --explain $(PAGE)

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

test-engines: $(ENGINES)/.installed
	$(ENGINES)/bin/python -m pytest -m "" tests/jobs tests/engines tests/test_docs.py

$(ENGINES)/.installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer found: install one, or give PYTHON=/path/to/python" >&2; exit 1; }
	test -x $(ENGINES)/bin/python || $(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check 'pip>=24.1'  # older ones fail on lxml[html_clean]
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,jobs,engines,extractors]'
	touch $@

test-browser: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser,docs]'
	$(BIN)/python -m pytest tests/browser

docs: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer found: install one, or give PYTHON=/path/to/python" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
