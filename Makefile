# The commands of the project. Each sets up what is missing first.

.PHONY: help setup build serve test soak bench screenshots clean
.DEFAULT_GOAL := help
PORT ?= 8080

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## compiler target and tools, and what tests, benches and screenshots need
	@scripts/setup.sh build lint browser

build: ## the release site in dist/
	@scripts/setup.sh build
	@scripts/build.sh

serve: build ## builds and serves dist/ on 127.0.0.1, PORT=8080
	@node scripts/serve.mjs --dir dist --port $(PORT) --addresses

test: ## everything: format, lints, native, browser, release build, journeys
	@scripts/setup.sh lint
	@scripts/test.sh

soak: build ## the long campaigns whole (hours)
	@scripts/setup.sh build browser
	@scripts/test.sh soak

bench: build ## measures dist/ in Chromium beside its peers and prints a table
	@scripts/setup.sh build browser
	@node benches/run.mjs

screenshots: build ## every surface and state at its sizes into screenshots/
	@scripts/setup.sh build browser
	@node scripts/screenshots.mjs

clean: ## removes what was built here (tools in the user's cache stay)
	@rm -rf dist target screenshots bench-results node_modules
