//! Two short notes made in the browser, for what a person at a desk must not overlook. Silent where the browser forbids sound.

/// Pitch of the notes in hertz, and when each begins in seconds.
const NOTES: [(f32, f64); 2] = [(880.0, 0.0), (660.0, 0.28)];
/// Length of a note in seconds.
const NOTE_SECONDS: f64 = 0.25;
/// Loudness, 0 to 1.
const GAIN: f32 = 0.2;

/// Rings once.
pub fn ring() {
    // The picture says the same: a bell that cannot ring is no fault.
    let _ = try_ring();
}

fn try_ring() -> Option<()> {
    let context = web_sys::AudioContext::new().ok()?;
    let gain = context.create_gain().ok()?;
    gain.gain().set_value(GAIN);
    gain.connect_with_audio_node(&context.destination()).ok()?;
    for (pitch, begins) in NOTES {
        let note = context.create_oscillator().ok()?;
        note.set_type(web_sys::OscillatorType::Sine);
        note.frequency().set_value(pitch);
        note.connect_with_audio_node(&gain).ok()?;
        let start = context.current_time() + begins;
        note.start_with_when(start).ok()?;
        note.stop_with_when(start + NOTE_SECONDS).ok()?;
    }
    Some(())
}
