//! Tables derived from the journal, that can be thrown away and rebuilt. A table and the place it has reached change together.

pub mod case_snapshot;
pub mod case_table;
pub mod floor_table;
pub mod rating_table;
pub mod snapshot;
