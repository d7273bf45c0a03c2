//! Five faces, from a broad smile to a frown: the colour says it, the mouth says it, and a word stands beside it.

use leptos::prelude::*;

/// Mouth and brows of a face, the unhappiest first.
const FACES: [&str; 5] =
    ["M15 35c4-7 14-7 18 0M13 15l7 3M35 15l-7 3", "M16 34c4-4 12-4 16 0", "M16 32h16", "M15 29c4 6 14 6 18 0", "M13 27c2 11 20 11 22 0z"];

/// The face of a score from 1 (unhappiest) to 5. It says nothing to screen readers: a word stands beside it.
pub fn face(score: u8) -> AnyView {
    let path = FACES[usize::from(score.clamp(1, 5) - 1)];
    let colour = format!("face-{}", score.clamp(1, 5));
    view! {
        <svg class="face" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <circle cx="24" cy="24" r="21" class=colour></circle>
            <path d="M17 20v1.5M31 20v1.5"></path>
            <path d=path></path>
        </svg>
    }
    .into_any()
}
