//! The way from an artifact to the files that the document names.

/// An artifact that lies in another folder than the document does: paths that count from
/// the document's folder are to count from the artifact's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The names of the folders down to the document's.
    from: Vec<String>,
    /// The names of the folders down to the artifact's.
    to: Vec<String>,
}

impl Moved {
    /// From the folder `from` to the folder `to`, both from the same root on, with `/`
    /// between names; none where they are one.
    ///
    /// ```
    /// use sevigne::backend::Moved;
    /// let moved = Moved::new("/home/ann/post", "/home/ann/editions").unwrap();
    /// assert_eq!(moved.path("img/seal.png"), "../post/img/seal.png");
    /// assert_eq!(moved.path("../seal.png"), "../seal.png");
    /// assert_eq!(Moved::new("/home/ann", "/home/ann/"), None);
    /// ```
    #[must_use]
    pub fn new(from: &str, to: &str) -> Option<Self> {
        let names = |path: &str| {
            path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let moved = Self { from: names(from), to: names(to) };
        (moved.from != moved.to).then_some(moved)
    }

    /// A path that counts from the document's folder as it counts from the artifact's. One
    /// that counts from a root stays.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        if path.is_empty() || path.starts_with('/') || path.contains("://") {
            return path.to_owned();
        }
        let mut whole: Vec<&str> = self.from.iter().map(String::as_str).collect();
        for name in path.split('/') {
            match name {
                "" | "." => {}
                ".." => {
                    whole.pop();
                }
                _ => whole.push(name),
            }
        }
        let pairs = whole.iter().zip(&self.to);
        let common = pairs.take_while(|(one, other)| one == other).count();
        let up = self.to.iter().skip(common).map(|_| "..");
        up.chain(whole.iter().skip(common).copied()).collect::<Vec<_>>().join("/")
    }
}
