//! One file per browser edge. JavaScript's exceptions end here.

pub mod address;
pub mod channel;
pub mod clock;
pub mod doorbell;
pub mod fetch;
pub mod ids;
pub mod local;
pub mod locks;
pub mod panics;
pub mod printer;
pub mod storage;
pub mod timer;
pub mod wake_lock;
