//! The board as people read it: every page in words. Pure; the reader worker tells the kiosk.

use super::prose::plain;
use super::seen;
use crate::domain::board::address::{Part, parts};
use crate::domain::board::desks::week;
use crate::domain::board::{Account, AccountLine, Board, Grid, LineKind, News, Place, PlaceKind, Regulation};
use crate::domain::hall::{Hall, Language};
use crate::domain::time::Day;
use crate::flow::board::{Body, Page, Pages, Section, Sheet, Tile};
use crate::text::common;
use crate::text::kiosk::{board as words, ticket};

/// Tiles of titles on one page.
pub const TITLES_MAX: usize = 6;
/// Tiles of names on one page.
pub const NAMES_MAX: usize = 8;
/// Rows on one page.
pub const ROWS_MAX: usize = 6;

/// From what a page is made.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Language of the person.
    pub language: Language,
    /// The content.
    pub board: &'a Board,
    /// The hall with its calendar and items.
    pub hall: &'a Hall,
    /// The hall's day.
    pub today: Day,
}

/// Every page of the board, in both languages.
pub fn pages(board: &Board, hall: &Hall, today: Day) -> Pages {
    let sheets = |language| {
        let source = Source { language, board, hall, today };
        all(source).into_iter().filter_map(|page| Some((page, seen::sheet(sheet(source, page)?)))).collect()
    };
    let sample = |language| board.sample.as_ref().map_or_else(String::new, |sample| plain(sample.get(language)));
    Pages { sample: [Language::Zh, Language::En].map(sample), sheets: [Language::Zh, Language::En].map(sheets) }
}

fn all(source: Source<'_>) -> Vec<Page> {
    let board = source.board;
    let mut pages = Vec::new();
    for section in Section::ALL {
        let count = list(source, section, 0).pages;
        pages.extend((0..count).map(|page| Page::List { section, page }));
        let entries = match section {
            Section::News => board.news.len(),
            Section::Accounts => board.accounts.len(),
            Section::Regulations => board.regulations.len(),
            Section::Places => board.places.len(),
            Section::Lines | Section::Desks => 0,
        };
        pages.extend((0..entries).map(|entry| Page::Entry { section, entry, page: 0 }));
    }
    pages.extend(board.grids.iter().map(|grid| Page::Grid { grid: grid.number, street: None, page: 0 }));
    pages
}

/// A page; nothing for what has no words of its own, or is not in the content any more.
pub fn sheet(source: Source<'_>, page: Page) -> Option<Sheet> {
    match page {
        Page::Menu => None,
        Page::List { section, page } => Some(list(source, section, page)),
        Page::Entry { section: Section::News, entry, .. } => story(source, entry),
        Page::Entry { section: Section::Accounts, entry, .. } => source.board.accounts.get(entry).map(|found| account(source, found)),
        Page::Entry { section: Section::Regulations, entry, .. } => {
            source.board.regulations.get(entry).map(|found| regulation(source, found))
        }
        Page::Entry { section: Section::Places, entry, page } => street(source, entry, page),
        Page::Entry { .. } => None,
        Page::Grid { grid, .. } => source.board.grid(grid).map(|found| manager(source, found)),
    }
}

fn list(source: Source<'_>, section: Section, page: usize) -> Sheet {
    let (language, board) = (source.language, source.board);
    match section {
        Section::News => titles(words::news(language), words::no_news(language), news_tiles(source, page), page),
        Section::Regulations => titles(words::regulations(language), words::no_regulations(language), regulation_tiles(source, page), page),
        Section::Accounts => {
            let tiles = board.accounts.iter().enumerate().map(|(entry, account)| Tile {
                testid: format!("account-{}", account.id),
                title: account.title.get(language).to_owned(),
                line: words::periods(language, &account.periods),
                to: Page::Entry { section, entry, page },
            });
            names(words::accounts(language), words::accounts_hint(language), words::no_accounts(language), tiles.collect(), page)
        }
        Section::Places => {
            let tiles = board.places.iter().enumerate().map(|(entry, place)| place_tile(source, entry, place, page));
            names(words::which_place(language), words::which_place_hint(language), words::no_places(language), tiles.collect(), page)
        }
        Section::Lines => {
            let rows = board.lines.iter().map(|line| {
                [line.name.get(language).to_owned(), line.about.get(language).to_owned(), line.number.clone(), String::new(), String::new()]
            });
            // The first page has the hours and the lines of the hall itself.
            let mut sheet = rows_of(words::more_lines(language), String::new(), String::new(), rows.collect(), page.saturating_sub(1));
            sheet.pages = if board.lines.is_empty() { 1 } else { sheet.pages + 1 };
            sheet
        }
        Section::Desks => rows_of(words::desks_title(language), String::new(), words::no_desks(language), desk_rows(source), page),
    }
}

