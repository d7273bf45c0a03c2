//! Heavy work beside the page: these programs run in workers of their own, loaded when first needed, so that no screen ever waits for them.

pub mod importer;
mod past;
mod prover;
mod reader;

pub use reader::start;
