//! Fields in which something is chosen: a word, several words, a limit, a fee, an item of the hall.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::field::{last_name, problems, text};
use super::state::{EditorScreen, name_of};
use crate::domain::guide::edit::toggled;
use crate::domain::guide::fields::{Choice, Named, Room};
use crate::domain::hall::Language;
use crate::text::editor::{self as words, values};
use crate::text::{guide as guide_words, guide_fields as names};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;

type Options = Vec<(String, String)>;

/// A list to choose one from: words of the file with what people call them. A strange word stands as it is, so that it is seen.
fn select(
    testid: String,
    label: impl Fn() -> String + Send + 'static,
    options: Memo<Options>,
    value: Memo<String>,
    tell: impl Fn(String) + 'static,
) -> AnyView {
    let option = move |(word, said): (String, String)| {
        let this = word.clone();
        view! { <option value=word prop:selected=move || value.with(|value| *value == this)>{said}</option> }.into_any()
    };
    let strange = move || {
        let value = value.get();
        let is_strange = options.with(|options| options.iter().all(|(word, _)| *word != value));
        is_strange.then(|| option((value.clone(), value)))
    };
    view! {
        <select data-testid=testid aria-label=label on:change=move |event| tell(event_target_value(&event))>
            {strange}
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn testid(path: &str) -> String {
    format!("guide-input-{}", name_of(path))
}

/// One of a fixed choice.
pub fn one(screen: EditorScreen, path: String, choice: Choice) -> AnyView {
    let language = use_language();
    let options = memo(move || {
        choice
            .words()
            .into_iter()
            .map(|word| {
                let said = values::choice(language.get(), choice, &word);
                (word, said)
            })
            .collect::<Options>()
    });
    let (value, label) = (screen.text(path.clone()), last_name(&path));
    select(testid(&path), move || names::field(language.get(), &label), options, value, move |word| screen.set(&path, json!(word)))
}

/// Something named elsewhere.
pub fn named(screen: EditorScreen, path: String, kind: Named) -> AnyView {
    let language = use_language();
    let options = screen.slice(move |desk| {
        let (hall, language) = (&desk.in_force.hall, language.get());
        let named = |id: &str, name: &crate::domain::hall::Bilingual| (id.to_owned(), name.get(language).to_owned());
        match kind {
            Named::Class => hall.classes.iter().map(|class| named(class.id.as_str(), &class.name)).collect::<Options>(),
            Named::Item => hall.items.iter().map(|item| named(item.id.as_str(), &item.name)).collect(),
            Named::Department => desk.draft.head.departments.iter().map(|department| named(&department.id, &department.name)).collect(),
        }
    });
    let (value, label) = (screen.text(path.clone()), last_name(&path));
    select(testid(&path), move || names::field(language.get(), &label), options, value, move |word| screen.set(&path, json!(word)))
}

/// Boxes to tick.
fn boxes(screen: EditorScreen, path: String, options: Memo<Options>) -> AnyView {
    let value = screen.value(path.clone());
    let one = move |(word, said): (String, String)| {
        let (path, this) = (path.clone(), word.clone());
        let testid = format!("{}-{word}", testid(&path));
        let is_in = {
            let word = word.clone();
            move || value.with(|value| value.as_array().is_some_and(|list| list.iter().any(|known| known.as_str() == Some(&word))))
        };
        let tell = move |_| {
            let all: Vec<String> = options.with_untracked(|options| options.iter().map(|(word, _)| word.clone()).collect());
            screen.set(&path, toggled(&value.get_untracked(), &this, &all));
        };
        view! { <label class="edit-box"><input type="checkbox" data-testid=testid prop:checked=is_in on:change=tell /><span>{said}</span></label> }.into_any()
    };
    view! { <div class="edit-boxes">{move || options.get().into_iter().map(&one).collect_view()}</div> }.into_any()
}

/// Some of a fixed choice.
pub fn some(screen: EditorScreen, path: String, choice: Choice) -> AnyView {
    let language = use_language();
    let options = memo(move || {
        choice
            .words()
            .into_iter()
            .map(|word| {
                let said = values::choice(language.get(), choice, &word);
                (word, said)
            })
            .collect::<Options>()
    });
    boxes(screen, path, options)
}

/// Occasions in life.
pub fn life_events(screen: EditorScreen, path: String) -> AnyView {
    let language = use_language();
    let options = screen.slice(move |desk| {
        let named = |event: &crate::domain::guide::Named| (event.id.clone(), event.name.get(language.get()).to_owned());
        desk.draft.head.life_events.iter().map(named).collect::<Options>()
    });
    boxes(screen, path, options)
}

/// How a limit is chosen.
const WITHIN: &str = "within";
const UNITS: [&str; 3] = ["working-days", "days", "months"];
const AT_ONCE: &str = "at-once";
const NOT_LAID_DOWN: &str = "not-laid-down";

fn unit_word(language: Language, unit: &str) -> String {
    let number_and_unit = match unit {
        "working-days" => guide_words::working_days(language, 1),
        "days" => guide_words::days(language, 1),
        _ => guide_words::months(language, 1),
    };
    number_and_unit.trim_start_matches(|letter: char| letter == '1' || letter.is_whitespace()).to_owned()
}

/// A time limit: at once, not laid down, or so many of a unit.
pub fn limit(screen: EditorScreen, path: String, optional: bool, by_law: bool) -> AnyView {
    let language = use_language();
    let value = screen.value(path.clone());
    let how = memo(move || {
        value.with(|value| match value {
            Value::String(word) => word.clone(),
            Value::Object(_) => WITHIN.to_owned(),
            _ => String::new(),
        })
    });
    let options = memo(move || {
        let language = language.get();
        let mut options = Options::new();
        if optional {
            options.push((String::new(), words::no_limit(language)));
        }
        options.push((WITHIN.to_owned(), words::limit_within(language)));
        options.push((AT_ONCE.to_owned(), guide_words::at_once(language)));
        if by_law {
            options.push((NOT_LAID_DOWN.to_owned(), guide_words::not_laid_down(language)));
        }
        options
    });
    let (label, within) = (last_name(&path), path.clone());
    let choose = move |word: String| {
        let value = match word.as_str() {
            WITHIN => json!({ "value": 1, "unit": UNITS[0] }),
            "" => Value::Null,
            word => json!(word),
        };
        screen.set(&path, value);
    };
    let testid = testid(&within);
    let first = select(testid.clone(), move || names::field(language.get(), &label), options, how, choose);
    let is_within = memo(move || how.with(|how| how == WITHIN));
    view! { <div class="edit-row">{first}{move || is_within.get().then(|| span(screen, within.clone(), &testid))}</div> }.into_any()
}

/// So many of a unit.
fn span(screen: EditorScreen, path: String, testid: &str) -> AnyView {
    let language = use_language();
    let (count, unit) = (screen.text(format!("{path}/value")), screen.text(format!("{path}/unit")));
    let options = memo(move || UNITS.map(|unit| (unit.to_owned(), unit_word(language.get(), unit))).to_vec());
    let to = path.clone();
    let tell_count = move |text: String| {
        let number = text.trim().parse::<u16>().unwrap_or(0);
        screen.set(&to, json!({ "value": number, "unit": unit.get_untracked() }));
    };
    let tell_unit = move |word: String| {
        let number = count.get_untracked().parse::<u16>().unwrap_or(0);
        screen.set(&path, json!({ "value": number, "unit": word }));
    };
    view! {
        <input type="number" class="edit-number" min="1" max="400" data-testid=format!("{testid}-value") aria-label=move || words::limit_number(language.get())
            prop:value=move || count.get() on:input=move |event| tell_count(event_target_value(&event)) />
        {select(format!("{testid}-unit"), move || words::limit_unit(language.get()), options, unit, tell_unit)}
    }
    .into_any()
}

/// 收费: nothing, something, or nobody has said yet.
pub fn fee(screen: EditorScreen, path: String) -> AnyView {
    let language = use_language();
    let value = screen.value(path.clone());
    let how = memo(move || value.with(|value| value.as_str().unwrap_or("charged").to_owned()));
    let options = memo(move || {
        let language = language.get();
        let said =
            [("free", guide_words::free(language)), ("charged", guide_words::charged(language)), ("not-stated", words::fee_open(language))];
        said.map(|(word, said)| (word.to_owned(), said)).to_vec()
    });
    let (label, below) = (last_name(&path), path.clone());
    let choose = {
        let path = path.clone();
        move |word: String| {
            let value = if word == "charged" { json!({ "text": { "zh": "" }, "basis": "" }) } else { json!(word) };
            screen.set(&path, value);
        }
    };
    let is_charged = memo(move || how.with(|how| how == "charged"));
    let more = move || {
        is_charged.get().then(|| {
            let (amount, basis) = (format!("{below}/text"), format!("{below}/basis"));
            let basis_label = move || names::basis(language.get());
            view! {
                {text(screen, &amount, Room::Line, false)}
                {problems(screen, amount, true)}
                <label><span class="desk-soft">{basis_label}</span>{super::field::typed(screen, basis.clone(), Room::Line, json!(""), None, basis_label)}</label>
                {problems(screen, basis, true)}
            }
            .into_any()
        })
    };
    view! { <div class="edit-row">{select(testid(&path), move || names::field(language.get(), &label), options, how, choose)}</div>{more} }
        .into_any()
}
