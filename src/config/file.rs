use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The name of a project's settings.
pub const NAME: &str = "wirelint.toml";

/// Settings of a project, as written in its `wirelint.toml`. Unknown keys are refused: a misspelt key that does nothing is worse
/// than none.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    pub source_lang: Option<String>,
    pub target_lang: Option<String>,
    pub min_confidence: Option<f32>,
    pub fail_on: Option<String>,
    #[serde(default)]
    pub allow: Vec<String>,
    /// Rendering files and glossaries, from the folder of this file.
    #[serde(default)]
    pub terms: Vec<PathBuf>,
    /// Learnt lexicons and dictd dictionaries, from the folder of this file.
    #[serde(default)]
    pub lexicon: Vec<PathBuf>,
}

impl ConfigFile {
    /// Reads a settings file.
    ///
    /// # Errors
    /// It cannot be read, or a key or value in it is wrong: one line with file and line.
    pub fn read(path: &Path) -> Result<ConfigFile> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let mut file: ConfigFile = toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
            anyhow::anyhow!("{}:{line}: {}", path.display(), e.message().lines().next().unwrap_or_default())
        })?;
        if let Some(folder) = path.parent() {
            file.terms.iter_mut().chain(&mut file.lexicon).for_each(|path| *path = folder.join(&*path));
        }
        Ok(file)
    }

    /// The nearest `wirelint.toml`, in `from` or a folder above it; without one the defaults.
    ///
    /// # Errors
    /// As [`ConfigFile::read`].
    pub fn nearest(from: &Path) -> Result<ConfigFile> {
        match from.ancestors().map(|a| a.join(NAME)).find(|p| p.is_file()) {
            Some(path) => ConfigFile::read(&path),
            None => Ok(ConfigFile::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_refused_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        std::fs::write(&path, "allow = [\"number-changed\"]\nfail_on = \"minor\"\n").unwrap();
        let error = ConfigFile::read(&path).unwrap_err().to_string();
        assert!(error.contains("wirelint.toml:2: unknown field `fail_on`"), "{error}");
    }

    #[test]
    fn the_nearest_file_counts_and_what_it_names_is_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), "target-lang = \"en\"\nterms = [\"house.tsv\"]\nlexicon = [\"own.lexicon\"]\n").unwrap();
        let inner = folder.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        let file = ConfigFile::nearest(&inner).unwrap();
        assert_eq!((file.target_lang.as_deref(), file.terms), (Some("en"), vec![folder.path().join("house.tsv")]));
        assert_eq!(file.lexicon, [folder.path().join("own.lexicon")]);
    }
}
