//! A short number for a text, by which a test sees that a generated file belongs to its source.

/// The text's FNV-1a hash of 64 bits, in hexadecimal.
pub fn fingerprint(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
