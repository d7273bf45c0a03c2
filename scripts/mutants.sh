#!/usr/bin/env bash
# Leaves out what must not be left out, one thing at a time, and sees that a named test fails (scripts/mutants/list.mjs).
# Words as arguments choose mutants by name.
#
# Works on a copy of the tree with a target folder of its own. Compiled crates of others are linked there from the usual target folder, so that only
# this project's own code is compiled.

source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
choose_rust
[ "$RUST_KIND" != none ] || die "no compiler for the browser" "make setup"

SCRATCH="$CARGO_TARGET_DIR/mutants"
mkdir -p "$SCRATCH/tree" "$SCRATCH/target"

# What git knows, as it stands in the folder; files of the copy that are the same keep their time, so that cargo compiles nothing twice.
copy_tree() {
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        [ -f "$file" ] || continue
        cmp -s "$file" "$SCRATCH/tree/$file" || install -D -m 644 "$file" "$SCRATCH/tree/$file"
    done
    (cd "$SCRATCH/tree" && find . -type f ! -name Cargo.lock) | while IFS= read -r file; do [ -e "$file" ] || rm "$SCRATCH/tree/$file"; done
}

# Everything in a profile's folder that is not this project's.
link_dependencies() {
    local profile=$1 part how
    [ -d "$CARGO_TARGET_DIR/$profile" ] || return 0
    for part in deps build .fingerprint; do
        # Cargo writes its own notes in place: those are copied.
        how=-a && [ "$part" != deps ] || how=-al
        [ ! -e "$SCRATCH/target/$profile/$part" ] || continue
        mkdir -p "$SCRATCH/target/$profile/$part"
        (cd "$CARGO_TARGET_DIR/$profile/$part" && find . -mindepth 1 -maxdepth 1 ! -name '*residents*' -print0 | xargs -0 -r cp "$how" -t "$SCRATCH/target/$profile/$part") || return 0
    done
}

copy_tree
link_dependencies debug
link_dependencies "$WASM/debug"
export CARGO_TARGET_DIR="$SCRATCH/target" MUTANTS_TREE="$SCRATCH/tree"
CHROMEDRIVER="$(command -v chromedriver)"
export CHROMEDRIVER CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$WASM_BINDGEN_DIR/bin/wasm-bindgen-test-runner"
export WASM_BINDGEN_TEST_WEBDRIVER_JSON="$ROOT/tests/webdriver.json" WASM_BINDGEN_TEST_TIMEOUT="${WASM_BINDGEN_TEST_TIMEOUT:-300}" WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
node scripts/mutants/run.mjs "$@"
