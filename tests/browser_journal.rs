//! The journal in Chromium: the contract on IndexedDB, and what only a browser can do to it.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod browser;
mod contract;

use browser::store::Indexed;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! on_indexed_db {
    ($group:ident: $($case:ident)*) => { $(#[wasm_bindgen_test] async fn $case() { contract::$group::$case::<Indexed>().await; })* };
}
contract_cases!(on_indexed_db);
