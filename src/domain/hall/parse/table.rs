//! The shape of `hall.json`, with every limit. `public/schema/hall.schema.json` says the same to editors; a test holds the two together.

use super::shape::{Field, Shape, optional, required};
use super::{FORMAT, TextFormat};
use crate::domain::identity::TicketNumber;

/// A name must fit on a tile of the kiosk and on the display.
const NAME: Shape = Shape::Words { zh_max: 16, en_max: 40 };
/// One plain line under a name.
const LINE: Shape = Shape::Words { zh_max: 40, en_max: 90 };
/// A thing to bring, on an 80 mm ticket.
const SHORT: Shape = Shape::Words { zh_max: 20, en_max: 50 };
/// An announcement that runs at the foot of the display.
const NOTICE: Shape = Shape::Words { zh_max: 80, en_max: 160 };

const DAY: Shape = Shape::Text(TextFormat::Day);
const LETTER: Shape = Shape::Text(TextFormat::QueueLetter);
const ID: Shape = Shape::Text(TextFormat::Id);
const TIME: Shape = Shape::Text(TextFormat::Time);
const QUOTA: Shape = Shape::Integer { min: 1, max: TicketNumber::MAX as i64 };
const MINUTES: Shape = Shape::Integer { min: 1, max: 240 };
const MINUTES_OR_NONE: Shape = Shape::Integer { min: 0, max: 240 };

const SPANS: Shape = Shape::List { of: &Shape::Object(&[required("from", &TIME), required("to", &TIME)]), min: 1, max: 6 };
const HOURS: Shape = Shape::Map { keys: TextFormat::Weekday, of: &SPANS, min: 1 };
const DAYS: Shape = Shape::List { of: &DAY, min: 0, max: 2_000 };

const CALENDAR: Shape = Shape::Object(&[
    optional("known_until", &DAY),
    required("holidays", &DAYS),
    required("workdays", &DAYS),
    required("closures", &Shape::List { of: &Shape::Object(&[required("day", &DAY), required("reason", &LINE)]), min: 0, max: 200 }),
]);

const CLASS: Shape = Shape::Object(&[required("id", &ID), required("name", &NAME), optional("procedure", &ID)]);

const STEP: Shape = Shape::Object(&[
    required("id", &ID),
    required("name", &NAME),
    required("desk", &Shape::Text(TextFormat::OneOf(&["front", "back"]))),
    // As long as any limit of a guide.
    optional("days", &Shape::Integer { min: 1, max: 400 }),
]);

const PROCEDURE: Shape = Shape::Object(&[required("id", &ID), required("steps", &Shape::List { of: &STEP, min: 2, max: 12 })]);

const QUEUE: Shape = Shape::Object(&[
    required("letter", &LETTER),
    required("name", &NAME),
    required("help", &LINE),
    optional("quota", &QUOTA),
    optional("usual_minutes", &Shape::List { of: &MINUTES, min: 2, max: 2 }),
]);

const ITEM: Shape = Shape::Object(&[
    required("id", &ID),
    required("name", &NAME),
    required("initials", &Shape::Text(TextFormat::Initials)),
    required("class", &ID),
    required("queue", &LETTER),
    required("bring", &Shape::List { of: &SHORT, min: 0, max: 10 }),
    optional("hours", &HOURS),
    optional("quota", &QUOTA),
    optional("procedure", &ID),
]);

const COUNTER: Shape = Shape::Object(&[
    required("id", &Shape::Text(TextFormat::CounterNumber)),
    required("name", &NAME),
    // That it serves one queue at least has a fault of its own.
    required("queues", &Shape::List { of: &LETTER, min: 0, max: 26 }),
    optional("hours", &HOURS),
]);

const CLERK: Shape = Shape::Object(&[
    required("id", &Shape::Text(TextFormat::ClerkId)),
    required("name", &NAME),
    required("posts", &Shape::Map { keys: TextFormat::CounterNumber, of: &Shape::Text(TextFormat::Post), min: 1 }),
]);

