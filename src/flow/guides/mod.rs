//! Guides as the kiosk knows them: lists of titles and pages of lines. What a guide is, how it is searched and how it becomes words is the
//! reader's matter, a program of its own that is loaded when the first guide is wanted.

pub mod ask;
pub mod page;
mod read;
pub mod shelf;

pub use ask::{Answer, Ask, Seek, Way};
pub use page::{Amount, Block, Fact, GuidePage, Line, Piece, Print, Section, Tab};
pub use shelf::{Row, Shelf};
