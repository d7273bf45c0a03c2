//! Long work on the page in short turns: between them everybody else has theirs.

use crate::device;

/// A turn's length in milliseconds: short enough that no press waits, and that whatever one more step takes stays below what people notice.
const TURN_MS: f64 = 12.0;

/// Work in turns.
pub struct Turns(f64);

impl Turns {
    /// Begins the first turn.
    pub fn begin() -> Self {
        Self(device::clock::mono_ms())
    }

    /// Lets others have their turn when this one is over; to be asked after every step.
    pub async fn take(&mut self) {
        if device::clock::mono_ms() - self.0 > TURN_MS {
            device::timer::pause(0).await;
            self.0 = device::clock::mono_ms();
        }
    }
}
