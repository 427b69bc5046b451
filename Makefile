# `make help` says what there is. Written for GNU make 3.81 and later and a POSIX shell.
# Every path is relative, so the folder may have spaces in its name.

# The Python that .venv is made from; empty: the first that fits.
PYTHON ?=
# More arguments for pytest, mutmut or the benchmarks: make test ARGS='-k sudan'
ARGS ?=

export PYTHON

# A wall of "Location … is ignored" hides the one line that matters: errors only.
PIP = .venv/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input
PYTEST = .venv/bin/python -m pytest -n auto --dist worksteal

.PHONY: reference help setup demo test check format torture bench mutants lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

# .venv/.ready is written last: without it, or with another lock, Python or folder in it, .venv is
# rebuilt from nothing. .venv/.project does the same for the editable install alone.
setup: ## make .venv, or make it anew where it is stale (PYTHON=… chooses the Python)
	@set -eu; \
	is() { "$$1" -c "import sys; sys.exit(not ($$2))" >/dev/null 2>&1; }; \
	version() { "$$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || :; }; \
	stop() { printf '%s\n' "$$1" >&2; exit 1; }; \
	new='sys.version_info >= (3, 11)'; able="$$new and __import__('ensurepip')"; \
	names='python3 python3.14 python3.13 python3.12 python3.11 python'; \
	if [ -n "$$PYTHON" ]; then \
		is "$$PYTHON" "$$new" || stop "PYTHON=$$PYTHON does not run, or is below 3.11: install Python 3.11 to 3.14 and name it, as in: make PYTHON=python3.12 setup"; \
	fi; \
	ready() { echo "lock $$(cksum <requirements.lock), Python $$(version .venv/bin/python), in $$(pwd -P)"; }; \
	project() { cksum <pyproject.toml; }; \
	if [ "$$(cat .venv/.ready 2>/dev/null)" != "$$(ready)" ] || \
		{ [ -n "$$PYTHON" ] && [ "$$(version "$$PYTHON")" != "$$(version .venv/bin/python)" ]; }; \
	then \
		found=$$PYTHON; \
		for test in "$$able and sys.version_info < (3, 15)" "$$able" "$$new"; do \
			for name in $$names; do \
				if [ -z "$$found" ] && is "$$name" "$$test"; then found=$$name; fi; \
			done; \
		done; \
		[ -n "$$found" ] || stop "No Python 3.11 or later was found: install Python 3.11 to 3.14, or name one, as in: make PYTHON=/path/to/python3.12 setup"; \
		is "$$found" "$$able" || stop "$$found ($$(version "$$found")) cannot make a virtual environment: apt-get install python3-venv (or python$$(version "$$found")-venv)"; \
		found=$$("$$found" -c 'import sys; print(getattr(sys, "_base_executable", "") or sys.executable)'); \
		echo "Making .venv with Python $$(version "$$found") and the packages of requirements.lock (one to three minutes, once)"; \
		rm -f .venv/.ready; rm -rf .venv; \
		"$$found" -m venv .venv; \
		$(PIP) install --no-deps --require-hashes -r requirements.lock; \
		$(PIP) install --no-deps --no-build-isolation -e .; \
		project >.venv/.project; \
		ready >.venv/.ready; \
	elif [ "$$(cat .venv/.project 2>/dev/null)" != "$$(project)" ]; then \
		$(PIP) install --no-deps --no-build-isolation -e .; \
		project >.venv/.project; \
	fi

demo: setup ## import the seeds into a throw-away database and ask it three questions
	@.venv/bin/tracker demo

test: setup ## run the tests (ARGS='-k sudan' for some of them)
	$(PYTEST) $(ARGS)

check: setup ## everything that must hold: style, types, imports, tests, examples, coverage
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy
	.venv/bin/lint-imports --no-logo
	@set -eu; \
	folder=$$(mktemp -d "$${TMPDIR:-/tmp}/tracker-check.XXXXXX"); \
	trap 'rm -rf "$$folder"' EXIT; trap 'exit 130' INT; trap 'exit 143' TERM; \
	TRACKER_DB=$$folder/check.db; export TRACKER_DB; \
	.venv/bin/tracker import seeds/ >"$$folder/imported" 2>&1 || { cat "$$folder/imported" >&2; exit 1; }; \
	echo '.venv/bin/tracker check seeds/*/*.check'; \
	.venv/bin/tracker check seeds/*/*.check
	$(PYTEST) --cov --cov-report=term-missing:skip-covered $(ARGS)

format: setup ## put the code into the common style
	.venv/bin/python -m ruff check --fix
	.venv/bin/python -m ruff format

torture: setup ## kill importers 400 times and the PostgreSQL server 20 times: is anything lost?
	TORTURE=1 $(PYTEST) tests/test_crashes.py $(ARGS)

reference: setup ## write docs/reference.md from the code
	.venv/bin/python docs/reference.py

bench: setup ## measure (never fails on a slow answer)
	.venv/bin/python benchmarks/run.py $(ARGS)

mutants: setup ## change the rules of section 6 bit by bit: which changes does no test notice?
	.venv/bin/python -m mutmut run $(ARGS)
	.venv/bin/python -m mutmut results

# `make lock` takes the newest releases that pyproject.toml allows. The file names no registry.
lock: setup ## remake requirements.lock from pyproject.toml
	@set -eu; \
	trap 'rm -f requirements.lock.new' EXIT; trap 'exit 130' INT; trap 'exit 143' TERM; \
	rm -f uv.lock; \
	.venv/bin/uv --quiet lock --python .venv/bin/python; \
	.venv/bin/uv --quiet export --locked --python .venv/bin/python --format requirements.txt \
		--group dev --no-emit-project --no-header --no-annotate --output-file requirements.lock.new; \
	if grep -n '://' requirements.lock.new >&2; then \
		echo 'The lock would name an address; requirements.lock is left as it was' >&2; exit 1; \
	fi; \
	mv requirements.lock.new requirements.lock

clean: ## remove everything that make has made, .venv too
	rm -rf .venv uv.lock mutants build dist .coverage .coverage.* \
		.pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +
