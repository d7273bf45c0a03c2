#!/usr/bin/env bash
# Makes the pages of the benches in bench-results/site: the bench program with the very flags of the release, the peers, and a native twin.

source "$(dirname "${BASH_SOURCE[0]}")/../scripts/env.sh"
cd "$ROOT"
choose_rust
[ "$RUST_KIND" != none ] || die "no compiler for the browser" "make setup"
site=bench-results/site
mkdir -p "$site"

say "[1/3] the bench program, native"
native cargo build --release --locked --quiet --features bench --bin bench-program || die "the native bench program" "read the first error above"
cp "$CARGO_TARGET_DIR/release/bench-program" bench-results/

say "[2/3] the bench program for the browser, with the flags of the release"
release_environment
cargo build --release --locked --quiet --target "$WASM" --features bench --bin bench-program || die "the bench program" "read the first error above"
wasm-bindgen --target web --no-typescript --out-dir "$site" "$CARGO_TARGET_DIR/$WASM/release/bench-program.wasm" ||
    die "wasm-bindgen" "scripts/setup.sh checks the tools"
wasm-opt -Oz --output "$site/bench-program_bg.wasm" "$site/bench-program_bg.wasm" || die "wasm-opt" "scripts/setup.sh checks the tools"

say "[3/3] pages"
cp benches/pages/* public/sentinel.js "$site/"
# The build for current browsers: the faster of those that the package has.
cp node_modules/dexie/dist/modern/dexie.min.mjs "$site/dexie.mjs"
cp node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs "$site/flexsearch.mjs"
cp node_modules/minisearch/dist/es/index.js "$site/minisearch.mjs"
cp node_modules/fuse.js/dist/fuse.min.mjs "$site/fuse.mjs"
cp node_modules/pinyin-match/dist/main.js "$site/pinyin-match.js"
cp public/content/guides.json public/content/readings.txt "$site/"
cp node_modules/jsbarcode/dist/barcodes/JsBarcode.code128.min.js "$site/jsbarcode.js"
cp node_modules/xlsx/dist/xlsx.full.min.js "$site/sheetjs.js"
node benches/one_module.mjs node_modules/qrcode/lib/core/qrcode.js node_modules/qrcode/lib/renderer/svg-tag.js >"$site/qrcode.mjs"
