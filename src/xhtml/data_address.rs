//! Files written into an address: what a page of the web carries in itself.

const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A `data:` address that holds the file (RFC 2397, base64 of RFC 4648).
///
/// ```
/// use sevigne::xhtml::data_address;
/// assert_eq!(data_address("text/plain", b"fou"), "data:text/plain;base64,Zm91");
/// assert_eq!(data_address("text/plain", b"fo"), "data:text/plain;base64,Zm8=");
/// ```
#[must_use]
pub fn data_address(media_type: &str, bytes: &[u8]) -> String {
    let mut address = format!("data:{media_type};base64,");
    for three in bytes.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (position, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            if position <= three.len() {
                address.push(char::from(ALPHABET[(bits >> shift & 63) as usize]));
            } else {
                address.push('=');
            }
        }
    }
    address
}
