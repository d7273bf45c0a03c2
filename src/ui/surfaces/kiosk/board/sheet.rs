//! One page of the board, drawn: tiles to choose from, rows, a paper to read, a table of figures.

use leptos::prelude::*;

use super::open;
use crate::flow::board::{Body, Page, Sheet, Tile};
use crate::text::kiosk::board as words;
use crate::ui::surfaces::kiosk::context::Kiosk;
use crate::ui::surfaces::kiosk::parts;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// A hyphen, and a mark that no line is broken there.
const UNBROKEN: &str = "-\u{2060}";

/// The page with its title and, where there are more, the way to the next.
pub fn draw(kiosk: Kiosk, page: Page, sheet: Sheet) -> AnyView {
    let pages = sheet.pages;
    view! {
        {parts::title(kiosk, sheet.title.clone(), sheet.hint.clone())}
        {body(kiosk, page, sheet)}
        {pager(kiosk, page, pages)}
    }
    .into_any()
}

/// What stands on the page.
pub fn body(kiosk: Kiosk, page: Page, sheet: Sheet) -> AnyView {
    match sheet.body {
        Body::Titles(tiles) => choice(kiosk, "board-titles", tiles),
        Body::Names(tiles) => choice(kiosk, "item-tiles board-names", tiles),
        Body::Rows(rows) => view! { <ul class="board-rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any(),
        Body::Paper { facts, heading, text } => paper(matches!(page, Page::Grid { .. }), facts, heading, text),
        Body::Table { head, rows, sums } => table(head, rows, sums),
        Body::Nothing(text) => parts::note(Icon::Info, text),
    }
}

fn choice(kiosk: Kiosk, class: &'static str, tiles: Vec<Tile>) -> AnyView {
    view! { <div class=class>{tiles.into_iter().map(|one| tile(kiosk, one)).collect_view()}</div> }.into_any()
}

fn tile(kiosk: Kiosk, tile: Tile) -> AnyView {
    let to = tile.to;
    view! {
        <Button testid=tile.testid class="item-tile" on_press=move || open(kiosk, to)>
            <span class="item-name">{tile.title}</span>
            {(!tile.line.is_empty()).then(|| view! { <span class="tile-help">{tile.line}</span> }.into_any())}
        </Button>
    }
    .into_any()
}

fn row([name, line, value, day, place]: [String; 5]) -> AnyView {
    view! {
        <li class="board-row">
            <div class="board-row-words">
                <p class="item-name">{name}</p>
                <p class="tile-help">{line}</p>
            </div>
            <div class="board-row-side">
                <p class="board-lead">{day}</p>
                <p class="board-value">{value}</p>
                <p class="board-lead">{place}</p>
            </div>
        </li>
    }
    .into_any()
}

/// A person is called: name and telephone are larger than the rest.
fn paper(is_person: bool, facts: Vec<[String; 2]>, heading: String, text: Vec<String>) -> AnyView {
    let facts: Vec<AnyView> = facts
        .into_iter()
        .map(|[name, fact]| view! { <div><dt>{name}</dt><dd data-testid="board-fact">{fact}</dd></div> }.into_any())
        .collect();
    // A telephone number stays on one line.
    let text = text.into_iter().map(|paragraph| view! { <p>{paragraph.replace('-', UNBROKEN)}</p> }.into_any()).collect_view();
    let class = if is_person { "pages-sides board-person" } else { "pages-sides" };
    view! {
        <div class=class>
            {(!facts.is_empty()).then(|| view! { <div class="card"><dl class="board-facts">{facts}</dl></div> }.into_any())}
            <div class="card board-text" data-testid="board-text">
                {(!heading.is_empty()).then(|| view! { <h2>{heading}</h2> }.into_any())}
                {text}
            </div>
        </div>
    }
    .into_any()
}

fn table(head: Vec<String>, rows: Vec<Vec<String>>, sums: Vec<[String; 2]>) -> AnyView {
    let head = head.into_iter().map(|cell| view! { <th scope="col">{cell}</th> }.into_any()).collect_view();
    let row = |row: Vec<String>| {
        let mut row = row.into_iter();
        let (look, kind, name) = (row.next(), row.next(), row.next());
        let class = format!("board-kind {}", look.unwrap_or_default());
        let cells = row.map(|cell| view! { <td>{cell}</td> }.into_any()).collect_view();
        view! { <tr><th scope="row"><span class=class>{kind}</span>{name}</th>{cells}</tr> }.into_any()
    };
    let sums = sums.into_iter().map(|[name, sum]| view! { <div><dt>{name}</dt><dd>{sum}</dd></div> }.into_any()).collect_view();
    view! {
        <dl class="board-sums" data-testid="board-sums">{sums}</dl>
        <table class="board-table" data-testid="board-table">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Previous and next, where a list has more than one page.
pub fn pager(kiosk: Kiosk, page: Page, pages: usize) -> AnyView {
    let Page::List { section, page } = page else { return ().into_any() };
    if pages < 2 {
        return ().into_any();
    }
    let language = kiosk.language();
    let turn = move |page: usize| open(kiosk, Page::List { section, page });
    view! {
        <div class="pager">
            <Button testid="page-previous" class="action" disabled={page == 0} repeats=true on_press=move || turn(page.saturating_sub(1))>
                {Icon::ArrowLeft.draw()}<span>{words::previous(language)}</span>
            </Button>
            <p data-testid="page-number">{words::page_of(language, page + 1, pages)}</p>
            <Button testid="page-next" class="action" disabled={page + 1 >= pages} repeats=true on_press=move || turn(page + 1)>
                <span>{words::next(language)}</span>{Icon::ArrowRight.draw()}
            </Button>
        </div>
    }
    .into_any()
}
