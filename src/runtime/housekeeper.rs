//! What one window does for all: the one that holds the lock `housekeeper`. Each job may run twice without harm.

use wasm_bindgen_futures::spawn_local;

use super::day_end::close_days;
use super::window::{Change, Listening, Window};
use crate::device;
use crate::journal::Place;
use crate::projection::snapshot::{SavePlan, save};

/// How often the housekeeper looks round.
const ROUND_SECONDS: u32 = 60;

/// Waits for the lock, then keeps house as long as the window lives.
pub fn keep_house(window: &Window) {
    let window = window.clone();
    spawn_local(async move {
        let Some(_held) = device::locks::take(&window.scoped("housekeeper"), device::locks::Manner::Wait, || {}).await else { return };
        let mut plan = SavePlan::new(Place::START);
        loop {
            round(&window, &mut plan).await;
            device::timer::pause(ROUND_SECONDS * 1_000).await;
        }
    });
}

async fn round(window: &Window, plan: &mut SavePlan) {
    close_earlier_days(window).await;
    let reached = window.table().borrow().reached();
    if plan.is_due(reached)
        && let Some(place) = save(window.table(), window.journal()).await
    {
        plan.saved(place);
    }
    // Forgetting old requests only saves room; it is tried again at the next round.
    let _ = window.journal().forget_old_requests(window.now()).await;
}

async fn close_earlier_days(window: &Window) {
    let today = window.today();
    let days: Vec<_> = window.with_floor(|floor| floor.unsealed_before(today).collect());
    close_days(days, async |command| window.run(command).await).await;
}

/// As soon as the day changes: closes earlier days instead of at the next round, and looks for newer content; and looks for it when it is published.
pub fn watch_midnight(window: &Window) -> Listening {
    let (seen, watched) = (std::cell::Cell::new(window.today()), window.clone());
    window.listen(move |change| {
        if change == Change::Edition {
            let window = watched.clone();
            return spawn_local(async move { super::content::look_when_published(&window).await });
        }
        let today = watched.today();
        if change == Change::Second && today != seen.replace(today) {
            let window = watched.clone();
            spawn_local(async move {
                close_earlier_days(&window).await;
                super::content::look_on_new_day(&window).await;
            });
        }
    })
}
