//! How a report stands to its signatures, and signing it: asked once more before it is done, for nothing takes a signature away.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::figures::counter_name;
use super::report::{Asked, ReportScreen, Seen};
use super::report_counters::item_name;
use crate::domain::access::Permission;
use crate::domain::command::Failure;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::PersonId;
use crate::domain::report::{Because, Difference, Name, SignRefusal, Signature, Span, Standing};
use crate::runtime::report_office::SignTrouble;
use crate::runtime::reports::Report;
use crate::text::{counter as counter_words, reasons, report as words, report_names};
use crate::ui::shell::{Shell, use_language, use_shell};
use crate::ui::surfaces::gate::use_gate;
use crate::ui::surfaces::ratings::name_of;

/// What somebody was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// It is signed.
    Done,
    /// It is not.
    Failed(String),
}

impl ReportScreen {
    /// Signs what stands on the screen, in somebody's name.
    fn sign(self, shell: Shell, who: PersonId) {
        let Some(report) = self.seen.with_untracked(|seen| if let Seen::Here(report) = seen { Some(report.clone()) } else { None }) else {
            return;
        };
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.note.set(None);
        let because = self.because.get_untracked();
        let wish: Asked = (report.made.clone(), because);
        let asked = self.request.get_value().filter(|(_, before)| *before == wish);
        let (reports, window) = (self.reports(), shell.window());
        let request = asked.map_or_else(|| window.new_request(), |(request, _)| request);
        self.request.set_value(Some((request.clone(), wish)));
        spawn_local(async move {
            let done = reports.sign(&window, &report, (&request, &who, because)).await;
            self.is_busy.try_set(false);
            if !matches!(done, Err(SignTrouble::Failed(Failure::Unknown))) {
                self.request.try_set_value(None);
            }
            match done {
                Ok(found) => {
                    self.is_asking.try_set(false);
                    self.because.try_set(None);
                    // Signed, also where the signatures cannot be read now.
                    let signed = Report { signatures: found, ..(*report).clone() };
                    self.seen.try_set(Seen::Here(Rc::new(signed)));
                    self.note.try_set(Some(Note::Done));
                }
                Err(trouble) => drop(self.note.try_set(Some(Note::Failed(told(shell, &trouble))))),
            }
        });
    }
}

fn told(shell: Shell, trouble: &SignTrouble) -> String {
    let (language, hall) = (shell.language().get_untracked(), shell.hall());
    let offset = hall.utc_offset_minutes;
    match trouble {
        SignTrouble::Moved => words::moved(language),
        SignTrouble::Failed(Failure::Unknown) => words::unsure(language),
        SignTrouble::Failed(failure) => reasons::failure(language, failure, offset, shell.window().today()),
        SignTrouble::Refused(refusal) => match refusal {
            SignRefusal::ClockInDoubt => words::clock_in_doubt(language),
            SignRefusal::NotPermitted => words::not_yours(language),
            SignRefusal::TooEarly(day) => words::too_early(language, *day),
            SignRefusal::SignedBefore { by, at } => {
                words::signed_before(language, &name_of(&hall, by, language), &counter_words::stamp(*at, offset))
            }
            SignRefusal::NeedsReason => words::needs_reason(language),
        },
    }
}

/// Signatures, and the way to sign.
#[component]
pub(super) fn Signing(report: Rc<Report>) -> impl IntoView {
    let (language, gate) = (use_language(), use_gate());
    let screen: ReportScreen = expect_context();
    let may_sign = gate.may(Permission::SignReports);
    let can_be_signed = matches!(report.standing(), Some(Standing::Unsigned | Standing::Differs(_)));
    let again = matches!(report.standing(), Some(Standing::Differs(_)));
    let (span, short) = (report.made.span, report.made.digest.short());
    let way = move || match (can_be_signed, may_sign, screen.is_asking.get()) {
        (false, ..) => ().into_any(),
        (_, false, _) => view! { <p class="desk-soft">{words::not_yours(language.get())}</p> }.into_any(),
        (_, _, true) => view! { <Panel span=span short=short.clone() again=again /> }.into_any(),
        _ => {
            let word = if again { words::sign_again } else { words::sign };
            view! { <button class="desk-primary" type="button" data-testid="report-sign" on:click=move |_| { screen.note.set(None); screen.is_asking.set(true); }>{word(language.get())}</button> }.into_any()
        }
    };
    view! {
        <h3>{words::sign_title(language.get())}</h3>
        <SignState report=report />
        {way}
        <Told />
    }
}

/// What became of the last press.
#[component]
fn Told() -> impl IntoView {
    let language = use_language();
    let screen: ReportScreen = expect_context();
    let state = move || match (screen.is_busy.get(), screen.note.get()) {
        (true, _) => "busy",
        (_, None) => "none",
        (_, Some(Note::Done)) => "done",
        (_, Some(Note::Failed(_))) => "failed",
    };
    let text = move || match (screen.is_busy.get(), screen.note.get()) {
        (true, _) => words::working(language.get()),
        (_, None) => String::new(),
        (_, Some(Note::Done)) => words::done(language.get()),
        (_, Some(Note::Failed(text))) => text,
    };
    view! { <p class="followup-note" role="status" data-testid="report-message" data-state=state>{text}</p> }
}

