//! What of a page of the board reaches a screen or a voice: letters that cannot be seen, or that turn others round, do not.

use super::prose::{is_hidden, plain};
use crate::flow::board::{Body, Sheet, Tile};

/// The page without hidden letters.
pub fn sheet(sheet: Sheet) -> Sheet {
    let body = match sheet.body {
        Body::Titles(tiles) => Body::Titles(tiles.into_iter().map(tile).collect()),
        Body::Names(tiles) => Body::Names(tiles.into_iter().map(tile).collect()),
        Body::Rows(rows) => Body::Rows(rows.into_iter().map(|row| row.map(line)).collect()),
        Body::Paper { facts, heading, text } => {
            Body::Paper { facts: pairs(facts), heading: line(heading), text: text.into_iter().map(line).collect() }
        }
        Body::Table { head, rows, sums } => {
            let rows = rows.into_iter().map(|row| row.into_iter().map(line).collect()).collect();
            Body::Table { head: head.into_iter().map(line).collect(), rows, sums: pairs(sums) }
        }
        Body::Nothing(text) => Body::Nothing(line(text)),
    };
    Sheet { title: line(sheet.title), hint: line(sheet.hint), body, pages: sheet.pages }
}

fn tile(tile: Tile) -> Tile {
    Tile { title: line(tile.title), line: line(tile.line), ..tile }
}

fn pairs(pairs: Vec<[String; 2]>) -> Vec<[String; 2]> {
    pairs.into_iter().map(|pair| pair.map(line)).collect()
}

fn line(text: String) -> String {
    if text.contains(is_hidden) { plain(&text) } else { text }
}
