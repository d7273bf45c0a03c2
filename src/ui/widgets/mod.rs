//! Parts of screens that know no domain.
