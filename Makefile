# Motcua. `make` alone lists what there is to do; CONTRIBUTING.md says more.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

python := .venv/bin/python
# As many as there are cores: one more shortens no run since woken processes wait for their turn (tests/scheduling.py).
workers ?= $(shell nproc)
times ?= 40

# Code that is compiled once and kept starts twice as fast the next time.
unexport PYTHONDONTWRITEBYTECODE

# Tools and tests find the environment's own programs first, Node.js among them where the machine has none.
lint lint-style lint-types lint-layers lint-translations test soak bench fmt messages: export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help
help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

# ---- Open the office --------------------------------------------------------------------------------------------

.PHONY: run
run: ## install what is missing, then open the office (Ctrl-C closes it)
	@sh tools/install.sh run
	@PYTHONUNBUFFERED=1 exec $(python) motcua.py serve --setup-link

.PHONY: demo
demo: ## an office with simulated citizens and clerks; faster: make demo ARGS="--speed 30 --size medium"
	@sh tools/install.sh run
	@PYTHONUNBUFFERED=1 exec $(python) motcua.py demo $(ARGS)

# ---- Check ------------------------------------------------------------------------------------------------------

.PHONY: test
test: ## run every test; some of them: make test ARGS="tests/office -k numbering"
	@sh tools/install.sh test
	@$(python) -m pytest -n $(workers) --dist loadgroup $(ARGS)

.PHONY: lint lint-style lint-types lint-layers lint-translations
lint: lint-style lint-types lint-layers lint-translations ## formatting, types, layers, translations

.PHONY: tools-of-lint
tools-of-lint:
	@sh tools/install.sh lint

lint-style: tools-of-lint
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@find static \( -path static/vendor -o -path static/built \) -prune -o -name '*.js' -print0 | xargs -0 -r -n 1 node --check

lint-types: tools-of-lint
	@$(python) -m mypy

lint-layers: tools-of-lint
	@lint-imports --no-logo

lint-translations: tools-of-lint
	@$(python) -m tools.translations

.PHONY: soak
soak: ## search far longer for what the tests search shortly, and print how far: make soak times=200
	@sh tools/install.sh test
	@SOAK=$(times) $(python) -m pytest -n $(workers) -m soak -rP $(ARGS)

.PHONY: bench
bench: ## measure, and print the table
	@sh tools/install.sh test
	@$(python) -m bench $(ARGS)

# ---- Mend -------------------------------------------------------------------------------------------------------

.PHONY: fmt
fmt: tools-of-lint ## put the code into shape
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

.PHONY: messages
messages: tools-of-lint ## gather the sentences of the screens into translations/
	@$(python) -m tools.translations update

.PHONY: pictures
pictures: ## take the README's pictures anew from the running software
	@sh tools/install.sh test
	@$(python) -m tools.pictures

.PHONY: constraints
constraints: ## pin anew what our libraries bring along
	@sh tools/install.sh run
	@sh tools/constraints.sh

.PHONY: clean
clean: ## remove all that was installed or built; the office's data stays
	rm -rf .venv node_modules static/vendor static/built static/fonts .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache translations/*/LC_MESSAGES/messages.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
