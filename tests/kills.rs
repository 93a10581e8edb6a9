//! SIGKILL at moments spread over a whole `fix` and a whole `undo`: no byte may be lost.
//!
//! Longer with `VARTANI_KILLS` (kills of each command), `VARTANI_FILES` and
//! `VARTANI_SEED`; what happened is printed with `--nocapture`.

mod archive;
mod command;
mod packed;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use archive::tar;
use command::{said, vartani};
use packed::{gunzip, gzip};

const LINE: &str = "राष्ट्रपति टोकायव मास्को में टोकायव से मिले।";
const OTHER: &str = "टोकायेव मॉस्को महत्त्वपूर्ण महत्वपूर्ण";
const FIX: [&str; 5] = ["fix", "--isolated", "--journal", "fix.journal", "."];
const UNDO: [&str; 2] = ["undo", "fix.journal"];

/// The text of each document, by the name that the journal has for it.
type Texts = BTreeMap<String, Vec<u8>>;

/// A newsroom's folder: mostly plain texts, some tables, records and compressed
/// files, two archives. What each file is, as bytes.
fn sources(count: usize) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for number in 0..count {
        let lines = |line: &str| format!("{line}\n").repeat(number % 7 + 1);
        let text = format!("{number}\n{}{OTHER}\n", lines(LINE));
        let (ending, bytes) = match number % 20 {
            0..=2 => {
                let rows = lines(&format!("{number},\"{LINE}\",क"));
                let table = format!("क्रम,लेख,\"अन्य\"\n{rows}0,{OTHER},ख\n");
                ("csv", table.into_bytes())
            }
            3..=5 => {
                let record = format!("{{\"क\": \"{LINE}\", \"n\": 1.50, \"ख\": \"{OTHER}\"}}");
                ("jsonl", lines(&record).into_bytes())
            }
            6 | 7 => ("txt.gz", gzip(text.as_bytes())),
            8 | 9 => ("txt.zst", zstd::encode_all(text.as_bytes(), 0).unwrap()),
            _ => ("txt", text.into_bytes()),
        };
        files.insert(format!("{number:05}.{ending}"), bytes);
    }
    let archive = archive(count / 20 + 2);
    let packed = zstd::encode_all(archive.as_slice(), 0).unwrap();
    // In the midst of the others, so that kills come before, in and after them.
    files.insert(format!("{:05}a.tar", count / 3), archive);
    files.insert(format!("{:05}b.tar.zst", 2 * count / 3), packed);
    files
}

fn archive(count: usize) -> Vec<u8> {
    tar((0..count).map(|number| format!("{LINE}\n").repeat(number % 40 + 1) + OTHER))
}

/// Every document of the folder, unpacked: a torn file does not unpack.
fn texts(folder: &Path) -> Texts {
    let mut texts = Texts::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        let name = format!("./{file}");
        // The journal, and what a killed run was writing when it died.
        if file == "fix.journal" || file.starts_with('.') {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let inside = match file.rsplit_once('.').unwrap().1 {
            "gz" => gunzip(&bytes),
            "zst" => zstd::decode_all(bytes.as_slice()).unwrap(),
            _ => bytes,
        };
        if file.contains(".tar") {
            members(&name, &inside, &mut texts);
        } else {
            texts.insert(name, inside);
        }
    }
    texts
}

fn members(name: &str, archive: &[u8], texts: &mut Texts) {
    for entry in tar::Archive::new(archive).entries().unwrap() {
        let mut entry = entry.unwrap();
        let own = entry.path().unwrap().display().to_string();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        texts.insert(format!("{name}/{own}"), text);
    }
}

/// What a journal says of one document.
struct Told {
    /// As often as it was begun: before, by its edits after.
    begun: Vec<Vec<(usize, usize, String, String)>>,
    done: bool,
}

/// The whole lines of a journal.
fn journal(folder: &Path) -> BTreeMap<String, Told> {
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    // A kill may come before there is one.
    let journal = fs::read(folder.join("fix.journal")).unwrap_or_default();
    let whole = journal.iter().rposition(|&byte| byte == b'\n');
    let journal = std::str::from_utf8(&journal[..whole.unwrap_or(0)]).unwrap();
    for line in journal.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| record[key].as_u64().unwrap() as usize;
        let of = told.entry(text("path")).or_insert(Told {
            begun: Vec::new(),
            done: false,
        });
        match record["record"].as_str().unwrap() {
            "begin" => of.begun.push(Vec::new()),
            "edit" => of.begun.last_mut().unwrap().push((
                number("byte_start"),
                number("byte_end"),
                text("before"),
                text("after"),
            )),
            "done" => of.done = true,
            _ => {}
        }
    }
    told.remove("");
    told
}

