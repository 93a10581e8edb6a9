//! The command line as a person and a program see it.

use std::fs;

use insta::assert_snapshot;

use crate::typed::{shown, vartani};

fn article() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/cases/article.txt", folder.path().join("article.txt")).unwrap();
    folder
}

#[test]
fn what_an_editor_reads() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["check", "article.txt"], b""), @"
    1
    टोकायव 3 · तोकायेव 1  →  टोकायेव 1
      name · certain · vartani's table, though «टोकायव» is written more often (3 : 1)
      article.txt:1:23  मॉस्को में राष्ट्रपति [टोकायव] ने कहा कि दोनों देशों के…
        also 2:1, 3:1
      article.txt:4:1  [तोकायेव] ने सम्बन्ध को महत्वपूर्ण…
    ✓ article.txt:2:60  …देश ने भी। रूसी नेता ने [टोकायेव] का स्वागत किया।

    मास्को 1  →  मॉस्को 1
      name · certain · the Hindi Directorate's spelling
      article.txt:3:8  टोकायव [मास्को] से लौटे। रूस-कजाकिस्तान…
    ✓ article.txt:1:1  [मॉस्को] में राष्ट्रपति टोकायव ने कहा…

    कजाकिस्तानी 1  →  कज़ाख़स्तानी
      name · certain · as in कज़ाख़स्तान
      article.txt:3:92  …और कज़ाख़स्तान की सरकार ने [कजाकिस्तानी] कंपनियों की बात की।

    कजाकिस्तान 1  →  कज़ाख़स्तान 2
      loan word · certain · vartani's table
      article.txt:3:28  टोकायव मास्को से लौटे। रूस-[कजाकिस्तान] व्यापार बढ़ा; कज़ाख़स्तान और…
    ✓ article.txt:3:53  …रूस-कजाकिस्तान व्यापार बढ़ा; [कज़ाख़स्तान] और कज़ाख़स्तान की सरकार ने…

    महत्वपूर्ण 1  →  महत्त्वपूर्ण 1
      word · certain · the Hindi Directorate's spelling
      article.txt:4:23  तोकायेव ने सम्बन्ध को [महत्वपूर्ण] बताया।
    ✓ article.txt:1:61  …कहा कि दोनों देशों के संबंध [महत्त्वपूर्ण] हैं।

    सम्बन्ध 1  →  संबंध 1
      habit · certain · the Hindi Directorate's spelling
      article.txt:4:12  तोकायेव ने [सम्बन्ध] को महत्वपूर्ण बताया।
    ✓ article.txt:1:55  …ने कहा कि दोनों देशों के [संबंध] महत्त्वपूर्ण हैं।

    9 findings in 6 sets, 1 file: 3 names, 1 loan word, 1 word, 1 habit
    To fix: vartani fix (what is certain)
    ");
}

#[test]
fn discovery_alone_finds_the_same_names() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["check", "--no-builtin", "--format", "brief", "article.txt"], b""), @"
    1
    article.txt:1:1: मॉस्को → ? [inconsistent-spelling, likely] nothing decides
    article.txt:1:61: महत्त्वपूर्ण → ? [inconsistent-spelling, likely] nothing decides
    article.txt:2:60: टोकायेव → टोकायव [inconsistent-spelling, likely] more frequent (3 : 1)
    article.txt:3:8: मास्को → ? [inconsistent-spelling, likely] nothing decides
    article.txt:3:28: कजाकिस्तान → कज़ाख़स्तान [inconsistent-spelling, likely] more frequent (2 : 1)
    article.txt:3:92: कजाकिस्तानी → कज़ाख़स्तानी [inconsistent-spelling, likely] follows कज़ाख़स्तान
    article.txt:4:1: तोकायेव → टोकायव [inconsistent-spelling, likely] more frequent (3 : 1)
    article.txt:4:12: सम्बन्ध → संबंध [inconsistent-spelling, likely] the text as a whole: with ङ् ञ् ण् न् म् 1, without 2
    article.txt:4:23: महत्वपूर्ण → ? [inconsistent-spelling, likely] nothing decides
    ");
}

