//! Packs the language knowledge into the binary.
use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let data = Path::new("src/knowledge/data");
    println!("cargo:rerun-if-changed={}", data.display());
    let out = env::var("OUT_DIR")?;
    let lexicon = lexicon(&data.join("lexicon"))?;
    fs::write(Path::new(&out).join("lexicon.bin"), postcard::to_stdvec(&lexicon)?)?;
    Ok(())
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    /// Dictionary form to its irregular forms.
    irregular: BTreeMap<String, Vec<String>>,
}

/// Language to form to dictionary forms.
fn lexicon(folder: &Path) -> Result<BTreeMap<String, BTreeMap<String, Vec<String>>>> {
    let mut packed = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let lang = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let read: Lexicon = toml::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
        let forms: &mut BTreeMap<String, Vec<String>> = packed.entry(lang).or_default();
        for (lemma, inflected) in read.irregular {
            for form in inflected {
                forms.entry(form.to_lowercase()).or_default().push(lemma.to_lowercase());
            }
        }
    }
    Ok(packed)
}
