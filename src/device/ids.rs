//! New identities, random digits and salts. Nobody else makes them.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill_randomly(bytes: &mut [u8]);
}

/// A version 7 UUID in its usual text form: unique, and in the order of time.
pub fn new_uuid() -> String {
    uuid_now().hyphenated().to_string()
}

#[allow(clippy::disallowed_methods, reason = "this file is the home of identities and randomness")]
fn uuid_now() -> uuid::Uuid {
    let millis = js_sys::Date::now() as u64;
    let time = uuid::Timestamp::from_unix_time(millis / 1_000, (millis % 1_000) as u32 * 1_000_000, 0, 0);
    uuid::Uuid::new_v7(time)
}

/// A random number from 0 to `below` - 1, from the browser's cryptographic source.
pub fn random_below(below: u32) -> u32 {
    // The last four bytes of a version 7 UUID are random.
    let bytes = *uuid_now().as_bytes();
    let value = u32::from_le_bytes([bytes[12], bytes[13], bytes[14], bytes[15]]);
    ((u64::from(value) * u64::from(below)) >> 32) as u32
}

/// Random bytes from the browser's cryptographic source.
pub fn random_bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    fill_randomly(&mut bytes);
    bytes
}

/// A random identity that tells nothing, not even when it was made.
pub fn new_random_id() -> String {
    uuid::Builder::from_random_bytes(random_bytes()).into_uuid().hyphenated().to_string()
}
