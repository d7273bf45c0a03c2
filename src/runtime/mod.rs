//! The only place where effects happen; the one command function.
