//! Where a case is: what it is, until when, what the person must do now, and what happened. The words are the reader's.

use leptos::prelude::*;

use super::context::Kiosk;
use super::sheet::{demo_mark, drawing};
use super::{guide, parts};
use crate::domain::barcode::qr;
use crate::domain::codes::receipt::{GivenReceipt, ReceiptNumber};
use crate::flow::cases::CasePage;
use crate::flow::kiosk::cases::{CaseInput, Viewing};
use crate::flow::kiosk::rating::{RateInput, RateOf};
use crate::flow::kiosk::{Input, Model, PaperRoll, Screen};
use crate::text::kiosk::{code as words, guides, rate};
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::pane::Pane;

/// States in which a case is finished, as far as whoever applied is concerned.
const OVER: [&str; 2] = ["decided", "over"];

/// Looks at the case that is shown.
fn of<R>(model: &Model, look: impl FnOnce(&Viewing) -> R) -> Option<R> {
    match &model.visit.screen {
        Screen::Case(viewing) => Some(look(viewing)),
        _ => None,
    }
}

const fn tell(kiosk: Kiosk, input: CaseInput) -> impl Fn() {
    move || kiosk.tell(Input::Case(input.clone()))
}

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let page = kiosk.slice(move |model| of(model, |v| v.pages.as_ref().map(|pages| pages.page(language).clone())).flatten());
    let carries = kiosk.slice(|model| of(model, |v| v.carries).unwrap_or(false));
    // The way back keeps its node when the case moves on.
    let title = Memo::new(move |_| page.with(|page| page.as_ref().map(|page| (page.title.clone(), under_title(page)))));
    let title = move || match title.get() {
        Some((title, hint)) => parts::title(kiosk, title, hint),
        None => parts::title(kiosk, words::looking(language), String::new()),
    };
    let is_here = Memo::new(move |_| page.with(Option::is_some));
    let inside = move || is_here.get().then(|| body(kiosk, page, carries));
    view! { <section class="guide case-page" data-testid="case-page">{title}{inside}</section> }.into_any()
}

