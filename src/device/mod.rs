//! One file per browser edge.
