//! From the text of `notices.json` to a [`Board`], by hand as `hall.json` is read, and with the same table of shapes: the kiosk carries no second reader.
//!
//! Two steps: everything of a wrong shape is listed; in a file of the right shape every broken rule is.

use serde_json::Value;

use super::model::*;
use super::period::Period;
use super::{rules, table};
use crate::domain::hall::parse::build::{
    Read, bilingual, counter_id, day, field, list, number, optional, str_of, text, time, whole, words,
};
use crate::domain::hall::parse::fault::{ContentFault, FaultKind, Faults};
use crate::domain::hall::parse::{is_known_format, shape, tree_of};
use crate::domain::identity::ItemId;

/// Reads and checks `text`.
///
/// # Errors
/// The faults with their paths, sorted by path: all of shape, or else all broken rules.
pub fn parse(text: &str) -> Result<Board, Vec<ContentFault>> {
    of_tree(&tree_of(text)?)
}

/// The same of a text that was read already.
///
/// # Errors
/// As [`parse`].
pub fn of_tree(tree: &Value) -> Result<Board, Vec<ContentFault>> {
    is_known_format(tree)?;
    let mut faults = Faults::default();
    shape::check(&table::BOARD, tree, "", &mut faults);
    let of_shape = faults.sorted();
    if !of_shape.is_empty() {
        return Err(of_shape);
    }
    let board = board(tree).map_err(|field| vec![ContentFault::new("", FaultKind::Unreadable(field.to_owned()))])?;
    let broken = rules::check(&board);
    if broken.is_empty() { Ok(board) } else { Err(broken) }
}

fn board(tree: &Value) -> Read<Board> {
    Ok(Board {
        format: number(tree, "format")?,
        sample: optional(tree, "sample").map(bilingual).transpose()?,
        departments: list(tree, "departments", |one| Ok(Department { id: text(one, "id")?, name: words(one, "name")? }))?,
        news: list(tree, "news", news)?,
        accounts: list(tree, "accounts", account)?,
        regulations: list(tree, "regulations", regulation)?,
        places: list(tree, "places", place)?,
        grid_duties: list(tree, "grid_duties", bilingual)?,
        grids: list(tree, "grids", grid)?,
        desks: list(tree, "desks", desk)?,
        lines: list(tree, "lines", |line| {
            Ok(ServiceLine { number: text(line, "number")?, name: words(line, "name")?, about: words(line, "about")? })
        })?,
    })
}

fn news(value: &Value) -> Read<News> {
    Ok(News {
        id: text(value, "id")?,
        department: text(value, "department")?,
        from: day(field(value, "from")?)?,
        until: day(field(value, "until")?)?,
        title: words(value, "title")?,
        text: list(value, "text", bilingual)?,
    })
}

fn account(value: &Value) -> Read<Account> {
    Ok(Account {
        id: text(value, "id")?,
        title: words(value, "title")?,
        note: optional(value, "note").map(bilingual).transpose()?,
        department: text(value, "department")?,
        published: day(field(value, "published")?)?,
        periods: list(value, "periods", |period| Period::parse(str_of(period)?).ok_or("periods"))?,
        opening_cents: number(value, "opening_cents")?,
        lines: list(value, "lines", account_line)?,
        closing_cents: number(value, "closing_cents")?,
    })
}

fn account_line(value: &Value) -> Read<AccountLine> {
    let kind = match str_of(field(value, "kind")?)? {
        "income" => LineKind::Income,
        "spending" => LineKind::Spending,
        "households" => LineKind::Households,
        "people" => LineKind::People,
        _ => return Err("kind"),
    };
    let cents = |value: &Value| whole(value).ok_or("values");
    Ok(AccountLine {
        kind,
        name: words(value, "name")?,
        values: list(value, "values", cents)?,
        total: optional(value, "total").map(cents).transpose()?,
    })
}

fn regulation(value: &Value) -> Read<Regulation> {
    Ok(Regulation {
        id: text(value, "id")?,
        title: words(value, "title")?,
        number: words(value, "number")?,
        issuer: words(value, "issuer")?,
        issued: day(field(value, "issued")?)?,
        effective: day(field(value, "effective")?)?,
        revised: optional(value, "revised").map(day).transpose()?,
        says: words(value, "says")?,
        items: list(value, "items", item)?,
        guides: list(value, "guides", |guide| Ok(str_of(guide)?.to_owned()))?,
    })
}

fn place(value: &Value) -> Read<Place> {
    let kind = match str_of(field(value, "kind")?)? {
        "street" => PlaceKind::Street,
        "estate" => PlaceKind::Estate,
        _ => return Err("kind"),
    };
    Ok(Place { id: text(value, "id")?, kind, name: words(value, "name")? })
}

fn grid(value: &Value) -> Read<Grid> {
    Ok(Grid {
        number: number(value, "number")?,
        manager: words(value, "manager")?,
        phone: text(value, "phone")?,
        stand_in: optional(value, "stand_in").map(|grid| whole(grid).ok_or("stand_in")).transpose()?,
        area: words(value, "area")?,
        households: number(value, "households")?,
        covers: list(value, "covers", cover)?,
    })
}

fn cover(value: &Value) -> Read<Cover> {
    let side = match str_of(field(value, "side")?)? {
        "all" => Side::All,
        "odd" => Side::Odd,
        "even" => Side::Even,
        _ => return Err("side"),
    };
    Ok(Cover { place: text(value, "place")?, from: number(value, "from")?, to: number(value, "to")?, side })
}

fn desk(value: &Value) -> Read<Desk> {
    Ok(Desk {
        id: text(value, "id")?,
        department: text(value, "department")?,
        counter: counter_id(str_of(field(value, "counter")?)?)?,
        about: words(value, "about")?,
        items: list(value, "items", item)?,
        visits: list(value, "visits", visit)?,
    })
}

fn visit(value: &Value) -> Read<Visit> {
    Ok(Visit {
        weekday: number(value, "weekday")?,
        nth: optional(value, "nth").map(|nth| whole(nth).ok_or("nth")).transpose()?,
        from: time(value, "from")?,
        to: time(value, "to")?,
    })
}

fn item(value: &Value) -> Read<ItemId> {
    ItemId::new(str_of(value)?).ok_or("items")
}
