//! A file read piece by piece: only the piece that is asked for is in memory.

use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A file.
pub struct Pieces {
    blob: Blob,
    bytes: u64,
}

impl Pieces {
    /// Of this file.
    pub fn of(blob: Blob) -> Self {
        let bytes = blob.size() as u64;
        Self { blob, bytes }
    }

    /// Its size.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The bytes from `from` up to `to`, or to its end.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn read(&self, from: u64, to: u64) -> Result<Vec<u8>, String> {
        let unreadable = |error: wasm_bindgen::JsValue| format!("{error:?}");
        let piece = self.blob.slice_with_f64_and_f64(from as f64, to.min(self.bytes) as f64).map_err(unreadable)?;
        let buffer = JsFuture::from(piece.array_buffer()).await.map_err(unreadable)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
