//! Headlines, subheads and captions that one side alone has are no errors of the story.
use std::process::Command;

struct Story {
    source: &'static str,
    target: &'static str,
}

fn findings(story: &Story, least: &str) -> Vec<serde_json::Value> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("source.txt", story.source);
    write("target.txt", story.target);
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirelint"));
    command.current_dir(folder.path()).args(["check", "target.txt", "--source", "source.txt", "--format", "jsonl", "--min-confidence", least]);
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    out.lines().map(|l| serde_json::from_str(l).unwrap()).filter(|v: &serde_json::Value| v["type"] == "finding").collect()
}

static GERMAN: Story = Story {
    source: "Ausgebranntes Dach über der Markthalle\n\n\
        Halle (dpa) - Ein Feuer hat am Freitag die Markthalle von Halle zerstört.\n\n\
        Feuerwehrleute stehen vor den Resten der Markthalle in Halle\n\n\
        Nach Angaben von Brandmeister Uwe Kranz griffen die Flammen auf zwei Wohnhäuser über. 64 Menschen wurden in Sicherheit gebracht.\n\n\
        Was die Händler sagen\n\n\
        Die Händlerin Petra Lohse verlor ihren ganzen Bestand. „Ich fange von vorne an“, sagte sie.\n\n\
        Den Schaden schätzt die Stadt auf 2,3 Millionen Euro.",
    target: "HALLE, Germany (dpa) - A fire destroyed the market hall in Halle on Friday.\n\n\
        The flames spread to two blocks of flats, said fire chief Uwe Kranz. Sixty-four people were taken to safety.\n\n\
        Petra Lohse, a trader, lost her entire stock. “I am starting from scratch,” she said.\n\n\
        The city puts the damage at 2.3 million euros.",
};

static FRENCH: Story = Story {
    source: "Nantes (AFP) - Le tramway de Nantes restera à l'arrêt jusqu'à jeudi.\n\n\
        Une rame a déraillé lundi soir près de la gare. Onze passagers ont été légèrement blessés.\n\n\
        « Nous devons contrôler 4 kilomètres de voie », a expliqué la directrice Sophie Marchand.\n\n\
        Les bus circulent normalement.",
    target: "Nantes trams halted after derailment near station\n\n\
        NANTES (AFP) - Trams in Nantes will not run until Thursday.\n\n\
        A tram stands across the tracks near Nantes station on Monday (Photo: AFP)\n\n\
        A tram came off the rails near the station on Monday evening. Eleven passengers were slightly hurt.\n\n\
        Track to be inspected\n\n\
        “We have to inspect 4 kilometres of track,” said the director, Sophie Marchand.\n\n\
        Buses are running as usual.",
};

static RUSSIAN: Story = Story {
    source: "В Самаре эвакуировали школу из-за утечки газа\n\n\
        САМАРА, 12 марта (ТАСС) - В Самаре из школы эвакуировали 380 учеников.\n\n\
        Спасатели у здания школы в Самаре. Фото: ТАСС\n\n\
        По словам директора Ирины Беловой, запах газа заметили утром. Никто не пострадал.\n\n\
        Газовая служба нашла утечку в подвале соседнего дома.\n\n\
        Занятия возобновятся в среду.",
    target: "SAMARA, 12 March (TASS) - A school in Samara was evacuated, with 380 pupils led outside.\n\n\
        The smell of gas was noticed in the morning, said head teacher Irina Belova. No one was hurt.\n\n\
        The gas service found a leak in the basement of the building next door.\n\n\
        Lessons resume on Wednesday.",
};

static CHINESE: Story = Story {
    source: "昆明一座桥梁因洪水关闭\n\n\
        新华社昆明7月3日电 昆明一座公路桥星期四因洪水关闭。\n\n\
        图为救援人员在桥边工作。\n\n\
        交通部门负责人李伟说，桥墩出现了三条裂缝。约1200辆汽车被迫绕行。\n\n\
        专家将在周末检查桥梁。",
    target: "KUNMING, July 3 (Xinhua) - A road bridge in Kunming was closed on Thursday because of flooding.\n\n\
        Three cracks have appeared in a pier, said Li Wei, head of the transport department. About 1,200 cars had to take another route.\n\n\
        Experts will inspect the bridge at the weekend.",
};

static SPANISH: Story = Story {
    source: "SEVILLA (EFE) - El ayuntamiento de Sevilla plantará 5.000 naranjos antes de abril.\n\n\
        La alcaldesa Marta Rivas presentó el plan el martes. Costará 1,8 millones de euros.\n\n\
        Los vecinos piden también más fuentes.",
    target: "Seville to plant 5,000 orange trees\n\n\
        Workers plant an orange tree in the centre of Seville. Photo: EFE\n\n\
        SEVILLE (EFE) - Seville city council will plant 5,000 orange trees before April.\n\n\
        Mayor Marta Rivas presented the plan on Tuesday. It will cost 1.8 million euros.\n\n\
        Residents are also asking for more drinking fountains.",
};

static MOVED: Story = Story {
    source: "In Soest ist am Montag das neue Hallenbad geöffnet worden.\n\n\
        Bürgermeister Karl Vogt wies Vorwürfe zurück, der Bau habe 14 Millionen Euro zu viel gekostet. Die Rechnungen seien geprüft.\n\n\
        Das Becken ist 50 Meter lang.\n\n\
        Schwimmerin Lena Hartwig sprang als Erste ins Wasser.\n\n\
        Der Eintritt kostet sechs Euro.",
    target: "The new indoor pool in Soest opened on Monday.\n\n\
        The pool is 50 metres long.\n\n\
        The swimmer Lena Hartwig was the first to jump in.\n\n\
        Admission costs six euros.\n\n\
        The mayor, Karl Vogt, rejected accusations that the building had cost 41 million euros too much. The accounts had been checked.",
};

#[test]
fn a_headline_or_caption_on_one_side_is_no_error() {
    for story in [&GERMAN, &FRENCH, &RUSSIAN, &CHINESE, &SPANISH] {
        assert_eq!(findings(story, "0.5"), Vec::<serde_json::Value>::new());
    }
}

#[test]
fn it_is_told_to_those_who_ask() {
    let rules = |story| findings(story, "0.2").iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(rules(&FRENCH).iter().any(|r| r == "sentence-added"), "{:?}", rules(&FRENCH));
}

#[test]
fn a_paragraph_that_moved_is_told_once_and_checked_as_any_other() {
    let found = findings(&MOVED, "0.5");
    let told: Vec<(&str, &str)> = found.iter().map(|f| (f["rule"].as_str().unwrap(), f["severity"].as_str().unwrap())).collect();
    assert_eq!(told, [("paragraph-moved", "neutral"), ("number-changed", "major")]);
    assert!(found[0]["message"].as_str().unwrap().starts_with("These 2 sentences"), "{}", found[0]);
    assert!(found[0]["why"].as_str().unwrap().contains("In Soest ist am Montag"), "{}", found[0]);
}
