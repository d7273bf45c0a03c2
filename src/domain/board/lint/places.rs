//! Streets and grids: every house has somebody, and every manager somebody who stands in.

use super::{Found, Kind};
use crate::domain::board::address::parts;
use crate::domain::board::{Board, Place, Side};

pub(super) fn check(board: &Board, found: &mut Found) {
    for (nth, place) in board.places.iter().enumerate() {
        let path = format!("/places/{nth}");
        let has_same_name = |other: &Place| other.name.zh == place.name.zh || other.name.en.eq_ignore_ascii_case(&place.name.en);
        found.when(board.places[..nth].iter().any(has_same_name), &format!("{path}/name/zh"), Kind::SamePlaceName);
        match gap(board, place) {
            None => found.add(&path, Kind::PlaceWithoutGrid),
            Some(Some((from, to, side))) => found.add(&path, Kind::Gap { from, to, side, of: place.kind }),
            Some(None) => {}
        }
    }
    for (nth, _) in board.grids.iter().enumerate().filter(|(_, grid)| grid.stand_in.is_none()) {
        found.add(&format!("/grids/{nth}/stand_in"), Kind::NoStandIn);
    }
}

/// The first houses between others that no grid has: all in a row, or all on one side of the street. Nothing where no grid has any of the place.
fn gap(board: &Board, place: &Place) -> Option<Option<(u16, u16, Side)>> {
    let runs = parts(board, place);
    let (first, last) = (runs.iter().map(|run| run.cover.from).min()?, runs.iter().map(|run| run.cover.to).max()?);
    let is_free = |number: &u16| !runs.iter().any(|run| run.cover.holds(*number));
    let mut free = (first..=last).filter(is_free);
    let Some(from) = free.next() else { return Some(None) };
    let (mut to, mut step) = (from, None);
    for next in free {
        let wide = next - to;
        if wide > 2 || step.is_some_and(|step| step != wide) {
            break;
        }
        (to, step) = (next, Some(wide));
    }
    let side = match step {
        Some(2) if from % 2 == 1 => Side::Odd,
        Some(2) => Side::Even,
        _ => Side::All,
    };
    Some(Some((from, to, side)))
}
