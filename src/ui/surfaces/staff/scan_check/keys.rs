//! Each key of a scan: when it came, how long it was held, what it was taken for and what became of it.

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::flow::scan_check::Line;
use crate::flow::scanner::{Fate, Part};
use crate::text::scan_check as words;
use crate::ui::shell::use_language;

/// The table; nothing when there are no keys.
#[component]
pub fn Keys(lines: Vec<Line>) -> impl IntoView {
    let language = use_language();
    let lines = StoredValue::new(lines);
    let rows = move || lines.with_value(|lines| lines.iter().map(|line| row(language.get(), line)).collect_view());
    lines.with_value(|lines| !lines.is_empty()).then(|| {
        view! {
            <h3>{move || words::keys_title(language.get())}</h3>
            <table class="desk-table scan-keys" data-testid="scan-keys">
                <thead>
                    <tr>
                        <th scope="col">{move || words::column_key(language.get())}</th>
                        <th scope="col">{move || words::column_after(language.get())}</th>
                        <th scope="col">{move || words::column_held(language.get())}</th>
                        <th scope="col">{move || words::column_taken_for(language.get())}</th>
                        <th scope="col">{move || words::column_fate(language.get())}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn row(language: Language, line: &Line) -> impl IntoView + use<> {
    let time = |time: Option<f64>| time.map(|time| words::milliseconds(language, time)).unwrap_or_default();
    let key = match (line.code.is_empty(), line.command) {
        (true, _) => words::hidden_key(language),
        (false, true) => words::key_with_command(language, &line.code),
        (false, false) => line.code.clone(),
    };
    let part = match line.part {
        Part::Digit { value, pad: false } => words::part_digit(language, value),
        Part::Digit { value, pad: true } => words::part_digit_on_pad(language, value),
        Part::Letter(letter) => words::part_letter(language, letter),
        Part::Modifier => words::part_modifier(language),
        Part::End => words::part_end(language),
        Part::Acting => words::part_acting(language),
        Part::Function => words::part_function(language),
        Part::Other => words::part_other(language),
    };
    let fate = match line.fate {
        Fate::Goes => words::fate_goes(language),
        Fate::Refused => words::fate_refused(language),
        Fate::Kept => words::fate_kept(language),
    };
    view! { <tr data-testid="scan-key"><td><code>{key}</code></td><td>{time(line.after_ms)}</td><td>{time(line.held_ms)}</td><td>{part}</td><td>{fate}</td></tr> }
}