/// Every document is old or new; the new ones are what the journal's edits make
/// of the old ones, and those that it calls done are new.
fn agree(now: &Texts, old: &Texts, new: &Texts, told: &BTreeMap<String, Told>) -> usize {
    assert!(now.keys().eq(old.keys()), "a file is missing, or too many");
    let mut changed = 0;
    let mut archives: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    for (name, text) in now {
        let is_new = text == &new[name];
        assert!(is_new || text == &old[name], "{name} is torn");
        changed += usize::from(is_new);
        if let Some((archive, _)) = name.rsplit_once('/').filter(|(it, _)| *it != ".") {
            archives.entry(archive).or_default().insert(is_new);
        }
        let told = told.get(name);
        if is_new {
            let told = told.unwrap_or_else(|| panic!("{name} changed unsaid"));
            let made = told
                .begun
                .iter()
                .any(|edits| made(&old[name], edits) == *text);
            assert!(made, "{name}: the journal's edits make another text");
        } else {
            assert!(told.is_none_or(|told| !told.done), "{name} is not done");
        }
    }
    for (archive, states) in archives {
        assert_eq!(states.len(), 1, "{archive} is half written");
    }
    changed
}

fn made(old: &[u8], edits: &[(usize, usize, String, String)]) -> Vec<u8> {
    let (mut text, mut at) = (Vec::new(), 0);
    for (start, end, before, after) in edits {
        assert_eq!(&old[*start..*end], before.as_bytes());
        text.extend_from_slice(&old[at..*start]);
        text.extend_from_slice(after.as_bytes());
        at = *end;
    }
    text.extend_from_slice(&old[at..]);
    text
}

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as f64 / u64::MAX as f64
    }
}

/// Kills the command after a time; true where it was still running.
fn killed(folder: &Path, arguments: &[&str], after: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap().signal() == Some(9)
}

/// The command to its end, and how long it took.
fn timed(folder: &Path, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    let output = vartani(folder, arguments);
    let code = i32::from(arguments == FIX);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    began.elapsed()
}

fn number(variable: &str, otherwise: usize) -> usize {
    let value = std::env::var(variable).ok();
    value.and_then(|v| v.parse().ok()).unwrap_or(otherwise)
}