/// A street or estate: straight to its grid, or to the question which number.
pub(super) fn place_tile(source: Source<'_>, entry: usize, place: &Place, page: usize) -> Tile {
    Tile {
        testid: format!("place-{}", place.id),
        title: place.name.get(source.language).to_owned(),
        line: String::new(),
        to: match parts(source.board, place).as_slice() {
            [first, others @ ..] if others.iter().all(|other| other.grid == first.grid) => {
                Page::Grid { grid: first.grid.number, street: None, page }
            }
            _ => Page::Entry { section: Section::Places, entry, page },
        },
    }
}

fn news_tiles(source: Source<'_>, page: usize) -> Vec<Tile> {
    let language = source.language;
    let tile = |(entry, news): (usize, &News)| Tile {
        testid: format!("news-{}", news.id),
        title: news.title.get(language).to_owned(),
        line: words::said_by(language, &department(source, &news.department), &common::date(language, news.from)),
        to: Page::Entry { section: Section::News, entry, page },
    };
    source.board.current_news(source.today).map(tile).collect()
}

fn regulation_tiles(source: Source<'_>, page: usize) -> Vec<Tile> {
    let language = source.language;
    let tile = |(entry, regulation): (usize, &Regulation)| Tile {
        testid: format!("regulation-{}", regulation.id),
        title: regulation.title.get(language).to_owned(),
        line: regulation.number.get(language).to_owned(),
        to: Page::Entry { section: Section::Regulations, entry, page },
    };
    source.board.regulations.iter().enumerate().map(tile).collect()
}

fn titles(title: String, nothing: String, tiles: Vec<Tile>, page: usize) -> Sheet {
    tiled(title, String::new(), nothing, tiles, page, true)
}

fn names(title: String, hint: String, nothing: String, tiles: Vec<Tile>, page: usize) -> Sheet {
    tiled(title, hint, nothing, tiles, page, false)
}

fn tiled(title: String, hint: String, nothing: String, tiles: Vec<Tile>, page: usize, are_titles: bool) -> Sheet {
    let most = if are_titles { TITLES_MAX } else { NAMES_MAX };
    let pages = tiles.len().div_ceil(most).max(1);
    let body = match tiles.is_empty() {
        true => Body::Nothing(nothing),
        false => {
            let shown = tiles.into_iter().skip(page * most).take(most).collect();
            if are_titles { Body::Titles(shown) } else { Body::Names(shown) }
        }
    };
    Sheet { title, hint, body, pages }
}

fn rows_of(title: String, hint: String, nothing: String, rows: Vec<[String; 5]>, page: usize) -> Sheet {
    let pages = rows.len().div_ceil(ROWS_MAX).max(1);
    let body = match rows.is_empty() {
        true => Body::Nothing(nothing),
        false => Body::Rows(rows.into_iter().skip(page * ROWS_MAX).take(ROWS_MAX).collect()),
    };
    Sheet { title, hint, body, pages }
}

fn desk_rows(source: Source<'_>) -> Vec<[String; 5]> {
    let (language, today) = (source.language, source.today);
    let named = |day: Day| match day.days_since(today) {
        0 => words::and_then(language, &words::today(language), &common::date(language, day)),
        1 => words::and_then(language, &words::tomorrow(language), &common::date(language, day)),
        _ => common::date(language, day),
    };
    let mut rows = Vec::new();
    for one in week(source.board, source.hall, today) {
        match one.desks {
            Ok(desks) => rows.extend(desks.into_iter().map(|(span, desk)| {
                [
                    department(source, &desk.department),
                    desk.about.get(language).to_owned(),
                    words::from_to(language, &span.from.to_string(), &span.to.to_string()),
                    named(one.day),
                    words::at_counter(language, desk.counter.as_str()),
                ]
            })),
            Err(reason) => {
                rows.push([words::nobody_comes(language), words::closed(language, &reason), String::new(), named(one.day), String::new()]);
            }
        }
    }
    rows
}

fn story(source: Source<'_>, entry: usize) -> Option<Sheet> {
    let (language, news) = (source.language, source.board.news.get(entry)?);
    let text = news.text.iter().map(|paragraph| paragraph.get(language).to_owned()).collect();
    Some(Sheet {
        title: news.title.get(language).to_owned(),
        hint: words::said_by(language, &department(source, &news.department), &words::full_date(language, news.from)),
        body: Body::Paper { facts: Vec::new(), heading: String::new(), text },
        pages: 1,
    })
}

