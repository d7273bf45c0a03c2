//! Everything that was published or taken in here, newest first.

use leptos::prelude::*;

use super::actions::Cancel;
use super::message::why;
use super::state::use_publishing;
use crate::domain::content::{Act, Edition};
use crate::flow::publishing::{InForce, Input, May, Open, Seen};
use crate::text::publishing_desk as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The editions.
#[component]
pub fn History() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let rows = Memo::new(move |_| screen.seen().map(|seen| rows(&seen, screen.shell.window().now())).unwrap_or_default());
    view! {
        <section class="desk-page" data-testid="publishing-history">
            <h2>{move || words::history_title(language.get())}</h2>
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="desk-soft">{words::history_none(language.get())}</p> })}
            <Show when=move || !rows.with(Vec::is_empty)>
                <table class="desk-table publishing-history">
                    <thead>
                        <tr>
                            <th scope="col">{move || words::col_version(language.get())}</th>
                            <th scope="col">{move || words::col_when(language.get())}</th>
                            <th scope="col">{move || words::col_people(language.get())}</th>
                            <th scope="col">{move || words::short_hash(language.get())}</th>
                            <th scope="col">{move || words::col_state(language.get())}</th>
                            <th scope="col">{move || words::col_action(language.get())}</th>
                        </tr>
                    </thead>
                    <tbody><For each=move || rows.get() key=|row| (row.edition.hash, row.standing, row.is_believed) let:row><Row row=row /></For></tbody>
                </table>
            </Show>
        </section>
    }
}

/// How an edition stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Standing {
    InForce,
    Expired,
    NotShown,
    Past,
    Withdrawn,
}

#[derive(Clone, PartialEq)]
struct Of {
    edition: Edition,
    standing: Standing,
    is_believed: bool,
}

fn rows(seen: &Seen, now: crate::domain::time::Timestamp) -> Vec<Of> {
    let in_force = seen.state.in_force().map(|edition| edition.hash);
    let is_shown = matches!(seen.in_force, InForce::Published { .. });
    let standing = |edition: &Edition| match () {
        () if seen.state.withdrawn.contains(&edition.version) => Standing::Withdrawn,
        () if in_force != Some(edition.hash) => Standing::Past,
        () if !is_shown => Standing::NotShown,
        () if edition.expires_at <= now => Standing::Expired,
        () => Standing::InForce,
    };
    let of = |edition: &Edition| Of { edition: edition.clone(), standing: standing(edition), is_believed: seen.state.is_believed(edition) };
    seen.state.history.iter().rev().map(of).collect()
}

#[component]
fn Row(row: Of) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let Of { edition, standing, is_believed } = row;
    let version = edition.version;
    let may_come_back = is_believed && matches!(standing, Standing::Past | Standing::Withdrawn);
    let (state, word): (&str, fn(crate::domain::hall::Language) -> String) = match standing {
        Standing::InForce => ("in-force", words::state_in_force),
        Standing::Expired => ("expired", words::state_expired),
        Standing::NotShown => ("not-shown", words::state_not_shown),
        Standing::Past => ("past", words::state_past),
        Standing::Withdrawn => ("withdrawn", words::state_withdrawn),
    };
    let (hash, made, returns_to) = (edition.hash.short(), screen.stamp(edition.made_at), edition.returns_to);
    let people = move || {
        let language = language.get();
        format!("{} / {}", screen.name_of(&edition.author, language), screen.names_of(&edition.approvers, language))
    };
    let from = move || {
        let language = language.get();
        returns_to.map_or_else(|| words::source_of(language, edition.source), |version| words::returned_from(language, version))
    };
    view! {
        <tr data-testid="edition" data-number=version.to_string() data-state=state>
            <th scope="row">{move || words::in_force_version(language.get(), version)}</th>
            <td>{made}</td>
            <td>{people}</td>
            <td><code>{hash}</code></td>
            <td>{move || word(language.get())} <br /> <small>{from}</small></td>
            <td><Actions version=version may_come_back=may_come_back /></td>
        </tr>
    }
}

#[component]
fn Actions(version: u32, may_come_back: bool) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_busy = Signal::derive(move || screen.is_busy());
    let has = move |act| screen.with(|model| model.has(act));
    let is_asked = Memo::new(move |_| screen.with(|model| model.open == Open::Withdrawing(version)));
    let may_bring_back = untrack(|| has(Act::Propose)) && may_come_back;
    let may_withdraw = Memo::new(move |_| screen.with(|model| model.may_withdraw(version)));
    let why_not = move || match may_withdraw.get() {
        May::Not(because) => {
            let language = language.get();
            let words = words::cannot(language, &words::cannot_withdraw(language), &why(screen, language, &because));
            Some(view! { <small class="desk-soft" data-testid="withdraw-why">{words}</small> })
        }
        May::Yes | May::Hidden => None,
    };
    move || {
        if is_asked.get() {
            return view! {
                <span class="desk-ask" role="group">
                    <span>{words::withdraw_ask(language.get(), version)}</span>
                    <Button testid="withdraw-yes" class="desk-small" disabled=is_busy on_press=move || screen.send(Input::ConfirmedWithdrawing)>{move || words::withdraw_yes(language.get())}</Button>
                    <Cancel />
                </span>
            }
            .into_any();
        }
        view! {
            <span class="desk-ask">
                <Button testid="bundle-export" class="desk-small" disabled=is_busy on_press=move || screen.send(Input::PressedExport(version))>{move || words::export(language.get())}</Button>
                {may_bring_back.then(|| view! { <Button testid="bring-back" class="desk-small" disabled=is_busy on_press=move || screen.send(Input::PressedBringBack(version))>{move || words::bring_back(language.get())}</Button> })}
                {(may_withdraw.get() == May::Yes).then(|| view! { <Button testid="withdraw" class="desk-small" disabled=is_busy on_press=move || screen.send(Input::PressedWithdraw(version))>{move || words::withdraw(language.get())}</Button> })}
                {why_not()}
            </span>
        }
        .into_any()
    }
}