const STAFF: Shape = Shape::Object(&[
    required("id", &Shape::Text(TextFormat::ClerkId)),
    required("name", &NAME),
    required("roles", &Shape::List { of: &Shape::Text(TextFormat::Role), min: 1, max: 5 }),
]);

const PRIORITY: Shape = Shape::Object(&[
    required("classes", &Shape::List { of: &NAME, min: 0, max: 10 }),
    required("head_start_minutes", &MINUTES_OR_NONE),
    required("run_max", &Shape::Integer { min: 1, max: 100 }),
]);

const LIMITS: &[Field] = &[
    required("recalls_max", &Shape::Integer { min: 1, max: 20 }),
    required("call_lock_seconds", &Shape::Integer { min: 0, max: 30 }),
    required("idle_seconds", &Shape::Integer { min: 15, max: 600 }),
    // WCAG 2.2.1: at least 20 seconds to answer a time limit.
    required("idle_warning_seconds", &Shape::Integer { min: 20, max: 300 }),
    required("idle_counter_minutes", &Shape::Integer { min: 1, max: 120 }),
    optional("session_idle_minutes", &Shape::Integer { min: 1, max: 240 }),
    optional("near_deadline_days", &Shape::Integer { min: 0, max: 60 }),
    optional("case_retention_days", &Shape::Integer { min: 30, max: 3_650 }),
];

const FEED: Shape = Shape::Object(&[
    required("id", &ID),
    required("name", &NAME),
    optional("address", &Shape::Text(TextFormat::FeedAddress)),
    optional("minutes", &Shape::Integer { min: 5, max: 1_440 }),
]);

const REASON: Shape =
    Shape::Object(&[required("id", &ID), required("name", &NAME), optional("items", &Shape::List { of: &ID, min: 0, max: 300 })]);

const RATINGS: Shape = Shape::Object(&[
    // More than a screen of them nobody reads.
    required("reasons", &Shape::List { of: &REASON, min: 0, max: 40 }),
    required("call_back_days", &Shape::Integer { min: 1, max: 30 }),
    required("mend_days", &Shape::Integer { min: 1, max: 120 }),
    required("add_days", &Shape::Integer { min: 0, max: 365 }),
]);

const HELP_LINE: Shape = Shape::Object(&[required("name", &NAME), required("number", &Shape::Text(TextFormat::PhoneNumber))]);

/// The whole file.
pub(in crate::domain) static HALL: Shape = Shape::Object(&[
    required("format", &Shape::Integer { min: 1, max: FORMAT as i64 }),
    required("code", &Shape::Text(TextFormat::HallCode)),
    required("name", &NAME),
    required("utc_offset_minutes", &Shape::Integer { min: -840, max: 840 }),
    required("hours", &HOURS),
    required("calendar", &CALENDAR),
    required("last_issue_minutes", &MINUTES_OR_NONE),
    required("classes", &Shape::List { of: &CLASS, min: 1, max: 20 }),
    optional("procedures", &Shape::List { of: &PROCEDURE, min: 0, max: 60 }),
    required("queues", &Shape::List { of: &QUEUE, min: 1, max: 26 }),
    required("items", &Shape::List { of: &ITEM, min: 1, max: 300 }),
    required("counters", &Shape::List { of: &COUNTER, min: 1, max: 99 }),
    required("clerks", &Shape::List { of: &CLERK, min: 0, max: 300 }),
    required("priority", &PRIORITY),
    required("missed", &Shape::Object(&[required("keep_place_calls", &Shape::Integer { min: 0, max: 50 })])),
    required("limits", &Shape::Object(LIMITS)),
    optional("clerk_pin", &Shape::Text(TextFormat::ClerkPin)),
    optional("staff", &Shape::List { of: &STAFF, min: 0, max: 99 }),
    optional("feeds", &Shape::List { of: &FEED, min: 0, max: 20 }),
    optional("ratings", &RATINGS),
    required("announcements", &Shape::List { of: &NOTICE, min: 0, max: 20 }),
    required("help_lines", &Shape::List { of: &HELP_LINE, min: 0, max: 20 }),
]);