fn regulation(source: Source<'_>, found: &Regulation) -> Sheet {
    let language = source.language;
    let mut facts = vec![
        [words::number(language), found.number.get(language).to_owned()],
        [words::issuer(language), found.issuer.get(language).to_owned()],
        [words::effective(language), words::full_date(language, found.effective)],
    ];
    facts.extend(found.revised.map(|day| [words::revised(language), words::full_date(language, day)]));
    let items: Vec<&str> = found.items.iter().filter_map(|item| source.hall.item(item)).map(|item| item.name.get(language)).collect();
    if !items.is_empty() {
        facts.push([words::concerns(language), ticket::list(language, &items)]);
    }
    Sheet {
        title: found.title.get(language).to_owned(),
        hint: String::new(),
        body: Body::Paper { facts, heading: words::says(language), text: vec![found.says.get(language).to_owned()] },
        pages: 1,
    }
}

fn account(source: Source<'_>, found: &Account) -> Sheet {
    let language = source.language;
    let mut head = vec![words::in_yuan(language)];
    head.extend(found.periods.iter().map(|period| words::period(language, *period)));
    head.push(words::total(language));
    let read = |kind: LineKind, value: i64| if kind.is_money() { common::money(value) } else { value.to_string() };
    let row = |line: &AccountLine| {
        let class = match line.kind {
            LineKind::Income => "income",
            LineKind::Spending => "spending",
            LineKind::Households | LineKind::People => "",
        };
        let mut row = vec![class.to_owned(), words::kind(language, line.kind), line.name.get(language).to_owned()];
        row.extend(line.values.iter().map(|value| read(line.kind, *value)));
        row.push(line.total.map_or_else(String::new, |total| read(line.kind, total)));
        row
    };
    let rows = found.lines.iter().map(row).collect();
    let sums = [
        (words::opening(language), found.opening_cents),
        (words::all_income(language), found.sum_of(LineKind::Income)),
        (words::all_spending(language), found.sum_of(LineKind::Spending)),
        (words::closing(language), found.closing_cents),
    ];
    let sums = sums.map(|(name, cents)| [name, common::money(cents)]).to_vec();
    let day = words::full_date(language, found.published);
    let by = words::published_by(language, &department(source, &found.department), &day);
    Sheet {
        title: found.title.get(language).to_owned(),
        hint: found.note.as_ref().map_or(by, |note| note.get(language).to_owned()),
        body: Body::Table { head, rows, sums },
        pages: 1,
    }
}

fn street(source: Source<'_>, entry: usize, page: usize) -> Option<Sheet> {
    let (language, place) = (source.language, source.board.places.get(entry)?);
    let tile = |(nth, part): (usize, &Part<'_>)| {
        let (title, line) = words::cover(language, place.kind, part.cover);
        Tile { testid: format!("part-{nth}"), title, line, to: Page::Grid { grid: part.grid.number, street: Some(entry), page } }
    };
    let tiles = parts(source.board, place).iter().enumerate().map(tile).collect();
    let question = match place.kind {
        PlaceKind::Street => words::which_house(language, place.name.get(language)),
        PlaceKind::Estate => words::which_building(language, place.name.get(language)),
    };
    Some(names(question, String::new(), words::no_places(language), tiles, 0))
}

pub(super) fn manager(source: Source<'_>, grid: &Grid) -> Sheet {
    let language = source.language;
    let stand_in = grid
        .stand_in
        .and_then(|other| source.board.grid(other))
        .map(|other| words::stand_in_is(language, other.manager.get(language), &other.phone));
    let mut facts = vec![[words::manager(language), grid.manager.get(language).to_owned()], [words::phone(language), grid.phone.clone()]];
    facts.extend(stand_in.map(|text| [words::stand_in(language), text]));
    facts.push([words::area(language), grid.area.get(language).to_owned()]);
    facts.push([words::household_count(language), words::count_of_households(language, grid.households)]);
    Sheet {
        title: words::grid(language, grid.number),
        hint: String::new(),
        body: Body::Paper {
            facts,
            heading: words::duties(language),
            text: source.board.grid_duties.iter().map(|duty| duty.get(language).to_owned()).collect(),
        },
        pages: 1,
    }
}

fn department(source: Source<'_>, id: &str) -> String {
    source.board.department(id).map_or_else(String::new, |department| department.name.get(source.language).to_owned())
}
