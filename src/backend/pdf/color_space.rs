//! What the numbers of an image mean (ISO 32000-1, 8.6.5): sRGB as the whole file, the
//! image's own ICC profile, or its own gamma.

use super::object::name;
use super::save::{File, Filter};
use lopdf::{Dictionary, Object, dictionary};

/// The channels of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// One.
    Gray,
    /// Three.
    Rgb,
    /// Four, of printing colors.
    Cmyk,
}

impl Channels {
    pub(super) const fn count(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }

    /// The space as a device has it; the output intent says what it means.
    const fn device(self) -> &'static str {
        match self {
            Self::Gray => "DeviceGray",
            Self::Rgb => "DeviceRGB",
            Self::Cmyk => "DeviceCMYK",
        }
    }
}

/// What an image says of its colors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stated {
    /// An ICC profile; empty where there is none.
    pub(super) profile: Vec<u8>,
    /// The exponent that makes light of its numbers, where it is not that of sRGB.
    pub(super) gamma: Option<f32>,
}

/// The color space of an image, its profile written.
///
/// # Errors
/// Where it has printing colors and no profile that says which: the output intent is sRGB,
/// which says nothing of them (ISO 19005-2, 6.2.4.3).
pub(super) fn write(
    channels: Channels,
    stated: &Stated,
    file: &mut File,
) -> Result<Object, String> {
    if fits(&stated.profile, channels) {
        let count = channels.count();
        let dictionary = dictionary! { "N" => super::object::integer(count) };
        let profile = file.add_stream(dictionary, &stated.profile, Filter::Deflate);
        return Ok(vec![name("ICCBased"), profile.into()].into());
    }
    match (channels, stated.gamma) {
        (Channels::Cmyk, _) => {
            Err("it has printing colors (CMYK) and no color profile that says which"
                .to_owned())
        }
        (Channels::Gray | Channels::Rgb, None) => Ok(name(channels.device())),
        (Channels::Gray, Some(gamma)) => {
            Ok(vec![name("CalGray"), calibrated(gamma.into()).into()].into())
        }
        (Channels::Rgb, Some(gamma)) => {
            let mut space = calibrated(vec![Object::Real(gamma); 3].into());
            // The primaries of sRGB (IEC 61966-2-1) as XYZ.
            let matrix =
                [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505];
            space.set("Matrix", matrix.map(Object::Real).to_vec());
            Ok(vec![name("CalRGB"), space.into()].into())
        }
    }
}

/// Colors under daylight (D65) with a gamma.
fn calibrated(gamma: Object) -> Dictionary {
    dictionary! {
        "WhitePoint" => vec![Object::Real(0.9505), Object::Integer(1), Object::Real(1.089)],
        "Gamma" => gamma,
    }
}

/// Whether a profile is one of a screen, camera, printer or color space of these channels,
/// of a version that PDF 1.7 knows (ICC.1:2004-10, 7.2).
fn fits(profile: &[u8], channels: Channels) -> bool {
    let field = |at: usize| profile.get(at..at + 4).unwrap_or_default();
    let space: &[u8] = match channels {
        Channels::Gray => b"GRAY",
        Channels::Rgb => b"RGB ",
        Channels::Cmyk => b"CMYK",
    };
    let length = u32::try_from(profile.len()).unwrap_or(u32::MAX);
    field(0) == length.to_be_bytes()
        && matches!(profile.get(8), Some(2..=4))
        && [b"scnr", b"mntr", b"prtr", b"spac"].iter().any(|class| field(12) == *class)
        && field(16) == space
        && field(36) == b"acsp"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_profile_of_the_same_channels_is_taken() {
        let rgb = super::super::SRGB_PROFILE;
        assert!(fits(rgb, Channels::Rgb));
        assert!(!fits(rgb, Channels::Gray));
        assert!(!fits(&rgb[..rgb.len() - 1], Channels::Rgb));
        assert!(!fits(&[], Channels::Rgb));
    }

    #[test]
    fn printing_colors_need_a_profile() {
        let mut file = File::new("1.7");
        let stated = Stated::default();
        assert!(write(Channels::Cmyk, &stated, &mut file).is_err());
        let gray = write(Channels::Gray, &stated, &mut file).expect("a space");
        assert_eq!(gray, name("DeviceGray"));
    }
}
