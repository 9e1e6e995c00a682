//! A photograph in printing colors, made for the tests: six fields of 16 by 16 pixels, and
//! the smallest profile that says what they look like.

use jpeg_encoder::{ColorType, Encoder};

/// The fields from the left: cyan, magenta, yellow, black, red (of magenta and yellow) and
/// the bare paper, each as CMYK.
const FIELDS: [[u8; 4]; 6] = [
    [255, 0, 0, 0],
    [0, 255, 0, 0],
    [0, 0, 255, 0],
    [0, 0, 0, 255],
    [0, 255, 255, 0],
    [0; 4],
];

/// What the inks look like on each other, cyan counting most and yellow least, in CIE Lab:
/// about what a printer's inks do, which is not what a screen makes of their names.
const LOOKS: [[f32; 3]; 8] = [
    [95.0, 0.0, -2.0],
    [89.0, -5.0, 93.0],
    [48.0, 74.0, -3.0],
    [47.0, 68.0, 48.0],
    [55.0, -37.0, -50.0],
    [50.0, -65.0, 27.0],
    [24.0, 22.0, -46.0],
    [23.0, 0.0, 0.0],
];

/// The photograph as an Adobe program writes it: an Adobe marker, the inks inverted.
pub(crate) fn photograph() -> Vec<u8> {
    let row: Vec<u8> = FIELDS.iter().flat_map(|field| field.repeat(16)).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.add_icc_profile(&profile()).expect("a small profile");
    encoder.encode(&row.repeat(16), 96, 16, ColorType::Cmyk).expect("a picture");
    bytes
}

/// A profile (ICC.1:2001-04) of what reads inks and never prints, so that one table is all it
/// needs: from CMYK to Lab, two points an ink.
pub(crate) fn profile() -> Vec<u8> {
    let description = {
        let mut tag = b"desc\0\0\0\0\0\0\0\x05Test\0".to_vec();
        tag.extend([0; 8 + 3 + 67]);
        tag
    };
    let tags: [(&[u8; 4], Vec<u8>); 4] = [
        (b"desc", description),
        (b"cprt", b"text\0\0\0\0None\0".to_vec()),
        (b"wtpt", [b"XYZ \0\0\0\0".as_slice(), &WHITE].concat()),
        (b"A2B0", table()),
    ];
    let mut directory = 4_u32.to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (name, mut tag) in tags {
        let at = 128 + 4 + 4 * 12 + data.len();
        directory.extend(name);
        directory.extend(number(at));
        directory.extend(number(tag.len()));
        tag.resize(tag.len().next_multiple_of(4), 0);
        data.extend(tag);
    }
    let mut profile = number(128 + directory.len() + data.len()).to_vec();
    profile.extend(b"\0\0\0\0\x02\x40\0\0scnrCMYKLab ");
    // 1 January 2020.
    profile.extend([0x07, 0xE4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    profile.extend(b"acsp");
    profile.resize(68, 0);
    profile.extend(WHITE);
    profile.resize(128, 0);
    [profile, directory, data].concat()
}

/// The light of the profile, D50, as XYZ.
const WHITE: [u8; 12] = [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D];

fn table() -> Vec<u8> {
    // Four inks in, three numbers out, two points each; no matrix.
    let mut table = b"mft2\0\0\0\0\x04\x03\x02\0".to_vec();
    for at in 0..9 {
        table.extend(if at % 4 == 0 { [0, 1, 0, 0] } else { [0; 4] });
    }
    let straight = [0, 0, 0xFF, 0xFF];
    table.extend([0, 2, 0, 2]);
    table.extend(straight.repeat(4));
    for inks in LOOKS {
        let black = [0.0; 3];
        for [lightness, a, b] in [inks, black] {
            for value in [lightness * 652.8, (a + 128.0) * 256.0, (b + 128.0) * 256.0] {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "in range"
                )]
                table.extend((value.round() as u16).to_be_bytes());
            }
        }
    }
    table.extend(straight.repeat(3));
    table
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("small").to_be_bytes()
}
