# Everything here needs Python 3.11 or newer with pip, and make; nothing is installed outside .venv.

PYTHON ?= python3
# Where pip finds torch; empty means where it finds everything else.
TORCH_INDEX ?=
# Not taken from the environment, where other programs keep ports of their own.
PORT = 7860
ARGS =

VENV := .venv
BIN := $(VENV)/bin
# Written last, so that an interrupted set-up is taken up again.
INSTALLED := $(VENV)/installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help chat test lint eval eval-check speed screenshots clean up-to-date-index

help:
	@echo 'make chat    set up, then serve the chat on http://127.0.0.1:$(PORT) (PORT=... for another port)'
	@echo 'make test    set up, then run all tests                      (ARGS="-k dates" for some)'
	@echo 'make lint    set up, then check style and types'
	@echo 'make eval    set up, then measure the answers                (ARGS="--help" for its options)'
	@echo 'make eval-check   the same, and fail if they got worse than eval/baseline.json'
	@echo 'make speed   measure how long a reader waits'
	@echo 'make screenshots  draw the pictures of docs/ anew, in Chromium'
	@echo 'make clean   remove all that make has made, .venv and the index in it included'
	@echo
	@echo 'The first run sets up .venv, which takes minutes; later runs take it as it is.'
	@echo 'PYTHON=python3.12      sets up with another Python, 3.11 or newer'
	@echo 'TORCH_INDEX=https://…  takes torch from another package index. On Linux the usual one brings'
	@echo '                       libraries for graphics cards, several GB; the CPU index that'
	@echo '                       pytorch.org names is much smaller and does just as well here.'

chat: up-to-date-index
	@$(BIN)/rag chat --port $(PORT) $(ARGS)

test: up-to-date-index
	$(BIN)/python -m pytest $(ARGS)

lint: $(INSTALLED)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

eval: up-to-date-index
	@$(BIN)/rag eval $(ARGS)

eval-check: up-to-date-index
	@$(BIN)/rag eval --baseline eval/baseline.json $(ARGS)

speed: up-to-date-index
	@$(BIN)/python -m eval.speed
	@$(BIN)/python tests/page_speed.py

screenshots: up-to-date-index
	@$(BIN)/python tests/screenshots.py docs

clean:
	rm -rf $(VENV) build results *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

up-to-date-index: $(INSTALLED)
	@$(BIN)/rag index --if-needed

# torch goes first and by itself: it alone may come from another package index.
# Debian's Python can make an environment without pip only, which its own pip then adds.
$(INSTALLED): pyproject.toml
	$(if $(shell $(PYTHON) -c 'import sys; print("new enough" if sys.version_info >= (3, 11) else "")' 2>&1 | grep 'new enough'),,\
	  $(error $(PYTHON) is not Python 3.11 or newer: name one that is, as in `make $(MAKECMDGOALS) PYTHON=python3.11`))
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --clear --without-pip $(VENV) \
	  && $(PYTHON) -m pip --python $(BIN)/python install pip; }
	$(BIN)/python -m pip install $(if $(TORCH_INDEX),--index-url '$(TORCH_INDEX)') torch==2.13.0
	$(BIN)/python -m pip install --editable '.[dev]'
	@touch $@
