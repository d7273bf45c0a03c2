//! One file per browser edge. JavaScript's exceptions end here.

pub mod address;
pub mod audio;
pub mod channel;
pub mod clock;
pub mod fetch;
pub mod field;
pub mod files;
pub mod frame;
pub mod ids;
mod key_store;
pub mod local;
pub mod locks;
pub mod panics;
pub mod pieces;
pub mod press;
pub mod printer;
pub mod scanner;
pub mod sealing;
pub mod signing;
pub mod storage;
pub mod timer;
pub mod update;
pub mod visibility;
pub mod voice;
pub mod wake_lock;
pub mod worker;
