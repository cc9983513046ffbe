//! Lines under pictures.

/// How a caption begins, in lower case.
const BEGINNINGS: &[&str] = &[
    "file photo",
    "archive photo",
    "pictured:",
    "in this photo",
    "this photo shows",
    "auf dem foto ",
    "auf dem bild ",
    "das foto zeigt",
    "das bild zeigt",
    "sur la photo",
    "sur cette photo",
    "photo d'archives",
    "photo d’archives",
    "en la foto ",
    "en la imagen",
    "en la fotografía",
    "foto de archivo",
    "na foto ",
    "na imagem",
    "nella foto",
    "na zdjęciu",
    "na snímku",
    "în imagine",
    "în fotografie",
    "op de foto",
    "på bilden",
    "fotoğrafta",
    "на фото ",
    "на снимке",
    "на фотографии",
    "на знімку",
    "في الصورة",
    "图为",
    "资料图",
    "写真は",
    "【写真】",
];

/// What stands before the photographer or the agency, in lower case.
const CREDITS: &[&str] = &[
    "photo:",
    "photograph:",
    "picture:",
    "foto:",
    "bild:",
    "photo :",
    "crédit photo",
    "fotografía:",
    "imagen:",
    "zdjęcie:",
    "fot.",
    "fotografie:",
    "fotoğraf:",
    "фото:",
    "صورة:",
    "摄影：",
    "写真：",
];

/// Letters of the longest credit at a line's end.
const CREDIT: usize = 40;

/// Whether a line says what a picture shows: it begins so, or ends with who took it.
pub fn is(line: &str) -> bool {
    let lower = line.to_lowercase();
    let apart = |before: &str| before.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '؟', '(', '（', '[', '【', '|', '/', '–', '—', '-', '”', '"']);
    let ends = |credit: &str| lower.rfind(credit).is_some_and(|at| apart(&lower[..at]) && lower[at + credit.len()..].chars().count() <= CREDIT);
    BEGINNINGS.iter().any(|b| lower.starts_with(b)) || CREDITS.iter().any(|c| ends(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_says_so() {
        for line in [
            "Firefighters at work in Halle on Friday (Photo: AP)",
            "Feuerwehrleute vor der Halle. Foto: Jan Beck/dpa",
            "Спасатели у здания школы. Фото: ТАСС",
            "图为救援人员在桥边工作。",
            "En la imagen, la alcaldesa de Sevilla.",
        ] {
            assert!(is(line), "{line}");
        }
        for line in [
            "The photo by the door had gone.",
            "Auf dem Bildschirm stand nichts.",
            "It made a bleak picture: no one came.",
            "A photo of the suspect was published on Friday.",
            "Er zeigte ein Foto.",
        ] {
            assert!(!is(line), "{line}");
        }
    }
}