#[test]
fn fixing_makes_it_consistent_and_keeps_every_other_byte() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["fix", "--tier", "likely", "--diff", "article.txt"], b""), @"
    1
    --- a/article.txt
    +++ b/article.txt
    @@ -1,4 +1,4 @@
    -मॉस्को में राष्ट्रपति टोकायव ने कहा कि दोनों देशों के संबंध महत्त्वपूर्ण हैं।
    -टोकायव ने दूसरा समझौता किया, दूसरे देश ने भी। रूसी नेता ने टोकायेव का स्वागत किया।
    -टोकायव मास्को से लौटे। रूस-कजाकिस्तान व्यापार बढ़ा; कज़ाख़स्तान और कज़ाख़स्तान की सरकार ने कजाकिस्तानी कंपनियों की बात की।
    -तोकायेव ने सम्बन्ध को महत्वपूर्ण बताया।
    +मॉस्को में राष्ट्रपति टोकायेव ने कहा कि दोनों देशों के संबंध महत्त्वपूर्ण हैं।
    +टोकायेव ने दूसरा समझौता किया, दूसरे देश ने भी। रूसी नेता ने टोकायेव का स्वागत किया।
    +टोकायेव मॉस्को से लौटे। रूस-कज़ाख़स्तान व्यापार बढ़ा; कज़ाख़स्तान और कज़ाख़स्तान की सरकार ने कज़ाख़स्तानी कंपनियों की बात की।
    +टोकायेव ने संबंध को महत्त्वपूर्ण बताया।
    9 words in 1 file would be changed, 0 left undecided
    ");
    let first = vartani(
        folder.path(),
        &["fix", "--tier", "likely", "article.txt"],
        b"",
    );
    assert_eq!(first.status.code(), Some(1));
    let second = vartani(
        folder.path(),
        &["fix", "--tier", "likely", "article.txt"],
        b"",
    );
    assert_eq!(second.status.code(), Some(0));
}

#[test]
fn standard_input_keeps_bom_line_ends_and_invalid_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let input = b"\xEF\xBB\xBF\xE0\xA4\x85\xE0\xA4\xBE\xE0\xA4\x9C\r\nx\xFFy\r\nlast";
    let output = vartani(folder.path(), &["fix", "-"], input);
    assert_eq!(
        output.stdout,
        b"\xEF\xBB\xBF\xE0\xA4\x86\xE0\xA4\x9C\r\nx\xFFy\r\nlast"
    );
}

#[test]
fn utf16_is_written_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let utf16 = |text: &str| -> Vec<u8> {
        let units = "\u{FEFF}"
            .encode_utf16()
            .chain(text.encode_utf16().collect::<Vec<_>>());
        units.flat_map(u16::to_le_bytes).collect()
    };
    fs::write(folder.path().join("a.txt"), utf16("पीडि़त लोग")).unwrap();
    vartani(folder.path(), &["fix", "a.txt"], b"");
    assert_eq!(
        fs::read(folder.path().join("a.txt")).unwrap(),
        utf16("पीड़ित लोग")
    );
}