fn under_title(page: &CasePage) -> String {
    [page.who.as_str(), &page.number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn body(kiosk: Kiosk, page: Memo<Option<CasePage>>, carries: Memo<bool>) -> AnyView {
    let language = kiosk.language();
    let inside = move || page.with(|page| page.as_ref().map(timeline));
    let changes = parts::changes(kiosk, move || page.track());
    let shown = move || {
        match carries.get() {
        true => page.with(|page| {
            let carry = page.as_ref().map_or("", |page| &page.carry);
            guide::carry_code(kiosk, carry, words::carry_close(language), Input::Case(CaseInput::PressedCarry(false)))
        }),
        false => view! {
            <Pane words=(guides::turn_up(language), guides::turn_down(language)) changed=changes anew=Signal::derive(String::new)>{inside}</Pane>
        }
        .into_any(),
    }
    };
    let is_printing = kiosk.slice(|model| of(model, |v| v.printing > 0).unwrap_or(false));
    let prints = kiosk.slice(|model| model.house.settings.prints());
    let is_over =
        Memo::new(move |_| is_ours(kiosk) && page.with(|page| page.as_ref().is_some_and(|page| OVER.contains(&page.state.as_str()))));
    view! {
        {move || page.with(|page| page.as_ref().map(head))}
        {shown}
        <div class="guide-actions">
            {move || prints.get().then(|| guide::print_button(kiosk, "case-print", is_printing, Input::Case(CaseInput::PressedPrint)))}
            {parts::action("case-take-qr", "", Some(Icon::Squares), guides::carry(language), tell(kiosk, CaseInput::PressedCarry(true)))}
            {move || is_over.get().then(|| rate_button(kiosk))}
            {parts::listen(kiosk, "")}
            {parts::action("go-home", "primary", Some(Icon::Home), words::done(language), move || kiosk.tell(Input::Finished))}
        </div>
    }
    .into_any()
}

/// A case of this hall: those of other systems are rated there.
fn is_ours(kiosk: Kiosk) -> bool {
    let code = kiosk.with(|model| of(model, |viewing| viewing.given.code.clone())).unwrap_or_default();
    kiosk.shell().with_hall(|hall| GivenReceipt::parse_of(hall, &code).is_ok())
}

fn rate_button(kiosk: Kiosk) -> AnyView {
    let given = kiosk.with(|model| of(model, |viewing| viewing.given.clone())).unwrap_or_default();
    let rate = move || kiosk.tell(Input::Rate(RateInput::Opened(RateOf::Case(given.clone()))));
    parts::action("case-rate", "", Some(Icon::Smile), rate::rated_here(kiosk.language()), rate)
}

/// What it is, until when, and what to do.
fn head(page: &CasePage) -> AnyView {
    let [label, figure, more] = page.due.clone();
    view! {
        <div class="case-card">
            <div>
                <p class="case-says" role="status" data-testid="case-state" data-state=page.state.clone()>{page.says.clone()}</p>
                <p>{page.place.clone()}</p>
                <p data-testid="case-as-of">{page.as_of.clone()}</p>
            </div>
            <div class="case-due" data-testid="case-due"><p>{label}</p><p class="case-figure">{figure}</p><p>{more}</p></div>
        </div>
        <div class="notice case-todo" data-testid="case-todo">{Icon::Info.draw()}<p>{page.todo.clone()}</p></div>
    }
    .into_any()
}

fn timeline(page: &CasePage) -> AnyView {
    let row = |[mark, title, more, when]: &[String; 4]| {
        let testid = if mark == "now" { "case-step" } else { "case-row" };
        let icon = (mark == "done").then(|| Icon::Check.draw());
        view! {
            <li class="case-row" data-testid=testid data-state=mark.clone()>
                <span class="case-mark">{icon}</span>
                <div><p class="case-what">{title.clone()}</p><p class="soft">{more.clone()}</p></div>
                <p class="soft">{when.clone()}</p>
            </li>
        }
        .into_any()
    };
    let note = |note: &String| view! { <p class="case-note" data-testid="case-note">{note.clone()}</p> }.into_any();
    view! {
        <div class="guide-part">
            {page.notes.iter().map(note).collect_view()}
            <ol>{page.rows.iter().map(row).collect_view()}</ol>
        </div>
    }
    .into_any()
}

/// The same on paper, with the number by which it is found again: then the last digits of the phone are asked for.
pub(super) fn sheet(kiosk: Kiosk, page: &CasePage) -> AnyView {
    let is_wide = kiosk.with(|model| model.house.settings.paper) == PaperRoll::A4;
    // The number of another system is found as it is written, and not by its digits alone.
    let digits: String = page.number.chars().filter(char::is_ascii_digit).collect();
    let digits = ReceiptNumber::read(&digits).map(|number| number.to_string());
    let line = |text: &String| view! { <p>{text.clone()}</p> }.into_any();
    let row = |[mark, title, more, when]: &[String; 4]| {
        view! { <li class=format!("leaf-{mark}")><b>{title.clone()}</b>" "{when.clone()}<br/><small>{more.clone()}</small></li> }.into_any()
    };
    view! {
        <div class="leaf" class:leaf-a4=is_wide class:leaf-roll=!is_wide>
            {demo_mark(kiosk)}
            <p class="leaf-hall">{kiosk.hall().name.get(kiosk.language()).to_owned()}</p>
            <h1>{page.title.clone()}</h1>
            {line(&page.who)}{line(&page.number)}
            <h2>{page.says.clone()}</h2>
            {line(&page.due.join(" "))}{line(&page.place)}
            <p class="leaf-sample">{page.todo.clone()}</p>
            {page.notes.iter().map(line).collect_view()}
            <ul>{page.rows.iter().map(row).collect_view()}</ul>
            <div class="leaf-foot">{digits.and_then(|digits| qr(&digits)).map(|modules| drawing(&modules, "leaf-code", 1))}<div>{line(&page.as_of)}</div></div>
        </div>
    }
    .into_any()
}
