//! Parts of screens that know no domain.

pub mod fault_screen;
