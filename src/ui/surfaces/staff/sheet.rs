//! The day sheet on A4: the day's sums and the heads of the chains, to be signed and kept outside this machine.

use leptos::prelude::*;

use super::state::use_staff;
use super::sums::parts;
use crate::runtime::staff::Head;
use crate::text::{common, counter as counter_words, staff as words};
use crate::ui::shell::{use_language, use_shell};

/// Seen on paper only.
#[component]
pub fn DaySheet() -> impl IntoView {
    let (shell, language, staff) = (use_shell(), use_language(), use_staff());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let sums = shell.floor(|floor, day, _| (day, floor.day(day).reconciliation()));
    let device = shell.window().installation().to_string();
    let title = move || shell.with_hall(|hall| words::sheet_title(language.get(), hall.name.get(language.get())));
    let made = move || {
        staff.heads.track();
        words::sheet_made(language.get(), &counter_words::stamp(shell.window().now(), offset), &device)
    };
    let figures = move || {
        let (language, (day, sums)) = (language.get(), sums.get());
        let figures = std::iter::once((words::issued(language), sums.issued)).chain(parts(sums, language));
        let cell = |(word, count): (String, u32)| view! { <tr><th scope="row">{word}</th><td>{count}</td></tr> };
        view! { <h2>{common::date(language, day)}</h2> <table>{figures.map(cell).collect_view()}</table> }
    };
    let line = |head: Head| view! { <tr><td>{head.writer}</td><td>{head.number}</td><td><code>{head.hash}</code></td></tr> };
    let is_demo = shell.window().is_demo();
    view! {
        <div class="sheet day-sheet" data-testid="day-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{title}</h1>
            <p>{made}</p>
            {figures}
            <h2>{move || words::sheet_heads(language.get())}</h2>
            <table>
                <tr>
                    <th scope="col">{move || words::col_writer(language.get())}</th>
                    <th scope="col">{move || words::col_running(language.get())}</th>
                    <th scope="col">{move || words::col_hash(language.get())}</th>
                </tr>
                {move || staff.heads.get().into_iter().map(line).collect_view()}
            </table>
            <p class="day-sheet-sign">{move || words::sheet_sign(language.get())}</p>
        </div>
    }
}
