//! What has a date: news, open accounts, rules and laws.

use chrono::Datelike;

use super::{Found, Ground, Kind};
use crate::domain::board::{Account, Board, Period, Regulation};
use crate::domain::time::Day;

/// An account whose newest column is over for longer is no account of the present.
const MONTHS_MAX: u32 = 6;

pub(super) fn check(board: &Board, ground: &Ground, found: &mut Found) {
    news(board, ground.today, found);
    for (nth, one) in board.accounts.iter().enumerate() {
        account(one, &format!("/accounts/{nth}"), ground.today, found);
    }
    for (nth, one) in board.regulations.iter().enumerate() {
        regulation(one, &format!("/regulations/{nth}"), ground, found);
    }
}

fn news(board: &Board, today: Day, found: &mut Found) {
    found.when(!board.news.is_empty() && board.current_news(today).next().is_none(), "/news", Kind::NoNewsNow);
    for (nth, news) in board.news.iter().enumerate() {
        let path = format!("/news/{nth}");
        found.when(news.until < today, &format!("{path}/until"), Kind::NewsOver { until: news.until });
        found.when(news.from > today, &format!("{path}/from"), Kind::NewsNotYet { from: news.from });
        let is_said = board.news[..nth].iter().any(|earlier| earlier.title.zh == news.title.zh);
        found.when(is_said, &format!("{path}/title/zh"), Kind::SameTitle);
    }
}

fn account(account: &Account, path: &str, today: Day, found: &mut Found) {
    found.when(account.published > today, &format!("{path}/published"), Kind::PublishedLater);
    let ends: Vec<u32> = account.periods.iter().map(|period| month_of(*period)).collect();
    let periods = format!("{path}/periods");
    found.when(!ends.is_sorted_by(|earlier, later| earlier < later), &periods, Kind::PeriodsOutOfOrder);
    let now = u32::try_from(today.date().year()).unwrap_or(0) * 12 + today.date().month0();
    let months = ends.iter().max().map_or(0, |end| now.saturating_sub(*end));
    found.when(months > MONTHS_MAX, &periods, Kind::AccountOld { months });
}

/// The last month of a column, counted from the year 0.
const fn month_of(period: Period) -> u32 {
    match period {
        Period::Month(year, month) => year * 12 + month - 1,
        Period::Quarter(year, quarter) => year * 12 + quarter * 3 - 1,
    }
}

fn regulation(one: &Regulation, path: &str, ground: &Ground, found: &mut Found) {
    found.when(one.effective > ground.today, &format!("{path}/effective"), Kind::NotYetEffective { from: one.effective });
    found.when(one.effective < one.issued, &format!("{path}/effective"), Kind::BeforeItWasMade);
    found.when(one.revised.is_some_and(|revised| revised < one.issued), &format!("{path}/revised"), Kind::BeforeItWasMade);
    for (nth, item) in one.items.iter().enumerate().filter(|(_, item)| ground.hall.item(item).is_none()) {
        found.add(&format!("{path}/items/{nth}"), Kind::NoSuchItem(item.to_string()));
    }
    for (nth, guide) in one.guides.iter().enumerate().filter(|(_, guide)| !ground.guides.contains(*guide)) {
        found.add(&format!("{path}/guides/{nth}"), Kind::NoSuchGuide(guide.clone()));
    }
}
