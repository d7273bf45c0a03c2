//! What was changed against what is in force, field by field, and putting it forward.

use leptos::prelude::*;
use serde_json::Value;

use super::findings;
use super::list::back;
use super::state::EditorScreen;
use crate::domain::guide::diff::{CLASSES, Change, Difference};
use crate::domain::hall::Language;
use crate::flow::editor::{Desk, Input, Key, Sending};
use crate::flow::publishing::VALIDITY_DAYS;
use crate::text::editor::{self as words, values};
use crate::text::guide_fields as names;
use crate::ui::shell::use_language;
use crate::ui::tongue::has_chinese;
use crate::ui::widgets::button::Button;

/// Differences shown at most.
const SHOWN_MAX: usize = 300;
/// How long what is made of a proposal may be valid, in days.
const DAYS: [i64; 3] = [90, 182, VALIDITY_DAYS];
const DAY_MS: i64 = 24 * 3_600_000;

/// The view.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let found = screen.slice(listed_differences);
    let rows = move || {
        let mut before = None;
        let row = |(found, name): (Difference, Option<String>)| {
            let is_first = before.as_ref() != Some(&found.guide);
            before = Some(found.guide.clone());
            difference(language.get(), &found, is_first.then_some(name))
        };
        found.get().into_iter().take(SHOWN_MAX).map(row).collect_view()
    };
    let rest = move || {
        let count = found.with(Vec::len);
        (count > SHOWN_MAX).then(|| view! { <p class="desk-soft">{words::more(language.get(), count - SHOWN_MAX)}</p> }.into_any())
    };
    let is_empty = move || found.with(Vec::is_empty);
    view! {
        <div class="desk-page editor-work" data-testid="guide-changes" data-count=move || found.with(Vec::len).to_string()>
            <h2>{move || words::changes_title(language.get())}</h2>
            <p class="desk-soft">{move || if is_empty() { words::unchanged(language.get()) } else { words::changes_help(language.get()) }}</p>
            <table class="desk-table edit-changes" hidden=is_empty>
                <thead><tr>
                    <th scope="col">{move || words::col_field(language.get())}</th>
                    <th scope="col">{move || words::col_before(language.get())}</th>
                    <th scope="col">{move || words::col_after(language.get())}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {rest}
            {forward(screen)}
            <div class="desk-card-actions">{back(screen)}</div>
        </div>
    }
    .into_any()
}

/// The differences with the names of their guides.
fn listed_differences(desk: &Desk) -> Vec<(Difference, Option<String>)> {
    let class = |id: &str| desk.in_force.hall.classes.iter().find(|class| class.id.as_str() == id).map(|class| class.name.zh.clone());
    let name = |id: &str| desk.draft.guide(id).or_else(|| desk.in_force.guides.guide(id)).map(|guide| guide.name.zh.clone());
    let named = |mut found: Difference| {
        let guide = found.guide.as_deref().and_then(name);
        if let Change::Reordered { before, after } = &mut found.change {
            for id in before.iter_mut().chain(after.iter_mut()).filter(|_| guide.is_none()) {
                *id = if found.path == CLASSES { class(id) } else { name(id) }.unwrap_or_else(|| id.clone());
            }
            only_moved(before, after);
        }
        (found, guide)
    };
    desk.differences().into_iter().map(named).collect()
}

/// Leaves out what stands first and last in both orders alike.
fn only_moved(before: &mut Vec<String>, after: &mut Vec<String>) {
    let same_ends =
        |before: &[String], after: &[String]| before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count();
    let last = same_ends(before, after);
    before.truncate(before.len() - last);
    after.truncate(after.len() - last);
    let first = before.iter().zip(after.iter()).take_while(|(one, other)| one == other).count();
    before.drain(..first);
    after.drain(..first);
}

