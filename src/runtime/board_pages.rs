//! The pages of the board in words: what a page shows, and what is read aloud of it. Pure, so that tests read every page in both languages.

use crate::domain::board::address::{Part, parts};
use crate::domain::board::desks::week;
use crate::domain::board::{Account, Board, Grid, LineKind, News, PlaceKind, Regulation};
use crate::domain::hall::{Hall, Language};
use crate::domain::time::Day;
use crate::flow::kiosk::board::{Page, Section};
use crate::text::common;
use crate::text::kiosk::{board as words, speech};

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

/// A page in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Over the page.
    pub title: String,
    /// Under the title; may be empty.
    pub hint: String,
    /// What stands on it.
    pub body: Body,
    /// How many pages the list has.
    pub pages: usize,
}

/// What stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// To choose from.
    Tiles {
        /// The tiles.
        tiles: Vec<Tile>,
        /// They are titles, which need a whole line.
        are_titles: bool,
    },
    /// Rows to read.
    Rows(Vec<Row>),
    /// Facts, and paragraphs under a heading.
    Paper {
        /// Names with what they are.
        facts: Vec<(String, String)>,
        /// The heading; may be empty.
        heading: String,
        /// The paragraphs.
        text: Vec<String>,
    },
    /// An account.
    Table {
        /// Heads of the columns.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<TableRow>,
        /// What they come to, with names.
        sums: Vec<(String, String)>,
    },
    /// There is nothing to list.
    Nothing(String),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its name for the outside.
    pub testid: String,
    /// What it is called.
    pub title: String,
    /// A line under it; may be empty.
    pub line: String,
    /// Where it leads.
    pub to: Page,
}

/// A row to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub name: String,
    /// A line under it.
    pub line: String,
    /// What one came to read: a number, a time.
    pub value: String,
    /// Above that: a day. May be empty.
    pub lead: String,
    /// Under it: where. May be empty.
    pub place: String,
}

/// A row of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What is counted.
    pub kind: LineKind,
    /// Its name.
    pub name: String,
    /// One value a column and the total, as they are read.
    pub cells: Vec<String>,
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

/// What is read aloud of a page.
pub fn aloud(language: Language, sheet: &Sheet) -> String {
    let mut said = vec![sheet.title.clone(), sheet.hint.clone()];
    match &sheet.body {
        Body::Tiles { tiles, .. } => said.extend(tiles.iter().map(|tile| tile.title.clone())),
        Body::Rows(rows) => {
            said.extend(rows.iter().flat_map(|row| [&row.lead, &row.value, &row.name, &row.line, &row.place].map(String::clone)))
        }
        Body::Paper { facts, heading, text } => {
            said.extend(facts.iter().map(|(name, fact)| words::and_then(language, name, fact)));
            said.push(heading.clone());
            said.extend(text.iter().cloned());
        }
        Body::Table { rows, sums, .. } => {
            said.extend(sums.iter().map(|(name, sum)| words::and_then(language, name, sum)));
            let last = |row: &TableRow| row.cells.iter().rfind(|cell| !cell.is_empty()).cloned();
            said.extend(rows.iter().filter_map(|row| Some(words::and_then(language, &row.name, &last(row)?))));
        }
        Body::Nothing(text) => said.push(text.clone()),
    }
    said.retain(|part| !part.is_empty());
    let plain: Vec<&str> = said.iter().map(|part| speech::without_stop(part)).collect();
    words::spoken(language, &plain.join(&words::stop(language)))
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
            let tiles = board.places.iter().enumerate().map(|(entry, place)| Tile {
                testid: format!("place-{}", place.id),
                title: place.name.get(language).to_owned(),
                line: String::new(),
                to: match parts(board, place).as_slice() {
                    [first, others @ ..] if others.iter().all(|other| other.grid == first.grid) => {
                        Page::Grid { grid: first.grid.number, street: None, page }
                    }
                    _ => Page::Entry { section, entry, page },
                },
            });
            names(words::which_place(language), words::which_place_hint(language), words::no_places(language), tiles.collect(), page)
        }
        Section::Lines => {
            let rows = board.lines.iter().map(|line| Row {
                name: line.name.get(language).to_owned(),
                line: line.about.get(language).to_owned(),
                value: line.number.clone(),
                lead: String::new(),
                place: String::new(),
            });
            // The first page has the hours and the lines of the hall itself.
            let mut sheet = rows_of(words::more_lines(language), String::new(), String::new(), rows.collect(), page.saturating_sub(1));
            sheet.pages = if board.lines.is_empty() { 1 } else { sheet.pages + 1 };
            sheet
        }
        Section::Desks => rows_of(words::desks_title(language), String::new(), words::no_desks(language), desk_rows(source), page),
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
        false => Body::Tiles { tiles: tiles.into_iter().skip(page * most).take(most).collect(), are_titles },
    };
    Sheet { title, hint, body, pages }
}

