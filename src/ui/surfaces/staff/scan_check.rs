//! What does this scanner send? The verdict on the last scan with advice, each of its keys, and the scans before it.

mod keys;

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::flow::scan_check::{Advice, Ending, Input, Model, Standing, Try, Way, update};
use crate::flow::scanner::Fate;
use crate::runtime::scan_check::{Checking, Stepped, listen};
use crate::text::scan_check as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The part of the page.
#[component]
pub fn ScanCheck() -> impl IntoView {
    let language = use_language();
    let model = RwSignal::new(Model::default());
    let step = move |input: Input| {
        let is_key_down = matches!(input, Input::Down { .. });
        let stepped = model.try_maybe_update(|model| {
            let effects = update(model, input);
            // A function key that stands alone would load the page anew, and what was seen would be gone.
            let is_refused = is_key_down && model.lines.last().is_some_and(|line| line.fate != Fate::Goes);
            (true, Stepped { effects, is_refused })
        });
        stepped.unwrap_or(Stepped { effects: Vec::new(), is_refused: false })
    };
    let checking: StoredValue<Option<Checking>, LocalStorage> = StoredValue::new_local(Some(listen(step)));
    on_cleanup(move || drop(checking.try_update_value(Option::take)));
    let clear = move || drop(model.try_update(|model| update(model, Input::Cleared)));
    // Keys come by the thousand: whole tries are drawn when they are over.
    let settled = Memo::new(move |_| model.with(|model| (model.silences, model.lines.is_empty())));
    let tries = move || {
        settled.get();
        model.with_untracked(|model| model.tries.clone())
    };
    view! {
        <section class="desk-page" data-testid="scan-check">
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::hint(language.get())}</p>
            <Live model=model />
            {move || tries().pop().map(|last| view! { <Verdict last=last /> })}
            <div class="desk-card-actions">
                <Button testid="scan-clear" class="desk-button" on_press=clear>{move || words::clear(language.get())}</Button>
            </div>
            {move || { settled.get(); view! { <keys::Keys lines=model.with_untracked(|model| model.last_lines().to_vec()) /> } }}
            {move || {
                let mut earlier = tries();
                earlier.pop();
                (!earlier.is_empty()).then(|| view! { <Earlier tries=earlier /> })
            }}
        </section>
    }
}

/// What comes in now.
#[component]
fn Live(model: RwSignal<Model>) -> impl IntoView {
    let language = use_language();
    let keys = Memo::new(move |_| model.with(|model| if model.is_open() { model.last_lines().len() } else { 0 }));
    let heard = Memo::new(move |_| {
        model.with(|model| (model.heard_in_all, model.latest.iter().map(|scan| scan.text().to_owned()).collect::<Vec<_>>()))
    });
    let state = move || if keys.get() > 0 { "receiving" } else { "waiting" };
    let line = move || match keys.get() {
        0 => words::waiting(language.get()),
        keys => words::receiving(language.get(), keys),
    };
    let count = move || heard.with(|(count, _)| *count);
    let code = move || heard.with(|(_, texts)| texts.join(" "));
    let said = move || {
        let (count, texts) = heard.get();
        (count > 0).then(|| words::heard(language.get(), count, &words::joined(language.get(), &texts)))
    };
    view! {
        <p class="scan-live" data-testid="scan-live" data-state=state>{line}</p>
        <p class="scan-heard" role="status" data-testid="scan-heard" data-count=count data-code=code>{said}</p>
    }
}

const fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Good => "good",
        Standing::Works => "works",
        Standing::Bad => "bad",
    }
}

fn sum(language: Language, standing: Standing) -> String {
    match standing {
        Standing::Good => words::good(language),
        Standing::Works => words::works(language),
        Standing::Bad => words::bad(language),
    }
}

/// The last scan, in plain words.
#[component]
fn Verdict(last: Try) -> impl IntoView {
    let language = use_language();
    let last = StoredValue::new(last);
    let standing = last.with_value(Try::standing);
    let codes = move || {
        let texts = last.with_value(|last| last.scans.iter().map(|scan| scan.text().to_owned()).collect::<Vec<_>>());
        let language = language.get();
        (!texts.is_empty()).then(|| view! { <p class="scan-code">{words::understood(language, &words::joined(language, &texts))}</p> })
    };
    let advice = move || {
        let advice = last.with_value(|last| last.advice.clone());
        advice.iter().map(|advice| view! { <li>{advice_words(language.get(), advice)}</li> }).collect_view()
    };
    view! {
        <div class="scan-verdict" role="status" data-testid="scan-verdict" data-state=state(standing)>
            <h3>{move || sum(language.get(), standing)}</h3>
            {codes}
            <ul data-testid="scan-advice">{advice}</ul>
            <p class="desk-soft" data-testid="scan-facts">{move || last.with_value(|last| facts(language.get(), last))}</p>
        </div>
    }
}

/// The scans before, the newest first.
#[component]
fn Earlier(tries: Vec<Try>) -> impl IntoView {
    let language = use_language();
    let tries = StoredValue::new(tries);
    let line = move |seen: &Try| {
        let (standing, language) = (seen.standing(), language.get());
        view! { <li data-state=state(standing)><b>{sum(language, standing)}</b> " " {facts(language, seen)}</li> }
    };
    view! {
        <h3>{move || words::earlier_title(language.get())}</h3>
        <ul class="scan-earlier" data-testid="scan-earlier">{move || tries.with_value(|tries| tries.iter().rev().map(line).collect_view())}</ul>
    }
}

fn facts(language: Language, seen: &Try) -> String {
    let way = match seen.way {
        Way::Row => words::way_row(language),
        Way::Pad => words::way_pad(language),
        Way::Alt => words::way_alt(language),
        Way::Mixed => words::way_mixed(language),
        Way::Nothing => words::way_nothing(language),
    };
    let ending = match seen.ending {
        Ending::Enter => words::ending_enter(language),
        Ending::Tab => words::ending_tab(language),
        Ending::Nothing => words::ending_nothing(language),
    };
    words::sentence(language, &words::verdict(language, seen.keys, seen.fastest_ms, seen.slowest_ms), &way, &ending)
}

fn advice_words(language: Language, advice: &Advice) -> String {
    match advice {
        Advice::Fine => words::advice_fine(language),
        Advice::Misread => words::advice_misread(language),
        Advice::NotOurs(length) => words::advice_not_ours(language, *length),
        Advice::NotUnderstood => words::advice_not_understood(language),
        Advice::TooSlow { slowest_ms } => words::advice_too_slow(language, *slowest_ms),
        Advice::Slow { slowest_ms } => words::advice_slow(language, *slowest_ms),
        Advice::NoEnter => words::advice_no_enter(language),
        Advice::Commands(keys) => words::advice_commands(language, &words::joined(language, keys)),
        Advice::AltNumbers => words::advice_alt_numbers(language),
        Advice::Letters(letters) => words::advice_letters(language, letters),
        Advice::Hidden(count) => words::advice_hidden(language, *count),
    }
}
