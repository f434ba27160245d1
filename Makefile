# Two commands on a fresh machine: `make brief` and `make test`. Each makes what it needs in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: brief test stress lint types floors figures picture clean

brief: .venv/installed
	$(BIN)/pantau brief examples

test: .venv/dev
	$(BIN)/pytest

# The ledger's long tests in full, with their figures (docs/decisions/021-safety.md): about six minutes. The tests hold
# a taste of each.
stress: .venv/dev
	PANTAU_STRESS=1 $(BIN)/pytest -s tests/ledger/test_kill.py tests/ledger/test_concurrency.py \
	  tests/ledger/test_rescue.py tests/ledger/test_faults.py tests/ledger/test_connection.py

lint: .venv/dev
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

# The accuracy that CI holds (benchmarks/floors.toml); says so and passes where the data is not there.
floors: .venv/installed
	$(BIN)/python benchmarks/run.py accuracy --check

# Every figure of benchmarks/README.md.
figures: .venv/installed
	$(BIN)/python benchmarks/run.py

# The picture in README.md, from a real run.
picture: .venv/installed
	$(BIN)/python docs/picture.py

clean:
	rm -rf .venv benchmarks/.venv

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Pantau needs Python 3.11 or newer. Name one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[ftm]' 2> /dev/null || \
	  echo "FollowTheMoney needs a C++ compiler and the headers of ICU here; its tests will be skipped"
	@touch $@
