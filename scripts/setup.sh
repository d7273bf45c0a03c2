#!/usr/bin/env bash
# Sets up what is missing, and only that. Usage: setup.sh [build] [lint] [browser]
#   build    compiler with its browser target, wasm-bindgen, Trunk, wasm-opt
#   lint     compiler, rustfmt and clippy
#   browser  Chromium, its driver, fonts, code reader, PDF tools, node packages (tests, benches, screenshots)
# Tools go to the user's cache by version, so a clean checkout does not build them again.

source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
GROUPS_WANTED=" ${*:-build} "
wants() { [[ "$GROUPS_WANTED" == *" $1 "* ]]; }
started=$SECONDS
mkdir -p "$CACHE"

# ---- what may be missing -------------------------------------------------------------------------------------------------------------------

declare -A CHECK=(
    [node]=has_node [linker]=has_linker [rust]=has_rust [library-source]=has_library_source [wasm-bindgen]=has_wasm_bindgen [trunk]=has_trunk
    [wasm-opt]=has_wasm_opt [rustfmt]=has_rustfmt [clippy]=has_clippy [chromium]=has_chromium [node-packages]=has_node_packages
)
has_linker() { command -v cc >/dev/null; }
# The journeys' runner and its time limits need 20.
has_node() { command -v npm >/dev/null && version_at_least "$(node --version 2>/dev/null | tr -d v)" 20; }
# The normal way comes first: where rustup exists it is asked once, even if Debian's packages are there already.
has_rust() { [ "$RUST_KIND" = rustup ] || { [ "$RUST_KIND" = debian ] && ! may_ask_rustup; }; }
may_ask_rustup() { [ "${RESIDENTS_RUST:-}" != debian ] && command -v rustup >/dev/null && [ ! -f "$CACHE/rustup-could-not" ]; }
has_library_source() { [ "$RUST_KIND" = debian ] || has_rust_src || [ -f "$CACHE/no-rust-src-$(rustc_version)" ]; }
has_wasm_bindgen() { [ "$("$WASM_BINDGEN_DIR/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $WASM_BINDGEN_VERSION" ]; }
has_trunk() { [ "$("$TRUNK_DIR/bin/trunk" --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }
has_wasm_opt() { [ -x "$BINARYEN_DIR/node_modules/.bin/wasm-opt" ] && [ -f "$BINARYEN_DIR/complete" ]; }
has_rustfmt() { cargo fmt --version >/dev/null 2>&1; }
# A linter reads the library of exactly its own compiler: rustup's is of no use to Debian's.
has_clippy() { if [ "$RUST_KIND" = debian ]; then [ -x "$DEBIAN_RUST_DIR/bin/clippy-driver" ]; else cargo clippy --version >/dev/null 2>&1; fi; }
has_chromium() {
    local program
    for program in chromium chromedriver zbarimg pdftoppm brotli; do command -v "$program" >/dev/null || return 1; done
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || fc-list 2>/dev/null | grep -qi 'CJK'
}
has_node_packages() { [ -f "$NODE_DIR/complete" ] && [ "$(readlink "$ROOT/node_modules" 2>/dev/null)" = "$NODE_DIR/node_modules" ]; }

declare -A REMEDY=(
    [node]="install node 20 or newer with npm (Debian: apt-get install nodejs npm)"
    [linker]="apt-get install gcc libc6-dev"
    [rust]="install Rust $RUST_VERSION_MIN or newer with 'rustup target add $WASM', or on Debian: apt-get install --no-install-recommends rustc-web cargo-web rust-web-src rust-web-llvm lld-22"
    [library-source]="rustup component add rust-src"
    [wasm-bindgen]="cargo install wasm-bindgen-cli --version $WASM_BINDGEN_VERSION --root $WASM_BINDGEN_DIR (needs a crate registry)"
    [trunk]="cargo install trunk --version $TRUNK_VERSION --locked --root $TRUNK_DIR (needs a crate registry)"
    [wasm-opt]="npm install --prefix $BINARYEN_DIR binaryen@$BINARYEN_VERSION"
    [rustfmt]="rustup component add rustfmt (Debian: apt-get install rustfmt-web)"
    [clippy]="rustup component add clippy (Debian: apt-get install rust-web-clippy)"
    [chromium]="apt-get update && apt-get install --no-install-recommends chromium chromium-driver fonts-noto-cjk zbar-tools poppler-utils brotli"
    [node-packages]="npm ci in tests/journeys (needs an npm registry)"
)

# ---- how each is set up --------------------------------------------------------------------------------------------------------------------

APT_UPDATED=""
apt_install() {
    local as_root=""
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null || { say "    neither root nor sudo: please run 'apt-get install $*' as root"; return 1; }
        as_root="sudo -n"
    fi
    command -v apt-get >/dev/null || { say "    no apt-get on this machine"; return 1; }
    if [ -z "$APT_UPDATED" ]; then
        $as_root apt-get update -q >"$LOG" 2>&1 || say "    apt-get update had faults, going on with the lists at hand"
        APT_UPDATED=yes
    fi
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$LOG" 2>&1
}

# One rustup request with a time limit: where nothing can be downloaded it must not hang.
ask_rustup() { command -v rustup >/dev/null && timeout 180 rustup "$@" >"$LOG" 2>&1; }

set_up_linker() { apt_install gcc libc6-dev; }
set_up_node() { apt_install nodejs npm; }

set_up_rust() {
    if may_ask_rustup; then
        say "    asking rustup for the target $WASM"
        if version_at_least "$(rustc_version)" "$RUST_VERSION_MIN"; then
            ask_rustup target add "$WASM" || true
        else
            say "    this compiler is older than $RUST_VERSION_MIN: asking rustup for a newer one"
            ask_rustup toolchain install stable --profile minimal -c rustfmt -c clippy -c rust-src -t "$WASM" || true
        fi
        choose_rust
        [ "$RUST_KIND" != rustup ] || return 0
        say "    rustup could not provide it: taking Debian's compiler packages (to ask rustup again: rm $CACHE/rustup-could-not)"
        : >"$CACHE/rustup-could-not"
    fi
    debian_rust_works || apt_install rustc-web cargo-web rust-web-src rust-web-llvm lld-22 || return 1
    debian_rust_works && choose_rust && has_rust
}

# The release only gets larger without it, so a machine that cannot have it goes on and does not ask again for this compiler.
set_up_library_source() {
    ask_rustup component add rust-src || { say "    not available: the release will be larger"; : >"$CACHE/no-rust-src-$(rustc_version)"; }
}

# Tools run for seconds: they are compiled fast, not optimised. $1 crate, $2 version, $3 folder, $4 optimisation, then cargo's options.
install_tool() {
    local crate=$1 version=$2 folder=$3 level=$4
    shift 4
    local -a environment=(env -u RUSTFLAGS -u CARGO_UNSTABLE_BUILD_STD -u CARGO_BUILD_TARGET
        CARGO_PROFILE_RELEASE_OPT_LEVEL="$level" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64
        CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=debuginfo CARGO_TARGET_DIR="$CACHE/tools-target")
    local -a command=(cargo install "$crate" --version "$version" --root "$folder" --force "$@")
    if "${environment[@]}" "${command[@]}" --locked 2>&1 | progress; then return 0; fi
    say "    --locked failed (the registry may lag behind the tool's lock file): trying without"
    "${environment[@]}" "${command[@]}" 2>&1 | progress
}
# Keeps the log and shows every fortieth line, so that a long compilation is seen to move.
progress() { tee "$LOG" | awk -v t="$(date +%s)" '/Compiling/ { n++; if (n % 40 == 0) { print "    " n " crates compiled"; fflush() } }'; }

set_up_wasm_bindgen() { install_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_DIR" 1 && has_wasm_bindgen; }
set_up_trunk() { install_tool trunk "$TRUNK_VERSION" "$TRUNK_DIR" 0 --no-default-features --features rustls && has_trunk; }

set_up_wasm_opt() {
    mkdir -p "$BINARYEN_DIR"
    npm install --prefix "$BINARYEN_DIR" --no-audit --no-fund --no-save "binaryen@$BINARYEN_VERSION" >"$LOG" 2>&1 || return 1
    "$BINARYEN_DIR/node_modules/.bin/wasm-opt" --version | grep -q "version ${BINARYEN_VERSION%%.*}" && : >"$BINARYEN_DIR/complete"
}

set_up_rustfmt() { if [ "$RUST_KIND" = debian ]; then apt_install rustfmt-web && use_debian_rust; else ask_rustup component add rustfmt; fi; }
set_up_clippy() { if [ "$RUST_KIND" = debian ]; then apt_install rust-web-clippy && use_debian_rust; else ask_rustup component add clippy; fi; }
set_up_chromium() { apt_install chromium chromium-driver fonts-noto-cjk zbar-tools poppler-utils brotli && has_chromium; }

set_up_node_packages() {
    if [ ! -f "$NODE_DIR/complete" ]; then
        mkdir -p "$NODE_DIR"
        cp "$ROOT/tests/journeys/package.json" "$NODE_LOCK" "$NODE_DIR/"
        (cd "$NODE_DIR" && npm ci --ignore-scripts --no-audit --no-fund) >"$LOG" 2>&1 || return 1
        : >"$NODE_DIR/complete"
    fi
    [ ! -e "$ROOT/node_modules" ] || [ -L "$ROOT/node_modules" ] || { say "    $ROOT/node_modules is in the way: please remove it"; return 1; }
    ln -sfn "$NODE_DIR/node_modules" "$ROOT/node_modules"
}

# ---- what to do ----------------------------------------------------------------------------------------------------------------------------

list_missing() {
    choose_rust
    MISSING=()
    local step steps=()
    wants build && steps+=(node linker rust library-source wasm-bindgen trunk wasm-opt)
    wants lint && steps+=(linker rust rustfmt clippy)
    wants browser && steps+=(node chromium node-packages)
    for step in $(printf '%s\n' "${steps[@]}" | awk '!seen[$0]++'); do
        if [ "$step" != rust ] && [ "$RUST_KIND" = none ] && [[ " library-source rustfmt clippy " == *" $step "* ]]; then
            MISSING+=("$step") # cannot be known before there is a compiler; looked at again in its turn
        else
            "${CHECK[$step]}" || MISSING+=("$step")
        fi
    done
}

list_missing
if [ ${#MISSING[@]} -gt 0 ]; then
    # One set-up at a time: the second waits, then finds most of it done.
    one_at_a_time "$CACHE/lock"
    list_missing
    number=0
    for step in "${MISSING[@]}"; do
        number=$((number + 1))
        LOG="$CACHE/set-up-$step.log"
        if "${CHECK[$step]}"; then
            say "[$number/${#MISSING[@]}] $step: there by now"
            continue
        fi
        say "[$number/${#MISSING[@]}] setting up $step ($((SECONDS - started)) s so far)"
        "set_up_${step//-/_}" || {
            tail -n 15 "$LOG" 2>/dev/null || true
            die "set-up step '$step' (whole log: $LOG)" "${REMEDY[$step]}"
        }
    done
    rm -rf "$CACHE/tools-target"
fi
[ "$WASM_BINDGEN_VERSION" = "$(awk -F'"=|"' '/^wasm-bindgen = / { print $2 }' "$ROOT/Cargo.toml")" ] ||
    say "note: Cargo.lock has wasm-bindgen $WASM_BINDGEN_VERSION, Cargo.toml does not pin that version; the tool follows Cargo.lock"
say "set-up: everything is there ($((SECONDS - started)) s; compiler: $RUST_KIND $(rustc_version), wasm-bindgen $WASM_BINDGEN_VERSION as in Cargo.lock)"
