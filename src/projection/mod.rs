//! Tables derived from the journal, that can be thrown away and rebuilt.