fn rows_of(title: String, hint: String, nothing: String, rows: Vec<Row>, page: usize) -> Sheet {
    let pages = rows.len().div_ceil(ROWS_MAX).max(1);
    let body = match rows.is_empty() {
        true => Body::Nothing(nothing),
        false => Body::Rows(rows.into_iter().skip(page * ROWS_MAX).take(ROWS_MAX).collect()),
    };
    Sheet { title, hint, body, pages }
}

fn desk_rows(source: Source<'_>) -> Vec<Row> {
    let (language, today) = (source.language, source.today);
    let named = |day: Day| match day.days_since(today) {
        0 => words::and_then(language, &words::today(language), &common::date(language, day)),
        1 => words::and_then(language, &words::tomorrow(language), &common::date(language, day)),
        _ => common::date(language, day),
    };
    let mut rows = Vec::new();
    for one in week(source.board, source.hall, today) {
        match one.desks {
            Ok(desks) => rows.extend(desks.into_iter().map(|(span, desk)| Row {
                name: department(source, &desk.department),
                line: desk.about.get(language).to_owned(),
                place: words::at_counter(language, desk.counter.as_str()),
                value: words::from_to(language, &span.from.to_string(), &span.to.to_string()),
                lead: named(one.day),
            })),
            Err(reason) => rows.push(Row {
                name: words::nobody_comes(language),
                line: words::closed(language, &reason),
                value: String::new(),
                place: String::new(),
                lead: named(one.day),
            }),
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
        (words::number(language), found.number.get(language).to_owned()),
        (words::issuer(language), found.issuer.get(language).to_owned()),
        (words::effective(language), words::full_date(language, found.effective)),
    ];
    facts.extend(found.revised.map(|day| (words::revised(language), words::full_date(language, day))));
    let items: Vec<&str> = found.items.iter().filter_map(|item| source.hall.item(item)).map(|item| item.name.get(language)).collect();
    if !items.is_empty() {
        facts.push((words::concerns(language), crate::text::kiosk::ticket::list(language, &items)));
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
    let rows: Vec<TableRow> = found
        .lines
        .iter()
        .map(|line| {
            let mut cells: Vec<String> = line.values.iter().map(|value| read(line.kind, *value)).collect();
            cells.push(line.total.map_or_else(String::new, |total| read(line.kind, total)));
            TableRow { kind: line.kind, name: line.name.get(language).to_owned(), cells }
        })
        .collect();
    let sums = [
        (words::opening(language), found.opening_cents),
        (words::all_income(language), found.sum_of(LineKind::Income)),
        (words::all_spending(language), found.sum_of(LineKind::Spending)),
        (words::closing(language), found.closing_cents),
    ];
    let sums = sums.map(|(name, cents)| (name, common::money(cents))).to_vec();
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

fn manager(source: Source<'_>, grid: &Grid) -> Sheet {
    let language = source.language;
    let stand_in = source.board.grid(grid.stand_in).map(|other| words::stand_in_is(language, other.manager.get(language), &other.phone));
    let mut facts = vec![(words::manager(language), grid.manager.get(language).to_owned()), (words::phone(language), grid.phone.clone())];
    facts.extend(stand_in.map(|text| (words::stand_in(language), text)));
    facts.push((words::area(language), grid.area.get(language).to_owned()));
    facts.push((words::household_count(language), words::count_of_households(language, grid.households)));
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
