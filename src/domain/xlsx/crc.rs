//! The check sum of files in a ZIP: CRC-32, eight bytes at once.

const TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut at = 0;
    while at < 256 {
        let (mut crc, mut bit) = (at as u32, 0);
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][at] = crc;
        at += 1;
    }
    let mut table = 1;
    while table < 8 {
        let mut at = 0;
        while at < 256 {
            let before = tables[table - 1][at];
            tables[table][at] = before >> 8 ^ tables[0][(before & 255) as usize];
            at += 1;
        }
        table += 1;
    }
    tables
}

/// The sum of `bytes` behind what gave `before` (0 at first).
pub(super) fn crc32(before: u32, bytes: &[u8]) -> u32 {
    let mut crc = !before;
    let (eights, rest) = bytes.as_chunks::<8>();
    for [a, b, c, d, e, f, g, h] in eights {
        let low = crc ^ u32::from_le_bytes([*a, *b, *c, *d]);
        let of = |table: usize, byte: u32| TABLES[table][(byte & 255) as usize];
        crc = of(7, low) ^ of(6, low >> 8) ^ of(5, low >> 16) ^ of(4, low >> 24);
        crc ^= of(3, (*e).into()) ^ of(2, (*f).into()) ^ of(1, (*g).into()) ^ of(0, (*h).into());
    }
    for byte in rest {
        crc = TABLES[0][((crc ^ u32::from(*byte)) & 255) as usize] ^ crc >> 8;
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_sum_of_the_nine_digits_is_the_published_one_however_they_come() {
        assert_eq!(crc32(0, b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(crc32(0, b"1234"), b"56789"), 0xcbf4_3926);
        assert_eq!(crc32(0, b""), 0);
    }
}