/// Asks once more before it is signed.
#[component]
fn Panel(
    /// Of which report.
    span: Span,
    /// Its digest, short.
    short: String,
    /// It was signed before.
    again: bool,
) -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let screen: ReportScreen = expect_context();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(member) = gate.person() {
            screen.sign(shell, member.id);
        }
    };
    view! {
        <form class="followup-panel" data-testid="report-sign-panel" on:submit=submit>
            <p>{move || words::sign_asks(language.get(), &words::span(language.get(), span), &short)}</p>
            {again.then(|| view! { <Reasons screen=screen /> })}
            <div class="desk-card-actions">
                <button class="desk-primary" type="submit" data-testid="report-sign-do" disabled=move || screen.is_busy.get()>{move || words::do_it(language.get())}</button>
                <button class="desk-button" type="button" data-testid="report-sign-cancel" disabled=move || screen.is_busy.get() on:click=move |_| screen.forget()>{move || words::cancel(language.get())}</button>
            </div>
        </form>
    }
}

#[component]
fn Reasons(screen: ReportScreen) -> impl IntoView {
    let language = use_language();
    let option = move |why: Because| {
        view! {
            <label class="followup-check">
                <input type="radio" name="report-because" value=why.name() data-testid=format!("report-because-{}", why.name())
                    prop:checked=move || screen.because.get() == Some(why) on:change=move |_| screen.because.set(Some(why)) />
                <span>{move || words::because(language.get(), why)}</span>
            </label>
        }
    };
    view! { <fieldset class="followup-choices"><legend>{move || words::why(language.get())}</legend>{Because::ALL.map(option)}</fieldset> }
}

/// Who has signed, and whether the records say the same today; on the screen and on paper.
#[component]
pub(super) fn SignState(
    /// Of this one.
    report: Rc<Report>,
    /// Seen on paper only: nothing has a name for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let hall = shell.hall();
    let named = move |name: &'static str| (!on_paper).then_some(name);
    let Some((standing, found)) = report.standing().zip(report.signatures.as_ref()) else {
        return view! { <p class="desk-bad" role="alert" data-testid=named("report-signed") data-state="unreadable">{words::unreadable(language)}</p> }.into_any();
    };
    let said = match &standing {
        Standing::TooEarly => words::too_early(language, report.made.span.days().1.next()),
        Standing::Unsigned => words::unsigned(language),
        Standing::Signed => words::signed(language),
        Standing::Differs(differences) => words::differs(language, differences.len()),
    };
    let class = if matches!(standing, Standing::Differs(_)) { "desk-bad" } else { "" };
    let line = |one: &Signature| view! { <li data-testid=named("report-signature")>{signature(&hall, language, one)}</li> };
    let signatures =
        (!found.all.is_empty()).then(|| view! { <ol class="report-signatures">{found.all.iter().map(line).collect_view()}</ol> });
    let unknown = (found.unknown > 0).then(|| view! { <p class="desk-bad">{words::unknown_events(language, found.unknown)}</p> });
    let differing = match &standing {
        Standing::Differs(differences) => Some(
            view! { <p class="desk-soft">{words::differs_why(language)}</p> {differing(&hall, language, differences, named("report-differences"))} },
        ),
        _ => None,
    };
    view! {
        <p class=class role="status" data-testid=named("report-signed") data-state=standing.name()><b>{said}</b></p>
        {unknown}
        {signatures}
        {differing}
    }
    .into_any()
}

fn signature(hall: &Hall, language: Language, one: &Signature) -> String {
    let (name, time) = (name_of(hall, &one.signed.by, language), counter_words::stamp(one.at, hall.utc_offset_minutes));
    let line = words::signature(language, &name, &time, &one.signed.digest.short(), &one.signed.reaches);
    match one.signed.because {
        None => line,
        Some(why) => words::signature_because(language, &line, &words::because(language, why)),
    }
}

/// What was signed beside what the records say today.
fn differing(hall: &Hall, language: Language, differences: &[Difference], testid: Option<&'static str>) -> AnyView {
    let count = |count: Option<u64>| count.map_or_else(|| words::absent(language), |count| count.to_string());
    let line = |one: &Difference| {
        view! { <tr data-figure=one.name.clone()><th scope="row">{figure_name(hall, language, &one.name)}</th><td>{count(one.signed)}</td><td>{count(one.now)}</td></tr> }
    };
    let heads = [words::col_figure, words::col_signed, words::col_now];
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{differences.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn figure_name(hall: &Hall, language: Language, name: &str) -> String {
    match Name::read(name) {
        Name::Hall(name) => report_names::of_hall(language, name),
        Name::Counter(id, what) => {
            report_names::of_counter(language, &counter_name(hall, &id, language), &report_names::of_a_counter(language, what))
        }
        Name::Item(item) => report_names::of_item(language, &item_name(hall, item.as_ref(), language)),
    }
}
