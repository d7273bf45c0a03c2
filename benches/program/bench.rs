//! The program of the benches: the library itself, compiled with the release profile, called step by step. It is no part of `dist/`.
//!
//! In the browser a page calls `browser`; natively `main` folds a day and prints what it took as one line of JSON.

mod day;

#[cfg(target_arch = "wasm32")]
mod browser;
// The generator of the tests, so that what is measured is what was proved.
#[cfg(target_arch = "wasm32")]
#[path = "../../tests/search/corpus.rs"]
mod corpus;
#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
#[path = "../../tests/search/documents.rs"]
mod guides;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, missing_docs)]
#[path = "../../tests/common/prng.rs"]
mod prng;
#[cfg(target_arch = "wasm32")]
mod search;
#[cfg(target_arch = "wasm32")]
mod sheet;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, hall_path, events, folds] = arguments.as_slice() else {
        eprintln!("bench-program HALL.JSON EVENTS FOLDS");
        std::process::exit(2);
    };
    match native(hall_path, events, folds) {
        Ok(line) => println!("{line}"),
        Err(why) => {
            eprintln!("{why}");
            std::process::exit(1);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a bench measures time")]
fn native(hall_path: &str, events: &str, folds: &str) -> Result<String, String> {
    use futures_util::FutureExt as _;

    let hall = std::fs::read_to_string(hall_path).map_err(|error| error.to_string())?;
    let events = events.parse().map_err(|_| "EVENTS is a number".to_owned())?;
    let folds = folds.parse().map_err(|_| "FOLDS is a number".to_owned())?;
    let made = day::whole(&hall, events).now_or_never().ok_or("the journal in memory answers at once")??;
    if !made.is_fold_equal() {
        return Err("the day folded again is another day".to_owned());
    }
    let fold = |_: u32| {
        let began = std::time::Instant::now();
        let reached = made.fold().reached();
        let took = began.elapsed().as_secs_f64() * 1000.0;
        (reached == made.page.head).then_some(took).ok_or("a fold did not reach the head".to_owned())
    };
    let times = (0..folds).map(fold).collect::<Result<Vec<f64>, String>>()?;
    Ok(serde_json::json!({ "events": made.events(), "ms": times }).to_string())
}
