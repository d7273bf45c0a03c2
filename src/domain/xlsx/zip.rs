//! Files in a ZIP, deflated one after another as they are written. Sizes stand in front of every file, so that the strictest reader reads them.

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params};

use super::crc::crc32;

/// As fast as it gets: the tables of an export are full of repetitions.
const LEVEL: i32 = 1;
/// Deflate without the head of zlib.
const RAW: i32 = -15;
/// Midnight of the first of January 1980: a file is the same whenever it is made.
const TIME: [u8; 4] = [0, 0, 0x21, 0];
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;

/// A ZIP in the making.
#[derive(Default)]
pub(super) struct Zip {
    out: Vec<u8>,
    closed: Vec<File>,
    open: Option<(File, Box<CompressorOxide>)>,
}

struct File {
    name: &'static str,
    at: usize,
    crc: u32,
    size: usize,
    packed: usize,
}

impl Zip {
    /// Begins a file.
    pub fn begin(&mut self, name: &'static str) {
        let file = File { name, at: self.out.len(), crc: 0, size: 0, packed: 0 };
        // Filled in when they are known.
        self.out.extend_from_slice(b"PK\x03\x04");
        file.numbers(&mut self.out);
        self.out.extend_from_slice(name.as_bytes());
        let flags = create_comp_flags_from_zip_params(LEVEL, RAW, 0);
        self.open = Some((file, Box::new(CompressorOxide::new(flags))));
    }

    /// More of the file that was begun.
    pub fn write(&mut self, bytes: &[u8]) {
        if let Some((file, _)) = &mut self.open {
            file.crc = crc32(file.crc, bytes);
            file.size += bytes.len();
        }
        self.pack(bytes, TDEFLFlush::None);
    }

    /// It is whole.
    pub fn end(&mut self) {
        self.pack(&[], TDEFLFlush::Finish);
        let Some((mut file, _)) = self.open.take() else { return };
        file.packed = self.out.len() - file.at - LOCAL_BYTES - file.name.len();
        let mut numbers = Vec::with_capacity(LOCAL_BYTES);
        file.numbers(&mut numbers);
        self.out[file.at + 4..file.at + 4 + numbers.len()].copy_from_slice(&numbers);
        self.closed.push(file);
    }

    fn pack(&mut self, bytes: &[u8], flush: TDEFLFlush) {
        let (Some((_, packer)), out) = (&mut self.open, &mut self.out) else { return };
        compress_to_output(packer, bytes, flush, |packed| {
            out.extend_from_slice(packed);
            true
        });
    }

    /// All of it; nothing when it is larger than a ZIP of the plain kind may be.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        let from = self.out.len();
        for file in &self.closed {
            self.out.extend_from_slice(b"PK\x01\x02");
            self.out.extend_from_slice(&VERSION.to_le_bytes());
            file.numbers(&mut self.out);
            // No comment, first disk, no attributes.
            self.out.extend_from_slice(&[0; 10]);
            self.out.extend_from_slice(&low(file.at));
            self.out.extend_from_slice(file.name.as_bytes());
        }
        let (count, length) = (u16::try_from(self.closed.len()).ok()?, self.out.len() - from);
        let is_plain = self.closed.iter().all(|file| u32::try_from(file.size).is_ok()) && u32::try_from(self.out.len()).is_ok();
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&low(length));
        self.out.extend_from_slice(&low(from));
        self.out.extend_from_slice(&[0, 0]);
        is_plain.then_some(self.out)
    }
}

/// Bytes of what stands before a file's name.
const LOCAL_BYTES: usize = 30;

impl File {
    /// What stands both before the file and in the list of all.
    fn numbers(&self, out: &mut Vec<u8>) {
        for number in [VERSION, FLAGS, DEFLATED] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&TIME);
        out.extend_from_slice(&self.crc.to_le_bytes());
        out.extend_from_slice(&low(self.packed));
        out.extend_from_slice(&low(self.size));
        out.extend_from_slice(&low(self.name.len())[..2]);
        out.extend_from_slice(&[0, 0]);
    }
}

fn low(number: usize) -> [u8; 4] {
    (number as u32).to_le_bytes()
}
