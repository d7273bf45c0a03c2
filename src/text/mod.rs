//! Every visible word, per language; a missing one does not compile.
