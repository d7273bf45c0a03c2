//! What was found: classes or occasions to choose from, or guides.

use leptos::prelude::*;

use super::context::Kiosk;
use super::find::{of, tell};
use super::{notices, parts};
use crate::flow::guides::{Piece, Row, Shelf, Way};
use crate::flow::kiosk::GuideInput;
use crate::flow::kiosk::guides::{Finding, Loaded};
use crate::text::kiosk::guides as words;
use crate::ui::reacting::memo;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// What stands in the pane.
#[derive(Clone, PartialEq)]
enum Stands {
    Opening,
    Failed,
    Choices(Vec<String>),
    Nothing { typed: String },
    Rows,
}

/// The shelf.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let stands = kiosk.slice(|model| of(model, stands).unwrap_or(Stands::Opening));
    (move || match stands.get() {
        Stands::Opening => view! { <p class="soft find-opening" role="status">{words::opening(kiosk.language())}</p> }.into_any(),
        Stands::Failed => failed(kiosk),
        Stands::Choices(names) => choices(kiosk, names),
        Stands::Nothing { typed } => nothing(kiosk, &typed),
        Stands::Rows => rows(kiosk),
    })
    .into_any()
}

fn stands(finding: &Finding) -> Stands {
    match &finding.shelf {
        Loaded::Asked => Stands::Opening,
        Loaded::Failed | Loaded::Gone => Stands::Failed,
        Loaded::Here(shelf) if finding.is_choosing() => Stands::Choices(shelf.choices.clone()),
        Loaded::Here(shelf) if shelf.rows.is_empty() => Stands::Nothing { typed: finding.typed.clone() },
        Loaded::Here(_) => Stands::Rows,
    }
}

/// The reader cannot be had: what to do now, and to try again.
pub(super) fn failed(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    view! {
        <div class="card" role="alert" data-testid="guides-failed">
            <h2>{Icon::Warning.draw()}<span>{words::failed(language)}</span></h2>
            <p>{words::failed_next(language)}</p>
            {parts::action("guides-try-again", "", Some(Icon::Return), words::try_again(language), move || tell(kiosk, GuideInput::TriedAgain))}
        </div>
    }
    .into_any()
}

fn choices(kiosk: Kiosk, names: Vec<String>) -> AnyView {
    let choice = move |(place, name): (usize, String)| {
        view! { <Button testid=format!("guide-choice-{place}") class="item-tile" on_press=move || tell(kiosk, GuideInput::Chose(place))><span class="item-name">{name}</span></Button> }
            .into_any()
    };
    view! { <div class="find-choices" role="group">{names.into_iter().enumerate().map(choice).collect_view()}</div> }.into_any()
}

fn nothing(kiosk: Kiosk, typed: &str) -> AnyView {
    let language = kiosk.language();
    if typed.trim().is_empty() {
        return view! { <p class="soft">{words::none_here(language)}</p> }.into_any();
    }
    view! {
        <div class="find-nothing" data-testid="guide-none">
            <h2>{words::none_found(language, typed.trim())}</h2>
            <p>{words::none_found_next(language)}</p>
            {ways_on(kiosk)}
        </div>
    }
    .into_any()
}

/// Where to go from a search that found nothing.
fn ways_on(kiosk: Kiosk) -> AnyView {
    view! {
        {parts::action("none-by-class", "", None, words::none_by_class(kiosk.language()), move || {
            tell(kiosk, GuideInput::ShowedKeyboard(false));
            tell(kiosk, GuideInput::ChoseWay(Way::Class));
        })}
        {notices::help_lines(kiosk)}
    }
    .into_any()
}

/// Rows are keyed by what stands on them, so that the row under a finger stays while others come and go.
fn rows(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let shelf = kiosk.slice(|model| {
        of(model, |f| match &f.shelf {
            Loaded::Here(shelf) => shelf.clone(),
            _ => Shelf::default(),
        })
        .unwrap_or_default()
    });
    let exact = move || shelf.with(|shelf| shelf.rows.iter().take(shelf.exact).cloned().collect::<Vec<_>>());
    let near = move || shelf.with(|shelf| shelf.rows.iter().skip(shelf.exact).cloned().collect::<Vec<_>>());
    let count = move || words::found(language, shelf.with(|shelf| shelf.exact_total));
    let is_missed = memo(move || shelf.with(|shelf| shelf.missed));
    let is_search = kiosk.slice(|model| of(model, |f| !f.typed.trim().is_empty()).unwrap_or(false));
    let key = |row: &Row| format!("{}{}{}", row.guide, of_pieces(&row.title), of_pieces(&row.hint));
    view! {
        <p class="soft find-count" role="status" hidden=move || !is_search.get() || shelf.with(|shelf| shelf.exact_total == 0)>{count}</p>
        <div class="find-rows">
            <For each=exact key=key let:row>{tile(kiosk, row, false)}</For>
        </div>
        <p class="find-near" hidden=move || near().is_empty()>{words::near(language)}</p>
        <div class="find-rows">
            <For each=near key=key let:row>{tile(kiosk, row, true)}</For>
        </div>
        {move || is_missed.get().then(|| view! { <div class="find-nothing" data-testid="guide-only-near">{ways_on(kiosk)}</div> }.into_any())}
    }
    .into_any()
}

fn of_pieces(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| format!("|{}{}", u8::from(piece.strong), piece.text)).collect()
}

fn tile(kiosk: Kiosk, row: Row, near: bool) -> AnyView {
    let guide = row.guide.clone();
    let has_why = !row.why.is_empty();
    view! {
        <div class="find-row" data-guide=row.guide data-near=near.to_string()>
            <Button testid="guide-result" class="item-tile" on_press=move || tell(kiosk, GuideInput::Opened(guide.clone()))>
                <span class="item-name">{pieces(&row.title)}</span>
                <span class="find-hint">{has_why.then(|| view! { <b class="find-why">{row.why}</b> }.into_any())}{pieces(&row.hint)}</span>
            </Button>
        </div>
    }
    .into_any()
}

/// Pieces of a line; what is strong stands out.
pub(super) fn pieces(pieces: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| match piece.strong {
        true => view! { <mark>{piece.text.clone()}</mark> }.into_any(),
        false => view! { <span>{piece.text.clone()}</span> }.into_any(),
    };
    pieces.iter().map(piece).collect_view().into_any()
}