fn folder_with(sources: &BTreeMap<String, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in sources {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn killed_at_any_moment_and_resumed_and_undone() {
    let (kills, count) = (number("VARTANI_KILLS", 6), number("VARTANI_FILES", 120));
    let mut chance = Chance(number("VARTANI_SEED", 1) as u64);
    let sources = sources(count);
    // How long each command takes, and what it makes, without a kill.
    let folder = folder_with(&sources);
    let old = texts(folder.path());
    let fixing = timed(folder.path(), &FIX);
    let new = texts(folder.path());
    assert!(new.iter().all(|(name, text)| text != &old[name]));
    let undoing = timed(folder.path(), &UNDO);
    assert!(texts(folder.path()) == old);
    let (mut hit, mut hit_again, mut hit_undo) = (0, 0, 0);
    let (mut left_by_fix, mut left_by_undo) = (0, 0);
    let (mut at_kill, mut at_undo) = (Vec::new(), Vec::new());
    for round in 0..kills {
        // One moment in each of as many equal parts of the whole as there are kills.
        let mut moment =
            |whole: Duration| whole.mul_f64((round as f64 + chance.next()) / kills as f64);
        let folder = folder_with(&sources);
        let at = folder.path();
        hit += usize::from(killed(at, &FIX, moment(fixing)));
        at_kill.push(agree(&texts(at), &old, &new, &journal(at)));
        // Every other time the run that goes on is killed, too.
        if round % 2 == 1 {
            hit_again += usize::from(killed(at, &FIX, fixing.mul_f64(chance.next())));
            agree(&texts(at), &old, &new, &journal(at));
        }
        let resumed = vartani(at, &FIX);
        assert!(resumed.status.code().unwrap() <= 1, "{}", said(&resumed));
        let changed = agree(&texts(at), &old, &new, &journal(at));
        assert_eq!(changed, new.len(), "resume finishes");
        let left = || fs::read_dir(at).unwrap().count() - sources.len() - 1;
        let left_now = left();
        left_by_fix += left_now;
        if round % 10 == 0 {
            assert_eq!(vartani(at, &FIX).status.code(), Some(0), "nothing is left");
        }

        let mut moment =
            |whole: Duration| whole.mul_f64((round as f64 + chance.next()) / kills as f64);
        hit_undo += usize::from(killed(at, &UNDO, moment(undoing)));
        let between = texts(at);
        for (name, text) in &between {
            assert!(text == &new[name] || text == &old[name], "{name} is torn");
        }
        at_undo.push(between.iter().filter(|(n, text)| *text == &old[*n]).count());
        let undone = vartani(at, &UNDO);
        assert_eq!(undone.status.code(), Some(0), "{}", said(&undone));
        assert!(texts(at) == old, "undo restores every text");
        for (name, bytes) in &sources {
            let packed = ["gz", "zst"].contains(&name.rsplit('.').next().unwrap());
            assert!(
                packed || &fs::read(at.join(name)).unwrap() == bytes,
                "{name}"
            );
        }
        assert_eq!(vartani(at, &UNDO).status.code(), Some(0));
        left_by_undo += left() - left_now;
    }
    let spread = |mut counts: Vec<usize>| {
        counts.sort_unstable();
        let part = |of: usize| counts[(counts.len() - 1) * of / 4];
        [part(0), part(1), part(2), part(3), part(4)]
    };
    println!(
        "{} documents in {} files; fix {fixing:.2?}, undo {undoing:.2?}\n\
         fix: {hit} of {kills} kills hit it running; new documents then, in quarters: {:?}\n\
         the run that goes on: {hit_again} of {} kills hit it running\n\
         undo: {hit_undo} of {kills} kills hit it running; old documents then, in quarters: {:?}\n\
         unfinished files that are left: {left_by_fix} of fix, {left_by_undo} of undo",
        old.len(),
        sources.len(),
        spread(at_kill),
        kills / 2,
        spread(at_undo),
    );
}

/// What a run leaves that dies between naming a file and putting it into its place.
#[test]
fn what_a_dead_run_left_behind() {
    let sources = sources(40);
    let folder = folder_with(&sources);
    let at = folder.path();
    timed(at, &FIX);
    let journal = fs::read_to_string(at.join("fix.journal")).unwrap();
    let dead = folder_with(&sources);
    let dead = dead.path();
    // As if it had died in each of these files, and once more in the last one.
    let names = [
        "00000.csv",
        "00003.jsonl",
        "00006.txt.gz",
        "00008.txt.zst",
        "00010.txt",
    ];
    let archives = ["00013a.tar", "00026b.tar.zst"];
    let died_in = |record: &Value| {
        let path = record["path"].as_str().unwrap_or_default();
        let named = |name: &&str| path[2..].starts_with(name);
        record["record"] == "done" && names.iter().chain(&archives).any(named)
    };
    let told = journal
        .lines()
        .filter(|line| !died_in(&serde_json::from_str(line).unwrap()));
    let told: Vec<&str> = told.collect();
    fs::write(dead.join("fix.journal"), told.join("\n") + "\n").unwrap();
    for name in names.iter().chain(&archives) {
        fs::copy(at.join(name), dead.join(format!(".{name}.Ab3dE9"))).unwrap();
    }
    fs::copy(at.join("00010.txt"), dead.join(".00010.txt.000000")).unwrap();
    // Whoever wrote these, it was no run that this journal tells of.
    let foreign = [
        (".00010.txt.backup", &b"mine"[..]),
        (
            ".00010.txt.Ab3dE99",
            &fs::read(at.join("00010.txt")).unwrap(),
        ),
        (
            ".00010.txt.Ab3-E9",
            &fs::read(at.join("00010.txt")).unwrap(),
        ),
        (".00010.txt.Ab3dE8", &sources["00010.txt"]),
        (
            ".00012.txt.Ab3dE9",
            &fs::read(at.join("00012.txt")).unwrap(),
        ),
        (".00013a.tar.Ab3dE8", &sources["00013a.tar"]),
    ];
    for (name, bytes) in foreign {
        fs::write(dead.join(name), bytes).unwrap();
    }
    let hidden = || {
        let names = fs::read_dir(dead)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        names
            .filter(|name| name.starts_with('.'))
            .collect::<BTreeSet<_>>()
    };
    let all = hidden();
    vartani(
        dead,
        &[
            "fix",
            "--isolated",
            "--dry-run",
            "--journal",
            "fix.journal",
            ".",
        ],
    );
    assert_eq!(hidden(), all);
    vartani(dead, &FIX);
    let foreign = foreign.map(|(name, _)| name.to_owned());
    assert_eq!(hidden(), BTreeSet::from(foreign));
    assert!(texts(dead) == texts(at));
}
