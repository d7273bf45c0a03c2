//! Who sits down: the PIN question of the counter, and the end of a session that nobody uses.

use leptos::ev::{keydown, pointerdown};
use leptos::prelude::*;

use super::state::{use_counter, use_slices};
use crate::domain::hall::{Clerk, Hall};
use crate::domain::identity::{CounterId, PersonId};
use crate::flow::counter::{Input, Sitting};
use crate::flow::pin::Model;
use crate::runtime::pin::{hold_session, session_is_over, touch_session};
use crate::text::counter as words;
use crate::ui::shell::use_shell;
use crate::ui::surfaces::desk_head::PlainHead;
use crate::ui::surfaces::pin::{Person, PinQuestion};

/// Asks the clerk for the PIN before the seat is taken.
#[component]
pub fn Identify(sitting: Sitting) -> impl IntoView {
    let (shell, counter) = (use_shell(), use_counter());
    let seat = sitting.seat;
    let (asked, colleagues) = shell.with_hall(|hall| people(hall, &seat.counter, &PersonId::from(&seat.clerk)));
    asked.map(|person| {
        view! {
            <PlainHead title=words::title />
            <PinQuestion person=person colleagues=colleagues model=Model::new(PersonId::from(&seat.clerk), sitting.resumes)
                on_proved=move |typed| counter.send(Input::Identified { typed })
                on_leave=move || counter.send(Input::ChoseAnother) />
        }
    })
}

/// Who is asked, and who may vouch: those who may sit at this counter first, for they are near.
fn people(hall: &Hall, counter: &CounterId, asked: &PersonId) -> (Option<Person>, Vec<Person>) {
    let person = |clerk: &Clerk| {
        let is_near = clerk.posts.contains_key(counter);
        Person { id: PersonId::from(&clerk.id), name: clerk.name.clone(), is_near, demo_pin: None }
    };
    let (own, mut others): (Vec<Person>, Vec<Person>) = hall.clerks.iter().map(person).partition(|person| person.id == *asked);
    others.sort_by_key(|person| !person.is_near);
    (own.into_iter().next(), others)
}

/// Ends the session of a seat that nobody uses. Somebody at the counter is never interrupted: as long as they are there, time does not count.
pub fn watch_session() {
    let (shell, counter, slices) = (use_shell(), use_counter(), use_slices());
    if !untrack(|| counter.with(|model| model.asks_pins())) {
        return;
    }
    let window = StoredValue::new_local(shell.window());
    let is_serving = move || slices.desk.with(|desk| desk.current.is_some());
    let touch = move || {
        window.try_with_value(if untrack(is_serving) { hold_session } else { touch_session });
    };
    let listeners = [window_event_listener(keydown, move |_| touch()), window_event_listener(pointerdown, move |_| touch())];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    Effect::new(move |_| {
        shell.now();
        if is_serving() {
            touch();
        } else if window.with_value(session_is_over) {
            counter.send(Input::SessionEnded);
        }
    });
}
