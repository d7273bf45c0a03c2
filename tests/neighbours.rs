//! Which windows are alive: asked again and again for months, and only the living are remembered.
#![cfg(not(target_arch = "wasm32"))]

use residents_window::runtime::neighbours::{Neighbours, SILENT_SECONDS};

#[test]
fn windows_that_have_gone_are_forgotten() {
    let neighbours = Neighbours::default();
    let second = |second: i64| (second * 1_000) as f64;
    for reload in 0..10_000 {
        // A page that is loaded anew every ten seconds, beside one that stays.
        neighbours.heard("stays".into(), "display".into(), None, second(reload * 10));
        neighbours.heard(format!("window-{reload}"), "counter".into(), Some("3".into()), second(reload * 10));
    }
    let now = second(9_999 * 10);
    assert_eq!(neighbours.remembered(), 3, "the newest two pages and the one that stays");
    let alive = |later| neighbours.alive(now + second(later)).len();
    assert_eq!((alive(0), alive(SILENT_SECONDS), alive(SILENT_SECONDS + 1)), (3, 2, 0));
}
