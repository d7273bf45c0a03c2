//! The rules of the queues: who is next, may a number be issued, how long will it take.

pub mod dispatch;
pub mod gate;
pub mod missed;
pub mod waiting;
