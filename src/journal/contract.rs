//! The contract every home of the journal keeps, as one suite.
