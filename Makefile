# make demo   the sample reports, from prose to a table and a picture
# make test   everything that is tested, the real Neo4j included (needs Java 17 and Maven)
# make lint   ruff and mypy alone
# make lock   the versions of requirements.lock anew (needs uv)
# make clean  what the above have made here

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test lint lock clean

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
NEO4J := tests/graph/neo4j

# An installed project links each of its files, so a list of files that has changed wants a new installation.
FILES := $(shell find cli graph loaders queries samples -type f -not -path '*/__pycache__/*' | LC_ALL=C sort | cksum | tr -dc '0-9')
INSTALLED := $(VENV)/installed-$(FILES)

help:
	@sed -n 's/^# make/make/p' Makefile

demo: $(INSTALLED)
	$(RUN) -m actorgraph demo

test: $(INSTALLED) java $(NEO4J)/target/complete lint
	$(RUN) -m pytest

lint: $(INSTALLED)
	$(RUN) -m ruff check .
	$(RUN) -m mypy

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-find-links --no-emit-index-url --output-file requirements.lock --quiet

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache $(NEO4J)/target

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name one that you have: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "This Python cannot make an environment; on Debian and Ubuntu install python3-venv." >&2; exit 1; }

$(VENV)/locked: requirements.lock | $(RUN)
	$(RUN) -m pip install -qq --disable-pip-version-check -r requirements.lock
	@touch $@

$(INSTALLED): $(VENV)/locked pyproject.toml setup.py
	@rm -f $(VENV)/installed-*
	$(RUN) -m pip install -qq --disable-pip-version-check --no-deps --config-settings editable_mode=strict -e .
	@touch $@

.PHONY: java
java:
	@command -v java >/dev/null && command -v mvn >/dev/null || \
	  { echo "The tests run against a real Neo4j, which needs Java 17 and Maven; on Debian and Ubuntu: apt-get install openjdk-17-jre-headless maven" >&2; exit 1; }
	@version=$$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'); \
	  [ "$${version:-0}" -ge 17 ] || { echo "The real Neo4j of the tests needs Java 17 or later; this is Java $${version:-of an unknown version}." >&2; exit 1; }

$(NEO4J)/target/complete: $(NEO4J)/pom.xml | java
	@mkdir -p $(NEO4J)/target
	@echo "Fetching Neo4j for the tests (116 MB, once)"
	@cd $(NEO4J) && mvn -q -B dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$(CURDIR)/$(NEO4J)/target/lib"
	@touch $@
