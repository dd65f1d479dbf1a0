# Two commands do everything on a machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
ONLY ?=
# What one process compiled the next need not: without it each command and each test process compiles all of Django.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test bench lint lock clean

demo: .venv/run.stamp
	@$(BIN)/mentee demo

run: .venv/run.stamp
	@$(BIN)/mentee serve

test: .venv/dev.stamp lint
	@sh tools/browser.sh
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder
	MENTEE_TEST_DATABASE=postgresql $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m database tests/store tests/flows tests/api \
	  tests/web/test_every_address.py tests/web/test_nonsense.py

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run

# Each bench part runs in a process of its own, so that one part's memory is not another's.
bench: .venv/dev.stamp
	$(BIN)/python -m bench $(ONLY)

lock: .venv/uv.stamp
	$(BIN)/uv pip compile -q --universal --generate-hashes -p 3.11 --no-annotate --no-header $(UPGRADE) pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes -p 3.11 --no-annotate --no-header $(UPGRADE) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache

.venv/uv.stamp:
	$(PYTHON) -c 'import sys; sys.exit("mentee needs Python 3.11 or newer; name one with: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check uv==0.13.9
	@touch $@

.venv/run.stamp: .venv/uv.stamp requirements/run.txt pyproject.toml
	$(BIN)/uv pip install -q --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install -q --no-deps --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(BIN)/uv pip install -q --require-hashes -r requirements/dev.txt
	@touch $@
