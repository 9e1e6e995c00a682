//! The fonts that `--font-path` names, and those of the system.

use super::missing::reason;
use super::plan::shown;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::font::FontBook;
use crate::resource::{open_file, read_within_limit};
use std::io;
use std::path::{Path, PathBuf};

/// The bundled fonts with those of `paths`: font files, or folders of them, whose files
/// are taken in the order of their names; then those of the system, where they are asked for.
///
/// # Errors
/// Where a path cannot be read, or a file that was named is no font.
pub(super) fn load(
    paths: &[PathBuf],
    with_system: bool,
) -> Result<FontBook, Box<Diagnostic>> {
    let mut book = FontBook::bundled();
    for path in paths {
        let files = if path.is_dir() { listed(path) } else { Ok(vec![path.clone()]) };
        for file in files.map_err(|error| unreadable(path, &error))? {
            let bytes = bytes(&file).map_err(|error| unreadable(&file, &error))?;
            book.add(&bytes).map_err(|error| {
                let message = format!("`{}` cannot be used: {error}", shown(&file));
                Box::new(
                    Diagnostic::new(&catalogue::CLI_WRONG_USE, message)
                        .help("name OpenType fonts (otf, ttf, ttc) or a folder of them"),
                )
            })?;
        }
    }
    if with_system {
        for file in system_folders().iter().flat_map(|folder| below(folder)) {
            // What the system has for fonts is not the user's doing: the odd one is left out.
            match bytes(&file).map(|bytes| book.add(&bytes)) {
                Ok(Ok(_) | Err(_)) | Err(_) => {}
            }
        }
    }
    Ok(book)
}

/// The folders where the system keeps fonts (fontconfig's defaults, Apple's Font Book guide,
/// Windows' `%WINDIR%\Fonts`), its own before the user's.
fn system_folders() -> Vec<PathBuf> {
    let home = std::env::home_dir().unwrap_or_default();
    if cfg!(windows) {
        #[expect(
            clippy::disallowed_methods,
            reason = "the command asks where the system is"
        )]
        let windows = std::env::var_os("WINDIR").unwrap_or_else(|| r"C:\Windows".into());
        let own = home.join(r"AppData\Local\Microsoft\Windows\Fonts");
        vec![PathBuf::from(windows).join("Fonts"), own]
    } else if cfg!(target_os = "macos") {
        let shared = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        shared.into_iter().chain([home.join("Library/Fonts")]).collect()
    } else {
        let shared = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
        let own = [".local/share/fonts", ".fonts"].map(|folder| home.join(folder));
        shared.into_iter().chain(own).collect()
    }
}

/// The font files of a folder, by name.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if is_font(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The font files of a folder and of all below it, by name; none where it cannot be read.
fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.path();
        // A link to a folder may lead round in a circle.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files.extend(below(&path));
        } else if is_font(&path) {
            files.push(path);
        }
    }
    files
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let fonts = ["otf", "ttf", "ttc", "otc"];
    extension.is_some_and(|own| fonts.iter().any(|font| own == *font))
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    read_within_limit(open_file(path)?)
}

fn unreadable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message =
        format!("the font path `{}` cannot be read: {}", shown(path), reason(error));
    Box::new(
        Diagnostic::new(&catalogue::CLI_WRONG_USE, message)
            .help("check the path and the permissions"),
    )
}
