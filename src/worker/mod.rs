//! Heavy work beside the page: this program runs in a worker of its own, loaded when first needed, so that no screen ever waits for it.

mod reader;

pub use reader::start;
