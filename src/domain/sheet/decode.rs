//! Bytes to text, piece by piece: UTF-8 with or without its mark, GB18030, or what Excel calls "Unicode text".

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::survey::{NoText, Survey, Surveyed};

/// Some bytes are no letter in the file's encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenText;

/// Reads a text whose encoding is known.
pub struct Decode {
    decoder: Decoder,
}

impl Decode {
    /// From the beginning of a file.
    pub fn new(encoding: &'static Encoding) -> Self {
        Self { decoder: encoding.new_decoder_with_bom_removal() }
    }

    /// Puts the next letters at the end of `text`.
    ///
    /// # Errors
    /// A byte is no part of a letter; what came before it is there.
    pub fn push(&mut self, bytes: &[u8], is_last: bool, text: &mut String) -> Result<(), BrokenText> {
        text.reserve(self.decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3 + 16));
        match self.decoder.decode_to_string_without_replacement(bytes, text, is_last) {
            (DecoderResult::InputEmpty, _) => Ok(()),
            _ => Err(BrokenText),
        }
    }
}

/// A whole file at once, as far as it is a text.
///
/// # Errors
/// It is none; the inner fault when its bytes do not fit the encoding.
pub fn decode_all(bytes: &[u8], bytes_max: u64) -> Result<Result<String, BrokenText>, NoText> {
    let mut survey = Survey::new(bytes_max);
    survey.push(bytes)?;
    let Surveyed { encoding, .. } = survey.finish()?;
    let mut text = String::new();
    Ok(Decode::new(encoding).push(bytes, true, &mut text).map(|()| text))
}
