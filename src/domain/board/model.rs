//! The checked content of `notices.json`. The derived readers are the oracle of a test; the kiosk reads by hand.

use serde::{Deserialize, Serialize};

use super::period::Period;
use crate::domain::hall::Bilingual;
use crate::domain::identity::{CounterId, ItemId};
use crate::domain::time::{Day, MinuteOfDay};

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Version of the file's format; this program reads 1.
    pub format: u32,
    /// Said on every page as long as the content is a sample that nobody has checked.
    #[serde(default)]
    pub sample: Option<Bilingual>,
    /// Who publishes, and who comes to the desks.
    pub departments: Vec<Department>,
    /// News, newest first.
    pub news: Vec<News>,
    /// Open accounts, in the order shown.
    pub accounts: Vec<Account>,
    /// Rules and laws, in the order shown.
    pub regulations: Vec<Regulation>,
    /// Streets and estates, in the order shown.
    pub places: Vec<Place>,
    /// What every grid manager does.
    pub grid_duties: Vec<Bilingual>,
    /// Grids, by number.
    pub grids: Vec<Grid>,
    /// Desks that are not there every day.
    pub desks: Vec<Desk>,
    /// Help lines beside those of `hall.json`.
    pub lines: Vec<ServiceLine>,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Lower case letters, digits and `-`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
}

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// Identity.
    pub id: String,
    /// Who says it.
    pub department: String,
    /// First day on which it is shown.
    pub from: Day,
    /// Last day on which it is shown.
    pub until: Day,
    /// Title.
    pub title: Bilingual,
    /// Paragraphs.
    pub text: Vec<Bilingual>,
}

/// An open account: income and spending in the columns of some periods. All money in cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Identity.
    pub id: String,
    /// Title.
    pub title: Bilingual,
    /// One line about it.
    #[serde(default)]
    pub note: Option<Bilingual>,
    /// Who answers for it.
    pub department: String,
    /// When it was published.
    pub published: Day,
    /// The columns.
    pub periods: Vec<Period>,
    /// What was there before.
    pub opening_cents: i64,
    /// The rows.
    pub lines: Vec<AccountLine>,
    /// What is there after: opening and income without spending.
    pub closing_cents: i64,
}

/// A row of an open account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountLine {
    /// What is counted.
    pub kind: LineKind,
    /// What it stands for.
    pub name: Bilingual,
    /// One value for each period: cents, or how many.
    pub values: Vec<i64>,
    /// Their sum: of money only, for people of one month are there in the next as well.
    #[serde(default)]
    pub total: Option<i64>,
}

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Money that came, in cents.
    Income,
    /// Money that went, in cents.
    Spending,
    /// Households.
    Households,
    /// People.
    People,
}

/// A rule or a law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Identity.
    pub id: String,
    /// Title.
    pub title: Bilingual,
    /// Number of the document.
    pub number: Bilingual,
    /// Who made it.
    pub issuer: Bilingual,
    /// When it was made.
    pub issued: Day,
    /// Since when it holds.
    pub effective: Day,
    /// When it was last changed.
    #[serde(default)]
    pub revised: Option<Day>,
    /// What it says, in one or two sentences.
    pub says: Bilingual,
    /// Items of `hall.json` it concerns.
    pub items: Vec<ItemId>,
    /// Guides of `guides.json` it concerns.
    pub guides: Vec<String>,
}

/// A street or an estate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Identity.
    pub id: String,
    /// Whether houses or buildings are counted.
    pub kind: PlaceKind,
    /// Name.
    pub name: Bilingual,
}

/// What the numbers of a place are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// House numbers.
    Street,
    /// Numbers of buildings.
    Estate,
}

/// A grid (网格): some hundred households that one person looks after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Its number.
    pub number: u8,
    /// Name of the manager.
    pub manager: Bilingual,
    /// Telephone of the manager.
    pub phone: String,
    /// The grid whose manager stands in (AB岗), where there is one.
    #[serde(default)]
    pub stand_in: Option<u8>,
    /// The area in words.
    pub area: Bilingual,
    /// Households.
    pub households: u32,
    /// The area in numbers.
    pub covers: Vec<Cover>,
}

/// A run of houses or buildings of one place, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// The street or estate.
    pub place: String,
    /// First number.
    pub from: u16,
    /// Last number.
    pub to: u16,
    /// Which of them.
    pub side: Side,
}

/// Which numbers of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// All of them.
    All,
    /// 1, 3, 5 ...
    Odd,
    /// 2, 4, 6 ...
    Even,
}

/// A department that comes on fixed days (轮转办公).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Identity.
    pub id: String,
    /// Who comes.
    pub department: String,
    /// The counter of `hall.json` at which they sit.
    pub counter: CounterId,
    /// What can be asked.
    pub about: Bilingual,
    /// Items of `hall.json` that are done there.
    pub items: Vec<ItemId>,
    /// When.
    pub visits: Vec<Visit>,
}

/// A time at which a desk is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// 1 (Monday) to 7.
    pub weekday: u8,
    /// Only the first to fifth such weekday of a month; every week when it is left out.
    #[serde(default)]
    pub nth: Option<u8>,
    /// First minute.
    pub from: MinuteOfDay,
    /// First minute after.
    pub to: MinuteOfDay,
}

/// A help line, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceLine {
    /// The number.
    pub number: String,
    /// Its name.
    pub name: Bilingual,
    /// What can be asked.
    pub about: Bilingual,
}

impl Cover {
    /// Whether this number belongs to the run.
    pub fn holds(&self, number: u16) -> bool {
        let side = match self.side {
            Side::All => true,
            Side::Odd => number % 2 == 1,
            Side::Even => number.is_multiple_of(2),
        };
        side && (self.from..=self.to).contains(&number)
    }
}

impl News {
    /// Whether it is shown on this day.
    pub fn is_current(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Account {
    /// The sum of the rows of this kind.
    pub fn sum_of(&self, kind: LineKind) -> i64 {
        self.lines.iter().filter(|line| line.kind == kind).filter_map(|line| line.total).fold(0, i64::saturating_add)
    }
}

impl LineKind {
    /// Its values are cents.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Income | Self::Spending)
    }
}

impl Board {
    /// The department of this identity.
    pub fn department(&self, id: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == id)
    }

    /// The street or estate of this identity.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The grid of this number.
    pub fn grid(&self, number: u8) -> Option<&Grid> {
        self.grids.iter().find(|grid| grid.number == number)
    }

    /// News of this day with their places in the file, in its order.
    pub fn current_news(&self, day: Day) -> impl Iterator<Item = (usize, &News)> {
        self.news.iter().enumerate().filter(move |(_, news)| news.is_current(day))
    }
}
