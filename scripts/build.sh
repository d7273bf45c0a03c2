#!/usr/bin/env bash
# Builds the release site into dist/. Does nothing when no source, tool or flag has changed since the last build.

source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
choose_rust
[ "$RUST_KIND" != none ] || die "no compiler for the browser" "make setup"
release_environment

# Everything the site is made of, in one hash.
sources() {
    {
        find src public style -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
        sha256sum index.html Trunk.toml Cargo.toml Cargo.lock scripts/post_build.mjs scripts/env.sh scripts/build.sh
        echo "$(rustc_version) ${RUSTFLAGS:-} ${CARGO_UNSTABLE_BUILD_STD:-} $TRUNK_VERSION $BINARYEN_VERSION"
    } | sha256sum | cut -d' ' -f1
}

one_at_a_time "$CARGO_TARGET_DIR/site.lock"
stamp="$(sources)"
if [ -f dist/index.html ] && [ "$(cat dist/.sources 2>/dev/null)" = "$stamp" ]; then
    say "build: nothing has changed, dist/ is up to date"
    exit 0
fi

# What is half built is not taken for built.
rm -f dist/.sources
started=$SECONDS
say "[1/3] fetching crates"
cargo fetch --locked --quiet --target "$WASM" || die "fetching crates" "is a crate registry reachable? Is Cargo.lock in step with Cargo.toml (cargo check)?"
say "[2/3] compiling and packing the release (minutes when cold)"
# Trunk asks for one program after the other, and linking one keeps a single core busy: all are made in one go first, and Trunk finds them made.
cargo build --release --locked --offline --quiet --target "$WASM" --bins </dev/null || die "the release build" "read the first error above"
trunk build --release --offline </dev/null || die "the release build" "read the first error above; scripts/setup.sh checks the tools"
say "[3/3] checking dist/"
for surface in . display counter staff manager; do
    [ -f "dist/$surface/index.html" ] || die "dist/$surface/index.html is missing" "scripts/post_build.mjs writes it: read its messages above"
done
[ "$(sources)" = "$stamp" ] || die "a source was changed while the site was built" "run it again"
echo "$stamp" >dist/.sources
say "build: dist/ is ready ($((SECONDS - started)) s)"
