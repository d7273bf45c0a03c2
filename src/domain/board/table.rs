//! The shape of `notices.json`, with every limit. `public/schema/notices.schema.json` says the same to editors; a test holds the two together.

use crate::domain::hall::parse::shape::{Shape, optional, required};
use crate::domain::hall::parse::{FORMAT, TextFormat};

/// A name on a tile.
const NAME: Shape = Shape::Words { zh_max: 16, en_max: 40 };
/// A title on a tile and over a page.
const TITLE: Shape = Shape::Words { zh_max: 26, en_max: 60 };
/// A department beside a time.
const DEPARTMENT_NAME: Shape = Shape::Words { zh_max: 14, en_max: 30 };
/// The name of a row: of an account, of a help line.
const ROW_NAME: Shape = Shape::Words { zh_max: 12, en_max: 32 };
/// A person, in the largest letters of their page.
const PERSON: Shape = Shape::Words { zh_max: 8, en_max: 20 };
/// A few words beside a time.
const SHORT: Shape = Shape::Words { zh_max: 20, en_max: 42 };
/// A few words under a name.
const ABOUT: Shape = Shape::Words { zh_max: 24, en_max: 55 };
/// One plain line.
const LINE: Shape = Shape::Words { zh_max: 40, en_max: 90 };
/// A paragraph: three of them fit on the smallest screen with large type.
const TEXT: Shape = Shape::Words { zh_max: 80, en_max: 200 };

const ID: Shape = Shape::Text(TextFormat::Id);
const DAY: Shape = Shape::Text(TextFormat::Day);
const TIME: Shape = Shape::Text(TextFormat::Time);
const PHONE: Shape = Shape::Text(TextFormat::PhoneNumber);
/// A million yuan in one column, ten in a sum: what stands side by side on the smallest screen.
const VALUE: Shape = Shape::Integer { min: 0, max: 100_000_000 };
const CENTS: Shape = Shape::Integer { min: -1_000_000_000, max: 1_000_000_000 };
const GRID_NUMBER: Shape = Shape::Integer { min: 1, max: 99 };
const HOUSE_NUMBER: Shape = Shape::Integer { min: 1, max: 9_999 };

const DEPARTMENT: Shape = Shape::Object(&[required("id", &ID), required("name", &DEPARTMENT_NAME)]);

const NEWS: Shape = Shape::Object(&[
    required("id", &ID),
    required("department", &ID),
    required("from", &DAY),
    required("until", &DAY),
    required("title", &TITLE),
    required("text", &Shape::List { of: &TEXT, min: 1, max: 3 }),
]);

const ACCOUNT_LINE: Shape = Shape::Object(&[
    required("kind", &Shape::Text(TextFormat::OneOf(&["income", "spending", "households", "people"]))),
    required("name", &ROW_NAME),
    required("values", &Shape::List { of: &VALUE, min: 1, max: 3 }),
    optional("total", &CENTS),
]);

const ACCOUNT: Shape = Shape::Object(&[
    required("id", &ID),
    required("title", &NAME),
    optional("note", &LINE),
    required("department", &ID),
    required("published", &DAY),
    required("periods", &Shape::List { of: &Shape::Text(TextFormat::Period), min: 1, max: 3 }),
    required("opening_cents", &CENTS),
    required("lines", &Shape::List { of: &ACCOUNT_LINE, min: 1, max: 8 }),
    required("closing_cents", &CENTS),
]);

const REGULATION: Shape = Shape::Object(&[
    required("id", &ID),
    required("title", &TITLE),
    required("number", &ABOUT),
    required("issuer", &ABOUT),
    required("issued", &DAY),
    required("effective", &DAY),
    optional("revised", &DAY),
    required("says", &TEXT),
    required("items", &Shape::List { of: &ID, min: 0, max: 3 }),
    required("guides", &Shape::List { of: &ID, min: 0, max: 5 }),
]);

const PLACE: Shape = Shape::Object(&[
    required("id", &ID),
    required("kind", &Shape::Text(TextFormat::OneOf(&["street", "estate"]))),
    required("name", &NAME),
]);

const COVER: Shape = Shape::Object(&[
    required("place", &ID),
    required("from", &HOUSE_NUMBER),
    required("to", &HOUSE_NUMBER),
    required("side", &Shape::Text(TextFormat::OneOf(&["all", "odd", "even"]))),
]);

const GRID: Shape = Shape::Object(&[
    required("number", &GRID_NUMBER),
    required("manager", &PERSON),
    required("phone", &PHONE),
    optional("stand_in", &GRID_NUMBER),
    required("area", &ABOUT),
    required("households", &Shape::Integer { min: 1, max: 2_000 }),
    required("covers", &Shape::List { of: &COVER, min: 1, max: 20 }),
]);

const VISIT: Shape = Shape::Object(&[
    required("weekday", &Shape::Integer { min: 1, max: 7 }),
    optional("nth", &Shape::Integer { min: 1, max: 5 }),
    required("from", &TIME),
    required("to", &TIME),
]);

const DESK: Shape = Shape::Object(&[
    required("id", &ID),
    required("department", &ID),
    required("counter", &Shape::Text(TextFormat::CounterNumber)),
    required("about", &SHORT),
    required("items", &Shape::List { of: &ID, min: 0, max: 5 }),
    required("visits", &Shape::List { of: &VISIT, min: 1, max: 14 }),
]);

const SERVICE_LINE: Shape = Shape::Object(&[required("number", &PHONE), required("name", &ROW_NAME), required("about", &ABOUT)]);

/// The whole file.
pub(in crate::domain) static BOARD: Shape = Shape::Object(&[
    required("format", &Shape::Integer { min: 1, max: FORMAT as i64 }),
    optional("sample", &TEXT),
    required("departments", &Shape::List { of: &DEPARTMENT, min: 1, max: 60 }),
    required("news", &Shape::List { of: &NEWS, min: 0, max: 200 }),
    required("accounts", &Shape::List { of: &ACCOUNT, min: 0, max: 60 }),
    required("regulations", &Shape::List { of: &REGULATION, min: 0, max: 200 }),
    required("places", &Shape::List { of: &PLACE, min: 0, max: 60 }),
    required("grid_duties", &Shape::List { of: &ABOUT, min: 0, max: 5 }),
    required("grids", &Shape::List { of: &GRID, min: 0, max: 99 }),
    required("desks", &Shape::List { of: &DESK, min: 0, max: 40 }),
    required("lines", &Shape::List { of: &SERVICE_LINE, min: 0, max: 60 }),
]);
