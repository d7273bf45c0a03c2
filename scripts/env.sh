# Sourced by the other scripts: where tools live, which compiler is used, with which flags. Changes nothing on the machine.

set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/residents-window"
WASM=wasm32-unknown-unknown
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
# A sandbox may forbid rustup to install by itself: set-up asks it expressly.
export CARGO_TERM_PROGRESS_WHEN="${CARGO_TERM_PROGRESS_WHEN:-auto}"

# The version of a crate in the lock file.
locked_version() {
    awk -v name="\"$1\"" '$1 == "name" { found = ($3 == name) } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' "$ROOT/Cargo.lock"
}

TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION="$(locked_version wasm-bindgen)" # the tool and the crate must be the same version
BINARYEN_VERSION=132.0.0                              # Debian's own binaryen writes broken modules
RUST_VERSION_MIN="$(awk -F'"' '/^rust-version/ { print $2 }' "$ROOT/Cargo.toml")"

TRUNK_DIR="$CACHE/trunk-$TRUNK_VERSION"
WASM_BINDGEN_DIR="$CACHE/wasm-bindgen-cli-$WASM_BINDGEN_VERSION"
BINARYEN_DIR="$CACHE/binaryen-$BINARYEN_VERSION"
NODE_LOCK="$ROOT/tests/journeys/package-lock.json"
NODE_DIR="$CACHE/node-$(sha256sum "$NODE_LOCK" 2>/dev/null | cut -c1-12)"
DEBIAN_RUST_DIR="$CACHE/debian-rust"

export PATH="$TRUNK_DIR/bin:$WASM_BINDGEN_DIR/bin:$BINARYEN_DIR/node_modules/.bin:$PATH:$HOME/.cargo/bin"

say() { printf '%s\n' "$*"; }
die() {
    printf '\nFAILED: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf 'REMEDY: %s\n' "$2" >&2
    exit 1
}

# From here on alone with the file $1, until this script ends: a second one waits, then finds done what the first has done.
one_at_a_time() {
    mkdir -p "$(dirname "$1")"
    exec 9>"$1"
    ! command -v flock >/dev/null || flock 9
}

# Whether version $1 is at least $2.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }
rustc_version() { "${1:-rustc}" --version 2>/dev/null | awk '{ print $2 }'; }

# Whether the compiler in PATH is new enough and compiles one line for the browser: a missing target is found here, not after minutes.
rust_works() {
    command -v cargo >/dev/null && version_at_least "$(rustc_version)" "$RUST_VERSION_MIN" || return 1
    local dir
    dir="$(mktemp -d)"
    printf 'pub fn one() -> String { String::new() }\n' >"$dir/one.rs"
    rustc --crate-type lib --target "$WASM" --emit metadata --out-dir "$dir" "$dir/one.rs" >/dev/null 2>&1
    local answer=$?
    rm -rf "$dir"
    return $answer
}

# Whether Debian's compiler packages are complete: compiler, library source and linker.
debian_rust_works() {
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -x /usr/bin/rust-lld ] || return 1
    version_at_least "$(rustc_version /usr/bin/rustc)" "$RUST_VERSION_MIN" &&
        [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}

has_rust_src() { [ -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]; }

# Debian's programs by links in a folder of their own: /usr/bin first in PATH would change node and npm too.
use_debian_rust() {
    mkdir -p "$DEBIAN_RUST_DIR/bin"
    local program
    for program in cargo rustc rustdoc cargo-clippy clippy-driver cargo-fmt rustfmt; do
        [ ! -x "/usr/bin/$program" ] || ln -sfn "/usr/bin/$program" "$DEBIAN_RUST_DIR/bin/$program"
    done
    export PATH="$DEBIAN_RUST_DIR/bin:$PATH" RUSTC=/usr/bin/rustc
    # No ready library for the browser in these packages: every build makes it from source, which a stable compiler has to be allowed.
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    RUST_KIND=debian
}

# Chooses the compiler. RUST_KIND is rustup (any compiler with the target), debian or none. RESIDENTS_RUST=debian asks for Debian's.
choose_rust() {
    RUST_KIND=none
    if [ "${RESIDENTS_RUST:-}" != debian ] && rust_works; then
        RUST_KIND=rustup
    elif debian_rust_works; then
        use_debian_rust
    fi
}

# Debian's way builds the library only for the browser: for programs of this machine the ready one is used.
native() {
    if [ "$RUST_KIND" = debian ]; then
        env -u CARGO_UNSTABLE_BUILD_STD "$@"
    else
        "$@"
    fi
}

# The environment of the small release build: the library from source, optimised for size, without panic texts, where the compiler has that.
# Leptos erases the types of views with this: a quarter of the wasm and of the compile time of a program made of typed views.
VIEW_FLAGS="--cfg erase_components"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$VIEW_FLAGS"

release_environment() {
    [ "$RUST_KIND" = debian ] || has_rust_src || {
        say "note: no library source (rust-src): the release is built with the ready library and is larger"
        return 0
    }
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    # The probe writes into a folder of its own: rustc replaces its output file, and as root that would replace a device such as /dev/null.
    local flags="-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none $VIEW_FLAGS" dir known=no
    dir="$(mktemp -d)"
    printf '#![feature(no_core)]\n#![no_core]\n' >"$dir/probe.rs"
    # shellcheck disable=SC2086
    ! rustc $flags --crate-type lib --target "$WASM" --emit metadata --out-dir "$dir" "$dir/probe.rs" >/dev/null 2>&1 || known=yes
    rm -rf "$dir"
    if [ "$known" = yes ]; then
        export RUSTFLAGS="$flags"
    else
        say "note: this compiler has no immediate-abort: the release is larger"
    fi
}
