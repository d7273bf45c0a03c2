//! The rules that join the parts of `notices.json`: names are said once and exist, sums are sums, days and times run forward, an address has one grid.
//!
//! That items, counters and guides exist is not judged here: whoever takes an item out of `hall.json` must not lose the news by it.

use super::model::*;
use crate::domain::hall::parse::fault::{ContentFault, FaultKind, Faults, Thing};

/// Every broken rule, sorted by path.
pub(super) fn check(board: &Board) -> Vec<ContentFault> {
    let mut faults = Faults::default();
    once_each("departments", &board.departments, |one| one.id.clone(), &mut faults);
    once_each("news", &board.news, |one| one.id.clone(), &mut faults);
    once_each("accounts", &board.accounts, |one| one.id.clone(), &mut faults);
    once_each("regulations", &board.regulations, |one| one.id.clone(), &mut faults);
    once_each("places", &board.places, |one| one.id.clone(), &mut faults);
    once_each("desks", &board.desks, |one| one.id.clone(), &mut faults);
    once_each("grids", &board.grids, |one| one.number.to_string(), &mut faults);
    for (nth, news) in board.news.iter().enumerate() {
        known_department(board, &news.department, &format!("/news/{nth}"), &mut faults);
        if news.until < news.from {
            faults.add(&format!("/news/{nth}/until"), FaultKind::ReversedDays { from: news.from, until: news.until });
        }
    }
    for (nth, account) in board.accounts.iter().enumerate() {
        known_department(board, &account.department, &format!("/accounts/{nth}"), &mut faults);
        check_sums(account, &format!("/accounts/{nth}"), &mut faults);
    }
    for (nth, desk) in board.desks.iter().enumerate() {
        known_department(board, &desk.department, &format!("/desks/{nth}"), &mut faults);
        for (visit, Visit { from, to, .. }) in desk.visits.iter().enumerate().filter(|(_, visit)| visit.to <= visit.from) {
            faults.add(&format!("/desks/{nth}/visits/{visit}"), FaultKind::ReversedSpan { from: *from, to: *to });
        }
    }
    check_grids(board, &mut faults);
    faults.sorted()
}

fn once_each<T>(list: &str, entries: &[T], name: fn(&T) -> String, faults: &mut Faults) {
    let key = if list == "grids" { "number" } else { "id" };
    let names: Vec<String> = entries.iter().map(name).collect();
    for (nth, name) in names.iter().enumerate() {
        if let Some(first) = names[..nth].iter().position(|other| other == name) {
            faults.add(&format!("/{list}/{nth}/{key}"), FaultKind::Duplicate { first: format!("/{list}/{first}/{key}") });
        }
    }
}

fn known_department(board: &Board, id: &str, path: &str, faults: &mut Faults) {
    if board.department(id).is_none() {
        faults.add(&format!("{path}/department"), FaultKind::UnknownReference { to: Thing::Department, name: id.to_owned() });
    }
}

fn check_sums(account: &Account, path: &str, faults: &mut Faults) {
    for (nth, line) in account.lines.iter().enumerate() {
        let path = format!("{path}/lines/{nth}");
        let (expected, found) = (account.periods.len(), line.values.len());
        if found != expected {
            faults.add(&format!("{path}/values"), FaultKind::WrongColumns { expected, found });
        }
        let sum = line.values.iter().sum();
        match line.total {
            None if line.kind.is_money() => faults.add(&format!("{path}/total"), FaultKind::MissingField),
            Some(_) if !line.kind.is_money() => faults.add(&format!("{path}/total"), FaultKind::UnknownField),
            Some(total) if total != sum => faults.add(&format!("{path}/total"), FaultKind::WrongSum { expected: sum, found: total }),
            _ => {}
        }
    }
    let sum = account.opening_cents + account.sum_of(LineKind::Income) - account.sum_of(LineKind::Spending);
    if sum != account.closing_cents {
        faults.add(&format!("{path}/closing_cents"), FaultKind::WrongSum { expected: sum, found: account.closing_cents });
    }
}

fn check_grids(board: &Board, faults: &mut Faults) {
    let mut before: Vec<(u8, &Cover)> = Vec::new();
    for (nth, grid) in board.grids.iter().enumerate() {
        let path = format!("/grids/{nth}");
        match grid.stand_in {
            Some(own) if own == grid.number => faults.add(&format!("{path}/stand_in"), FaultKind::OwnStandIn),
            Some(other) if board.grid(other).is_none() => {
                let name = other.to_string();
                faults.add(&format!("{path}/stand_in"), FaultKind::UnknownReference { to: Thing::Grid, name });
            }
            _ => {}
        }
        for (nth, cover) in grid.covers.iter().enumerate() {
            let path = format!("{path}/covers/{nth}");
            if board.place(&cover.place).is_none() {
                faults.add(&format!("{path}/place"), FaultKind::UnknownReference { to: Thing::Place, name: cover.place.clone() });
            }
            if cover.to < cover.from {
                faults.add(&path, FaultKind::ReversedRange { low: cover.from.into(), high: cover.to.into() });
            }
            let twice =
                |other: &&(u8, &Cover)| other.1.place == cover.place && (cover.from..=cover.to).any(|n| cover.holds(n) && other.1.holds(n));
            if let Some((grid, _)) = before.iter().find(twice) {
                faults.add(&path, FaultKind::AddressTwice { grid: *grid });
            }
            before.push((grid.number, cover));
        }
    }
}
