//! Arithmetic on the spans of one day.

use super::model::Span;
use crate::domain::time::MinuteOfDay;

impl Span {
    /// Whether `minute` lies in the span.
    pub fn contains(&self, minute: MinuteOfDay) -> bool {
        self.from <= minute && minute < self.to
    }
}

/// The same minutes as sorted spans that neither overlap nor touch.
pub(super) fn union(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.into_iter().filter(|span| span.from < span.to).collect();
    sorted.sort_by_key(|span| span.from);
    let mut merged: Vec<Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

/// The minutes in both, as [`union`] gives them.
pub(in crate::domain) fn intersection(some: &[Span], others: &[Span]) -> Vec<Span> {
    let common = |a: &Span, b: &Span| Span { from: a.from.max(b.from), to: a.to.min(b.to) };
    union(some.iter().flat_map(|a| others.iter().map(move |b| common(a, b))))
}
