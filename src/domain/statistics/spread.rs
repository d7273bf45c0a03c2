//! Half and nine of ten of some durations.

/// Durations in seconds, told by their percentiles. By nearest rank: the smallest value that at least so many of a hundred do not exceed. Nothing is
/// interpolated, so that every figure is a duration that somebody really had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many there are.
    pub count: u32,
    /// Half of them took at most so many seconds (p50).
    pub half: u32,
    /// Nine of ten took at most so many seconds (p90).
    pub nine_of_ten: u32,
}

impl Spread {
    /// Of these seconds, in whatever order; they are put in another.
    pub fn of(seconds: &mut [u32]) -> Self {
        let count = u32::try_from(seconds.len()).unwrap_or(u32::MAX);
        Self { count, half: rank(seconds, 50), nine_of_ten: rank(seconds, 90) }
    }
}

fn rank(seconds: &mut [u32], percent: usize) -> u32 {
    let Some(at) = (seconds.len() * percent).div_ceil(100).checked_sub(1) else { return 0 };
    *seconds.select_nth_unstable(at).1
}
