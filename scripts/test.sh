#!/usr/bin/env bash
# Runs every suite, goes on after a failure, and ends with one line that counts all tests. `test.sh soak` runs the long campaigns whole.
#
# A suite's tests are counted from its own report. A suite that fails without a failed test (it did not compile, it was killed), and one
# that ran no test at all, count as one failure: nothing is taken for passed because nothing was seen.

source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
choose_rust
MODE="${1:-all}"
LOGS="$CARGO_TARGET_DIR/test-logs"
mkdir -p "$LOGS"
PASSED=0 FAILED=0 SUMMARY=()

# The two kinds of report: cargo's "test result: ok. 3 passed; 1 failed" (native, browser, mutants) and node's TAP "# pass 3".
count_in() {
    awk -v word="$1" '
        /^test result:/ { for (i = 2; i <= NF; i++) if ($i ~ "^" word) sum += $(i - 1) }
        word == "passed" && /^# pass [0-9]+$/ { sum += $3 }
        word == "failed" && /^# (fail|cancelled) [0-9]+$/ { sum += $3 }
        END { print sum + 0 }' "$2"
}

# suite NAME tests|check COMMAND...: a check (format, lints, build) has no tests of its own and counts only when it fails.
suite() {
    local name=$1 kind=$2 status=0 passed=0 failed=0 started=$SECONDS
    shift 2
    printf '\n==== %s\n' "$name"
    "$@" </dev/null 2>&1 | tee "$LOGS/$name.log" || status=$?
    if [ "$kind" = tests ]; then
        passed="$(count_in passed "$LOGS/$name.log")"
        failed="$(count_in failed "$LOGS/$name.log")"
        [ "$status" != 0 ] || [ $((passed + failed)) -gt 0 ] || { say "no test ran in $name"; status=1; }
    fi
    [ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
    SUMMARY+=("$(printf '%-18s %5d passed %4d failed %5d s' "$name" "$passed" "$failed" $((SECONDS - started)))")
    [ "$failed" = 0 ]
}

finish() {
    printf '\n'
    [ ${#SUMMARY[@]} = 0 ] || printf '%s\n' "${SUMMARY[@]}"
    printf '\n%d passed, %d failed\n' "$PASSED" "$FAILED"
    [ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}

# What runs in the browser: the program and tests/browser_*.rs. Unit tests and their crates are for this machine only.
BROWSER_TESTS=()
for file in tests/browser_*.rs; do [ ! -f "$file" ] || BROWSER_TESTS+=(--test "$(basename "$file" .rs)"); done

browser_tests() {
    [ ${#BROWSER_TESTS[@]} -gt 0 ] || { say "tests/browser_*.rs are missing"; return 1; }
    CHROMEDRIVER="$(command -v chromedriver)" \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$WASM_BINDGEN_DIR/bin/wasm-bindgen-test-runner" \
        WASM_BINDGEN_TEST_WEBDRIVER_JSON="$ROOT/tests/webdriver.json" WASM_BINDGEN_TEST_TIMEOUT="${WASM_BINDGEN_TEST_TIMEOUT:-300}" \
        WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 \
        cargo test --locked --no-fail-fast --target "$WASM" "${BROWSER_TESTS[@]}"
}

# As many at once as there are cores: the walks (they go on side by side by themselves), then the other files, then, one at a time, those that say in their
# head that they measure time. A journey that hangs is a failure, not a stop.
node_tests() { node --test --test-concurrency="$1" --test-timeout="${JOURNEY_MS_MAX:-900000}" --test-reporter=tap "${@:2}"; }

journeys() {
    local walks=tests/journeys/all_screens.test.mjs timed=() others=() file status=0
    for file in tests/journeys/*.test.mjs; do
        if grep -q '^// Alone: it measures time\.$' "$file"; then timed+=("$file"); elif [ "$file" != "$walks" ]; then others+=("$file"); fi
    done
    [ ${#timed[@]} -gt 0 ] || { say "no journey says that it measures time"; return 1; }
    node_tests 1 "$walks" || status=1
    node_tests "$(nproc)" "${others[@]}" || status=1
    node_tests 1 "${timed[@]}" || status=1
    return "$status"
}

# The programs of tests that have run are most of what a test run leaves on the disk. Only where nobody wants them again.
spare_disk() {
    [ -n "${RESIDENTS_SPARE_DISK:-}" ] || return 0
    say "disk: $(du -sm "$CARGO_TARGET_DIR" | cut -f1) MB in the target folder, $(df -Pm "$CARGO_TARGET_DIR" | awk 'NR == 2 { print $4 }') MB free"
    find "$CARGO_TARGET_DIR/debug/deps" -maxdepth 1 -type f -perm -u+x ! -name '*.*' -delete 2>/dev/null || true
    find "$CARGO_TARGET_DIR/$WASM/debug/deps" -maxdepth 1 -type f -name '*.wasm' -delete 2>/dev/null || true
}

# The other tools are set up and the release is built beside checks and native tests: linking keeps one core busy for minutes, and so does one crate that
# others wait for. What became of each stands in a folder of this run alone: a run that was stopped may still be building.
begin_site() {
    SITE="$(mktemp -d "$LOGS/site.XXXXXX")"
    {
        outcome tools scripts/setup.sh build browser
        outcome release scripts/build.sh >"$SITE/release.log" 2>&1
    } </dev/null &
    SITE_PID=$!
    trap 'kill "$SITE_PID" 2>/dev/null || true; rm -rf "$SITE"' EXIT
    trap 'exit 130' INT TERM
}
# Written whole or not at all.
outcome() { local status=0; "${@:2}" || status=$?; { echo "$status" >"$SITE/$1.new" && mv "$SITE/$1.new" "$SITE/$1.status"; } || true; }
# The outcome, once it is there; where nobody is left to tell it, a failure.
outcome_of() {
    while [ ! -f "$SITE/$1.status" ]; do
        kill -0 "$SITE_PID" 2>/dev/null || [ -f "$SITE/$1.status" ] || { say "nobody tells what became of $1"; return 1; }
        sleep 1
    done
    return "$(cat "$SITE/$1.status")"
}
site_is_built() { local status=0; outcome_of release || status=$?; cat "$SITE/release.log" || true; return "$status"; }

soak() {
    suite build check scripts/build.sh || true
    SEEDS="${SEEDS:-1000}" suite soak-native tests native cargo test --locked --no-fail-fast -- --include-ignored --nocapture || true
    RESIDENTS_SOAK=1 JOURNEY_MS_MAX=43200000 suite soak-journeys tests node_tests 1 tests/journeys/*.test.mjs || true
    suite soak-mutants tests scripts/mutants.sh || true
}

everything() {
    begin_site
    suite format check cargo fmt --check || true
    suite clippy-native check native cargo clippy --locked --all-targets -- -D warnings || true
    suite native tests native cargo test --locked --no-fail-fast || true
    spare_disk
    suite clippy-browser check cargo clippy --locked --target "$WASM" --lib --bins "${BROWSER_TESTS[@]}" -- -D warnings || true
    if suite tools check outcome_of tools; then suite browser tests browser_tests || true; else suite browser tests false || true; fi
    spare_disk
    if suite build check site_is_built; then suite journeys tests journeys || true; else suite journeys tests false || true; fi
    MUTANTS_MAX=1 suite mutants tests scripts/mutants.sh || true
}

if [ "$MODE" = soak ]; then soak; else everything; fi
finish