/// One difference; the first of a guide with the guide's name above it.
fn difference(language: Language, found: &Difference, first: Option<Option<String>>) -> AnyView {
    let path = found.path.clone();
    let (state, before, after) = match &found.change {
        Change::Changed { before, after } => ("changed", said(language, &path, before), said(language, &path, after)),
        Change::Added(after) => ("added", words::added(language).into_any(), said(language, &path, after)),
        Change::Removed(before) => ("removed", said(language, &path, before), words::removed(language).into_any()),
        Change::Reordered { before, after } => ("reordered", listed(language, before), listed(language, after)),
    };
    let field = names::field(language, &path);
    let head = first.map(|name| {
        let is_file = name.is_none();
        let name = name.unwrap_or_else(|| words::the_file(language));
        view! { <tr class="edit-change-guide"><th colspan="3" scope="rowgroup" lang=(!is_file).then_some("zh")>{name}</th></tr> }.into_any()
    });
    view! {
        {head}
        <tr data-testid="guide-change" data-guide=found.guide.clone().unwrap_or_default() data-path=path data-state=state>
            <th scope="row">{field}</th><td>{before}</td><td>{after}</td>
        </tr>
    }
    .into_any()
}

fn said(language: Language, path: &str, value: &Value) -> AnyView {
    let text = values::value(language, path, value);
    let lang = lang_of(&text);
    view! { <span lang=lang>{text}</span> }.into_any()
}

fn listed(language: Language, names: &[String]) -> AnyView {
    let text = if names.is_empty() { words::as_in_the_hall(language) } else { names.join(" · ") };
    let lang = lang_of(&text);
    view! { <span lang=lang>{text}</span> }.into_any()
}

/// Guides hold both languages, whichever the screen is in.
fn lang_of(text: &str) -> &'static str {
    if has_chinese(text) { "zh" } else { "en-GB" }
}

/// Putting it forward, or what stands in the way.
fn forward(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let counts = screen.counts();
    let hindered = screen.slice(|desk| {
        Some(match () {
            () if !desk.is_changed() => "unchanged",
            () if desk.checked.blocks() => "errors",
            () if !desk.conflicts.is_empty() => "conflicts",
            () => match desk.in_force.key {
                Key::Pinned => "none",
                Key::None => "no-key",
                Key::Lost => "key-lost",
            },
        })
    });
    let inside = move || {
        let language = language.get();
        match hindered.get() {
            Some("unchanged") => view! { <p>{words::forward_none(language)}</p> }.into_any(),
            Some("errors") => {
                view! { <p class="desk-bad">{move || words::forward_blocked(language, counts.get().0)}</p>{findings::errors(screen)} }
                    .into_any()
            }
            Some("conflicts") => view! { <p class="desk-bad">{words::forward_conflicts(language)}</p> }.into_any(),
            Some("no-key") => view! { <p class="desk-bad">{words::no_key(language)}</p> }.into_any(),
            Some("key-lost") => view! { <p class="desk-bad">{words::key_lost(language)}</p> }.into_any(),
            _ => send(screen),
        }
    };
    view! {
        <section class="editor-forward" data-testid="guide-forward" data-state=move || hindered.get().unwrap_or_default()>
            <h3>{move || words::forward_title(language.get())}</h3>
            <p class="desk-soft">{move || words::forward_help(language.get())}</p>
            {inside}
        </section>
    }
    .into_any()
}

fn send(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let days = RwSignal::new(DAYS[DAYS.len() - 1]);
    let is_sent = screen.slice(|desk| desk.sending == Sending::Sent);
    let option = move |count: i64| {
        let word = move || match count {
            182 => words::expiry_half(language.get()),
            VALIDITY_DAYS => words::expiry_year(language.get()),
            count => words::expiry_days(language.get(), count),
        };
        view! { <option value=count.to_string() prop:selected=move || days.get() == count>{word}</option> }.into_any()
    };
    let put = move || {
        let expires_at = screen.shell().window().now().plus_millis(days.get_untracked() * DAY_MS);
        screen.send(Input::PutForward { expires_at });
    };
    let chosen = move |event| days.set(event_target_value(&event).parse().unwrap_or(DAYS[DAYS.len() - 1]));
    view! {
        <div class="edit-row">
            <label class="edit-row"><span>{move || words::expiry(language.get())}</span>
                <select data-testid="guide-expiry" on:change=chosen>{DAYS.map(option).collect_view()}</select>
            </label>
            <Button testid="guide-put-forward" class="desk-primary" disabled=Signal::derive(move || is_sent.get()) on_press=put>
                {move || if is_sent.get() { words::forwarding(language.get()) } else { words::forward(language.get()) }}
            </Button>
        </div>
    }
    .into_any()
}
