//! The entries of a JSON feed.

use std::borrow::Cow;

use super::case::Cells;
use super::{FeedReader, Readers};
use crate::domain::feed::columns::column_of;
use crate::domain::feed::row::FeedRow;
use crate::domain::feed::{FEED_COLUMNS_MAX, FEED_ROW_BYTES_MAX, FaultKind, FeedColumn, Refusal, holds_clear_data};
use crate::domain::json::Json;
use crate::domain::sheet::json_rows::{JsonFault, JsonRows};

impl FeedReader {
    /// The entries that have come.
    pub(super) fn read_json(&mut self, json: &mut JsonRows, taken: &mut Vec<FeedRow>) {
        while self.report.refusal.is_none() {
            match json.read() {
                None => return,
                Some(Ok((number, entry))) => self.take_entry(number, entry, taken),
                Some(Err((row, JsonFault::NotJson))) => self.refuse(Refusal::NotJson { row }),
                Some(Err((row, JsonFault::CutOff))) => self.refuse(Refusal::CutOff { row }),
                Some(Err((row, JsonFault::TooLong))) => self.wrong_row(row, FaultKind::RowTooLong { max: FEED_ROW_BYTES_MAX }),
            }
        }
    }

    fn take_entry(&mut self, number: usize, entry: &str, taken: &mut Vec<FeedRow>) {
        let Some(members) = Json::of(entry).and_then(Json::members) else { return self.refuse(Refusal::NotJson { row: number }) };
        if !self.count_row() {
            return;
        }
        let mut cells: Cells<'_> = Default::default();
        let mut has = [false; FeedColumn::ALL.len()];
        for (name, value) in members {
            let Some(column) = column_of(&self.words, &name) else {
                self.ignore(&name);
                if self.ground.readers == Readers::Anybody && value.text().is_some_and(|text| holds_clear_data(&text)) {
                    return self.refuse(Refusal::ClearPersonalData { row: number, column: None });
                }
                continue;
            };
            if std::mem::replace(&mut has[column.place()], true) {
                return self.wrong_cell(number, column, FaultKind::NameTwice);
            }
            match value.text().or_else(|| value.as_number().map(Cow::Borrowed)) {
                Some(text) => cells[column.place()] = text,
                None if value.is_null() => {}
                None => return self.wrong_cell(number, column, FaultKind::NotAnObject),
            }
        }
        let found = FeedColumn::ALL.into_iter().find(|column| *column != FeedColumn::Receipt && holds_clear_data(&cells[column.place()]));
        if let Some(column) = found.filter(|_| self.ground.readers == Readers::Anybody) {
            return self.refuse(Refusal::ClearPersonalData { row: number, column: Some(column) });
        }
        self.take_cells(number, &cells, &|_| None, taken);
    }

    fn ignore(&mut self, name: &str) {
        let short: String = name.chars().take(30).collect();
        if self.report.ignored.len() < FEED_COLUMNS_MAX && !self.report.ignored.contains(&short) {
            self.report.ignored.push(short);
        }
    }
}