#[test]
fn bad_input_is_named_and_the_rest_goes_on() {
    let folder = article();
    let table = |text: &[u8]| fs::write(folder.path().join("t.csv"), text).unwrap();
    let mut seen = shown(
        folder.path(),
        &["check", "--format", "brief", "missing.txt", "article.txt"],
        b"",
    );
    seen = seen
        .lines()
        .filter(|line| line.contains("vartani:") || line.len() < 3)
        .collect::<Vec<_>>()
        .join("\n");
    for text in [
        &b"word,canonical\na,b\n"[..],
        b"variant,canonical\n\xE0\xA4\x95,\xFF\n",
        "variant,canonical\r\nका,की\r\nका,के\r\n".as_bytes(),
        "variant,canonical\nका,की\nकी,का\n".as_bytes(),
        "variant,canonical\nका\n".as_bytes(),
        "variant,canonical,status\nका,की,maybe\n".as_bytes(),
    ] {
        table(text);
        seen += "\n";
        seen += &shown(
            folder.path(),
            &["check", "--table", "t.csv", "article.txt"],
            b"",
        );
    }
    seen += &shown(
        folder.path(),
        &["check", "--tier", "sure", "article.txt"],
        b"",
    );
    assert_snapshot!(seen, @"
    2
    vartani: missing.txt: cannot read: no such file or directory; check the path
    2
    vartani: t.csv:1: the header has no column «variant»; begin the table with the line variant,canonical,relation,lang,status,source,note

    2
    vartani: t.csv:2: the line is not valid UTF-8; save the table as UTF-8

    2
    vartani: t.csv:3: «का» stands already on line 2; keep one of the two lines

    2
    vartani: t.csv:2: «की» is itself a variant on line 3; write «का» here, or remove one of the lines

    2
    vartani: t.csv:2: the line has 1 cells, the header 2; add or remove commas, or quote a cell that holds one

    2
    vartani: t.csv:2: unknown status «maybe»; write verified, candidate or retired
    2
    vartani: invalid value 'sure' for '--tier <TIER>'; [possible values: certain, likely, possible]
    ");
}

#[test]
fn the_house_table_decides_and_jobs_do_not() {
    let folder = article();
    let table = "variant,canonical,relation\nटोकायेव,टोकायव,variant\nमास्को,मॉस्को,distinct\nमहत्वपूर्ण,महत्वपूर्ण,keep\n";
    fs::write(folder.path().join("house.csv"), table).unwrap();
    let run = |jobs| {
        shown(
            folder.path(),
            &[
                "check",
                "--format",
                "json",
                "--table",
                "house.csv",
                "--jobs",
                jobs,
                "article.txt",
            ],
            b"",
        )
    };
    assert_eq!(run("1"), run("2"));
    assert_snapshot!(run("2"), @r#"
    1
    {"path":"article.txt","line":2,"column":60,"byte_start":359,"byte_end":380,"word":"टोकायेव","suggestion":"टोकायव","rule":"table-variant","tier":"certain","probability":1.0,"cluster":"टोकायव","reason":"your table","message":"write «टोकायव» instead of «टोकायेव»: your table","language":"hi","kind":"name","spellings":[{"word":"टोकायव","count":3},{"word":"टोकायेव","count":1},{"word":"तोकायेव","count":1}]}
    {"path":"article.txt","line":3,"column":28,"byte_start":494,"byte_end":524,"word":"कजाकिस्तान","suggestion":"कज़ाख़स्तान","rule":"table-variant","tier":"certain","probability":1.0,"cluster":"कज़ाख़स्तान","reason":"built-in table (editorial)","message":"write «कज़ाख़स्तान» instead of «कजाकिस्तान»: built-in table (editorial)","language":"hi","kind":"loan","spellings":[{"word":"कज़ाख़स्तान","count":2},{"word":"कजाकिस्तान","count":1}]}
    {"path":"article.txt","line":3,"column":92,"byte_start":666,"byte_end":699,"word":"कजाकिस्तानी","suggestion":"कज़ाख़स्तानी","rule":"table-variant","tier":"certain","probability":1.0,"cluster":"कज़ाख़स्तानी","reason":"follows कज़ाख़स्तान","message":"write «कज़ाख़स्तानी» instead of «कजाकिस्तानी»: follows कज़ाख़स्तान","language":"hi","kind":"name","spellings":[{"word":"कजाकिस्तानी","count":1},{"word":"कज़ाख़स्तानी","count":0}]}
    {"path":"article.txt","line":4,"column":1,"byte_start":752,"byte_end":773,"word":"तोकायेव","suggestion":"टोकायव","rule":"table-variant","tier":"certain","probability":1.0,"cluster":"टोकायव","reason":"your table","message":"write «टोकायव» instead of «तोकायेव»: your table","language":"hi","kind":"name","spellings":[{"word":"टोकायव","count":3},{"word":"टोकायेव","count":1},{"word":"तोकायेव","count":1}]}
    {"path":"article.txt","line":4,"column":12,"byte_start":781,"byte_end":802,"word":"सम्बन्ध","suggestion":"संबंध","rule":"table-variant","tier":"certain","probability":1.0,"cluster":"संबंध","reason":"built-in table (chd:anusvara, tesseract-ocr-hin)","message":"write «संबंध» instead of «सम्बन्ध»: built-in table (chd:anusvara, tesseract-ocr-hin)","language":"hi","kind":"habit","spellings":[{"word":"संबंध","count":1},{"word":"सम्बन्ध","count":1}]}
    "#);
}

#[test]
fn pairs_are_scored_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let input = "टोकायेव\tतोकायेव\nदेश\tदेशों\nदिन\tदीन\nno tab\n";
    let output = vartani(folder.path(), &["score"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let rows = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<&str> = rows
        .lines()
        .filter_map(|row| row.split('\t').nth(4))
        .collect();
    assert_eq!(verdicts, ["variant", "related", "other"]);
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"vartani: -:4: the line has no tab; write A<TAB>B on each line");
}

#[test]
#[cfg(unix)]
fn permissions_and_symbolic_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = article();
    let file = folder.path().join("article.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    symlink("article.txt", folder.path().join("link.txt")).unwrap();
    vartani(folder.path(), &["fix", "link.txt"], b"");
    assert!(
        fs::symlink_metadata(folder.path().join("link.txt"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o664
    );
    assert!(!fs::read_to_string(&file).unwrap().contains("मास्को"));
}

#[test]
fn a_mistake_in_the_arguments_is_one_line() {
    let folder = article();
    for (arguments, expected) in [
        (
            &["check", "--tier", "sure"][..],
            "2\nvartani: invalid value 'sure' for '--tier <TIER>'; [possible values: certain, likely, possible]\n",
        ),
        (
            &["check", "--teir", "likely"][..],
            "2\nvartani: unexpected argument '--teir' found; tip: a similar argument exists: '--tier'\n",
        ),
    ] {
        assert_eq!(shown(folder.path(), arguments, b""), expected);
    }
}

#[test]
fn a_plan_is_by_set_and_writes_nothing() {
    let folder = article();
    let before = fs::read(folder.path().join("article.txt")).unwrap();
    let plan = [
        "fix",
        "--isolated",
        "--dry-run",
        "--tier",
        "likely",
        "article.txt",
    ];
    assert_snapshot!(shown(folder.path(), &plan, b""), @"
    1
    टोकायेव: 4 words in 1 file
      built-in table (editorial) (table-variant, certain)
      टोकायव → टोकायेव 3
      तोकायेव → टोकायेव 1
      article.txt:1:23  मॉस्को में राष्ट्रपति [टोकायव] ने कहा कि दोनों

    कज़ाख़स्तान: 1 word in 1 file
      built-in table (editorial) (table-variant, certain)
      कजाकिस्तान → कज़ाख़स्तान 1
      article.txt:3:28  टोकायव मास्को से लौटे। रूस-[कजाकिस्तान] व्यापार बढ़ा; कज़ाख़स्तान और

    कज़ाख़स्तानी: 1 word in 1 file
      follows कज़ाख़स्तान (table-variant, certain)
      कजाकिस्तानी → कज़ाख़स्तानी 1
      article.txt:3:92  कज़ाख़स्तान की सरकार ने [कजाकिस्तानी] कंपनियों की बात की।

    महत्त्वपूर्ण: 1 word in 1 file
      built-in table (editorial; chd:gemination) (table-variant, certain)
      महत्वपूर्ण → महत्त्वपूर्ण 1
      article.txt:4:23  तोकायेव ने सम्बन्ध को [महत्वपूर्ण] बताया।

    मॉस्को: 1 word in 1 file
      built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901) (table-variant, certain)
      मास्को → मॉस्को 1
      article.txt:3:8  टोकायव [मास्को] से लौटे। रूस-कजाकिस्तान व्यापार

    संबंध: 1 word in 1 file
      built-in table (chd:anusvara, tesseract-ocr-hin) (table-variant, certain)
      सम्बन्ध → संबंध 1
      article.txt:4:12  तोकायेव ने [सम्बन्ध] को महत्वपूर्ण बताया।

    9 words in 1 file would be changed, 0 left undecided
    ");
    assert_eq!(fs::read(folder.path().join("article.txt")).unwrap(), before);
    let json = shown(
        folder.path(),
        &[&plan[..], &["--format", "json"]].concat(),
        b"",
    );
    let sets: Vec<&str> = json.lines().filter(|line| line.starts_with('{')).collect();
    let edits = |line: &&str| -> u64 {
        let set: serde_json::Value = serde_json::from_str(line).unwrap();
        set["edits"].as_u64().unwrap()
    };
    assert_eq!(sets.iter().map(edits).sum::<u64>(), 9);
}
