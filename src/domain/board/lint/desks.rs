//! Rotating desks: a counter that is there, at a time when the hall is open, and nobody else at it.

use super::{Found, Ground, Kind};
use crate::domain::board::{Board, Desk, Visit};
use crate::domain::hall::Span;
use crate::domain::hall::spans::intersection;

pub(super) fn check(board: &Board, ground: &Ground, found: &mut Found) {
    for (nth, desk) in board.desks.iter().enumerate() {
        let path = format!("/desks/{nth}");
        if ground.hall.counter(&desk.counter).is_none() {
            found.add(&format!("{path}/counter"), Kind::NoSuchCounter(desk.counter.to_string()));
        }
        for (at, item) in desk.items.iter().enumerate().filter(|(_, item)| ground.hall.item(item).is_none()) {
            found.add(&format!("{path}/items/{at}"), Kind::NoSuchItem(item.to_string()));
        }
        for (at, visit) in desk.visits.iter().enumerate() {
            let path = format!("{path}/visits/{at}");
            let open = ground.hall.hours.0.get(&visit.weekday).map_or(&[][..], Vec::as_slice);
            found.when(intersection(open, &[span(visit)]).is_empty(), &path, Kind::HallClosedThen);
            let before = || board.desks[..nth].iter().filter(|other| other.counter == desk.counter);
            let own = desk.visits[..at].iter().map(|other| (desk, other));
            let others = before().flat_map(|other| other.visits.iter().map(move |visit| (other, visit)));
            if let Some((other, _)) = others.chain(own).find(|(_, other)| meet(visit, other)) {
                found.add(&path, Kind::CounterTaken { by: name(board, other) });
            }
        }
    }
}

const fn span(visit: &Visit) -> Span {
    Span { from: visit.from, to: visit.to }
}

/// Whether two visits are on one day at one time.
fn meet(visit: &Visit, other: &Visit) -> bool {
    let is_same_week = visit.nth.zip(other.nth).is_none_or(|(nth, other)| nth == other);
    visit.weekday == other.weekday && is_same_week && visit.from < other.to && other.from < visit.to
}

fn name(board: &Board, desk: &Desk) -> crate::domain::hall::Bilingual {
    board.department(&desk.department).map_or_else(|| desk.about.clone(), |department| department.name.clone())
}
