//! Rows to a file that Excel and WPS open: UTF-8 with its mark, lines ended by CR and LF. Cells must have been protected ([`super::cell::protect`]).

/// How the file's text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with the mark by which Excel knows it.
    Utf8,
    /// GB18030, for older programs.
    Gb18030,
}

/// The rows as a file; nothing only when the encoding cannot write one of their letters.
pub fn csv_file<R, C>(rows: impl IntoIterator<Item = R>, encoding: Encoding) -> Option<Vec<u8>>
where
    R: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).ok()?;
    }
    let text = String::from_utf8(writer.into_inner().ok()?).ok()?;
    match encoding {
        Encoding::Utf8 => Some([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Gb18030 => {
            let (bytes, _, has_lost) = encoding_rs::GB18030.encode(&text);
            (!has_lost).then(|| bytes.into_owned())
        }
    }
}
