//! Tables derived from the journal, that can be thrown away and rebuilt. A table and the place it has reached change together.

pub mod case_snapshot;
pub mod case_table;
pub mod day_figures;
pub mod floor_table;
pub mod opinion_table;
pub mod proof;
pub mod rating_ledger;
pub mod rating_table;
pub mod snapshot;
