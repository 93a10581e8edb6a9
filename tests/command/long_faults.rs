//! Long texts and what goes wrong while they are rewritten: kills, full disks, changes
//! by others. No byte may be lost.
//!
//! More kills with `VARTANI_KILLS`, at other moments with `VARTANI_SEED`; what they hit
//! is printed with `--nocapture`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use crate::archive::tar;
use crate::gzip::{gunzip, gzip};
use crate::kill::{Chance, killed, number};
use crate::run::{said, vartani};

const FIX: [&str; 5] = ["fix", "--isolated", "--journal", "j", "."];
const UNDO: [&str; 2] = ["undo", "j"];

/// A text of more than 64 MB with words to fix from its beginning to its end.
fn text() -> String {
    let quiet = "यहाँ कुछ और लिखा है, जो सब ठीक है और रहेगा।\n".repeat(5_000);
    let text = format!("टोकायव टोकायेव\n{quiet}मास्को मॉस्को\n").repeat(125);
    assert!(text.len() > 64 << 20);
    text
}

fn mended(text: &str) -> String {
    text.replace("टोकायव", "टोकायेव").replace("मास्को", "मॉस्को")
}

/// The first row of a table names its columns and stays.
const HEADER: &str = "लेख\n";

/// A table that is compressed, and an archive with a short text, a long and a short one.
fn sources() -> BTreeMap<&'static str, Vec<u8>> {
    let text = text();
    let short = || "टोकायव टोकायेव\n".to_owned();
    BTreeMap::from([
        ("a.csv.gz", gzip(format!("{HEADER}{text}").as_bytes())),
        ("b.tar", tar([short(), text, short()].into_iter())),
    ])
}

fn write(folder: &Path, sources: &BTreeMap<&str, Vec<u8>>) {
    for (name, bytes) in sources {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// What each file holds, unpacked: a torn one does not unpack.
fn texts(folder: &Path) -> Vec<Vec<u8>> {
    let packed = fs::read(folder.join("a.csv.gz")).unwrap();
    vec![gunzip(&packed), fs::read(folder.join("b.tar")).unwrap()]
}

/// The command to its end, and how long it took.
fn timed(folder: &Path, arguments: &[&str], code: i32) -> Duration {
    let began = Instant::now();
    let output = vartani(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    began.elapsed()
}

/// The journal and the files of `sources`, and nothing else.
fn is_tidy(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().count() == 3
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "a moment needs few digits")]
fn killed_while_long_texts_are_rewritten() {
    let kills = number("VARTANI_KILLS", 2);
    let mut chance = Chance(number("VARTANI_SEED", 1) as u64);
    let sources = sources();
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, &sources);
    let old = texts(at);
    let fixing = timed(at, &FIX, 1);
    let new = texts(at);
    assert!(new.iter().zip(&old).all(|(new, old)| new != old));
    assert!(new[0] == format!("{HEADER}{}", mended(&text())).as_bytes());
    let undoing = timed(at, &UNDO, 0);
    assert!(texts(at) == old);
    fs::remove_file(at.join("j")).unwrap();
    let each_is_old_or_new = || {
        let now = texts(at);
        let states = now.iter().zip(old.iter().zip(&new));
        let is_new: Vec<bool> = states
            .map(|(now, (old, new))| {
                assert!(now == old || now == new, "torn");
                now == new
            })
            .collect();
        is_new
    };
    for round in 0..kills {
        let mut moment =
            |whole: Duration| whole.mul_f64((round as f64 + chance.next()) / kills as f64);
        let (first, second) = (moment(fixing), moment(undoing));
        let hit = killed(at, &FIX, first);
        println!(
            "fix, {first:.2?}: running {hit}, new {:?}",
            each_is_old_or_new()
        );
        let resumed = vartani(at, &FIX);
        assert!(resumed.status.code().unwrap() <= 1, "{}", said(&resumed));
        assert!(texts(at) == new && is_tidy(at));
        let hit = killed(at, &UNDO, second);
        println!(
            "undo, {second:.2?}: running {hit}, new {:?}",
            each_is_old_or_new()
        );
        timed(at, &UNDO, 0);
        assert!(texts(at) == old && is_tidy(at));
        assert!(fs::read(at.join("b.tar")).unwrap() == sources["b.tar"]);
        fs::remove_file(at.join("j")).unwrap();
    }
}

/// A run of the command in which no file may have more megabytes.
fn limited(folder: &Path, megabytes: usize, arguments: &[&str], input: Stdio) -> Output {
    // In POSIX the unit has 512 bytes.
    let script = format!(
        "trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"",
        megabytes * 2048
    );
    Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_vartani")])
        .args(arguments)
        .current_dir(folder)
        .stdin(input)
        .output()
        .unwrap()
}

/// Where there is no space for a long text, beside the file or among temporary files,
/// every file stays, nothing is left behind, and the run goes on when there is.
#[test]
fn no_space_for_a_long_text() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = text();
    let archive = tar(["टोकायव टोकायेव\n".to_owned(), text.clone()].into_iter());
    let write = |text: &str, archive: &[u8]| {
        fs::write(at.join("a.txt"), text).unwrap();
        fs::write(at.join("b.tar"), archive).unwrap();
    };
    let is = |text: &str| {
        let archived = tar([mended("टोकायव टोकायेव\n"), mended(text)].into_iter());
        let archived = if text == mended(text) {
            &archived
        } else {
            &archive
        };
        fs::read(at.join("a.txt")).unwrap() == text.as_bytes()
            && fs::read(at.join("b.tar")).unwrap() == *archived
            && is_tidy(at)
    };
    write(&text, &archive);
    let full = limited(at, 20, &FIX, Stdio::null());
    assert_snapshot!(said(&full), @"
    2
    vartani: ./a.txt: cannot write: file too large; check the permission and the space on the disk
    vartani: ./b.tar/0001.txt: cannot write into the folder for temporary files: file too large; free space there, or set TMPDIR to another folder
    vartani: ./b.tar: cannot write: file too large; check the permission and the space on the disk
    0 words in 0 files changed, 0 left undecided
    ");
    assert!(is(&text));
    timed(at, &FIX, 1);
    assert!(is(&mended(&text)));
    let full = limited(at, 20, &UNDO, Stdio::null());
    assert_snapshot!(said(&full), @"
    2
    0 words in 0 files restored, 0 files unchanged
    vartani: ./a.txt: cannot restore: file too large; free disk space and run undo again, or restore the file from a backup
    vartani: ./b.tar: cannot write: file too large; check the permission and the space on the disk
    ");
    assert!(is(&mended(&text)));
    timed(at, &UNDO, 0);
    assert!(is(&text));
    let input = File::open(at.join("a.txt")).unwrap();
    let full = limited(at, 20, &["fix", "--isolated", "-"], input.into());
    assert_snapshot!(said(&full), @"
    2
    vartani: -: cannot write into the folder for temporary files: file too large; free space there, or set TMPDIR to another folder
    0 words in 0 files changed, 0 left undecided
    ");
}

/// A script, in which disks can be mounted that nobody else sees; `None` where the
/// machine does not allow that.
fn with_disks(folder: &Path, script: &str) -> Option<String> {
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_vartani")])
        .current_dir(folder)
        .output()
        .ok()?;
    (output.status.code() == Some(0)).then(|| said(&output))
}

#[test]
fn a_disk_that_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = text();
    fs::write(at.join("a.txt"), &text).unwrap();
    fs::write(at.join("b.txt.gz"), gzip(text.as_bytes())).unwrap();
    fs::create_dir(at.join("disk")).unwrap();
    // A file and half of what is to take its place.
    let script = "
        mount -t tmpfs -o size=100m tmpfs disk && cp a.txt b.txt.gz disk || exit 77
        cd disk
        \"$0\" fix --isolated --journal j . 2>&1; echo $?
        cmp a.txt ../a.txt; cmp -s b.txt.gz ../b.txt.gz || echo b.txt.gz is another
        ls -A
        \"$0\" undo j 2>&1; echo $?";
    if let Some(told) = with_disks(at, script) {
        assert_snapshot!(told, @"
        0
        vartani: ./a.txt: cannot write: no space left on device; check the permission and the space on the disk
        250 words in 1 file changed, 0 left undecided
        2
        b.txt.gz is another
        a.txt
        b.txt.gz
        j
        ./b.txt.gz: 250
        250 words in 1 file restored, 1 file unchanged
        0
        ");
    }
    let script = "
        mount -t tmpfs -o size=4k tmpfs disk || exit 77
        export TMPDIR=\"$PWD/disk\"
        \"$0\" fix --isolated - < a.txt 2>&1; echo $?
        \"$0\" check --isolated b.txt.gz 2>&1; echo $?
        ls -A disk";
    if let Some(told) = with_disks(at, script) {
        assert_snapshot!(told, @"
        0
        vartani: -: cannot write into the folder for temporary files: no space left on device; free space there, or set TMPDIR to another folder
        0 words in 0 files changed, 0 left undecided
        2
        टोकायव 125  →  टोकायेव 125
          name · certain · vartani's table
          b.txt.gz:1:1  [टोकायव] टोकायेव
            also 5003:1, 10005:1, 15007:1, 20009:1, 25011:1 and 119 more
        ✓ b.txt.gz:1:8  टोकायव [टोकायेव]

        मास्को 125  →  मॉस्को 125
          name · certain · the Hindi Directorate's spelling
          b.txt.gz:5002:1  [मास्को] मॉस्को
            also 10004:1, 15006:1, 20008:1, 25010:1, 30012:1 and 119 more
        ✓ b.txt.gz:5002:8  मास्को [मॉस्को]

        250 findings in 2 sets, 1 file: 2 names
        To fix: vartani fix (what is certain)
        1
        ");
    }
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("a.txt"), "टोकायव टोकायेव\n").unwrap();
    fs::create_dir(at.join("disk")).unwrap();
    // The superuser may write into any folder but one of a disk that is read only.
    let script = "
        mount -t tmpfs tmpfs disk && cp a.txt disk && mount -o remount,ro disk || exit 77
        \"$0\" fix --isolated --journal j disk a.txt 2>&1; echo $?
        cmp a.txt disk/a.txt > /dev/null || echo a.txt alone is fixed
        \"$0\" fix --isolated --journal disk/j a.txt 2>&1; echo $?
        \"$0\" undo j 2>&1; echo $?
        cmp a.txt disk/a.txt; ls -A disk";
    if let Some(told) = with_disks(at, script) {
        assert_snapshot!(told, @"
        0
        vartani: disk/a.txt: cannot write: read-only file system; check the permission and the space on the disk
        1 word in 1 file changed, 0 left undecided
        2
        a.txt alone is fixed
        vartani: disk/j: cannot open or write the journal: read-only file system; check the permission and the space on the disk
        2
        a.txt: 1
        1 word in 1 file restored, 1 file unchanged
        0
        a.txt
        ");
    }
}

/// Stops the command after a time, lets somebody else change a file, and goes on.
fn interrupted(folder: &Path, arguments: &[&str], after: Duration, change: &dyn Fn()) -> String {
    let child = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let signal = |signal: &str| {
        let id = child.id().to_string();
        Command::new("kill").args([signal, &id]).status().unwrap();
    };
    std::thread::sleep(after);
    signal("-STOP");
    change();
    signal("-CONT");
    said(&child.wait_with_output().unwrap())
}

/// What somebody does to a file while it is read, and what it is to be then.
type Change = (&'static str, fn(&Path), fn(Vec<u8>) -> Vec<u8>);

const CHANGES: [Change; 4] = [
    (
        "appended to",
        |path| {
            let mut file = File::options().append(true).open(path).unwrap();
            file.write_all(b"more\n").unwrap();
        },
        |text| [&text[..], b"more\n"].concat(),
    ),
    (
        "written over",
        |path| {
            let mut file = File::options().write(true).open(path).unwrap();
            file.write_all("ठ".as_bytes()).unwrap();
        },
        |text| ["ठ".as_bytes(), &text[3..]].concat(),
    ),
    (
        "cut behind its first line",
        |path| {
            let file = File::options().write(true).open(path).unwrap();
            file.set_len(41).unwrap();
        },
        |text| text[..41].to_vec(),
    ),
    (
        "replaced",
        |path| {
            fs::write(path.with_extension("new"), "new टोकायव टोकायेव\n").unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        },
        |_| "new टोकायव टोकायेव\n".into(),
    ),
];

/// Either the run sees the change and leaves the file alone, or it was done before; but
/// for the moment between the last look and the renaming.
#[test]
#[expect(clippy::cast_precision_loss, reason = "a moment needs few digits")]
fn a_long_text_that_changes_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = text();
    let (path, fix) = (at.join("a.txt"), ["fix", "--isolated", "a.txt"]);
    fs::write(&path, &text).unwrap();
    let fixing = timed(at, &fix, 1);
    let (mut seen, mut unseen) = (0, 0);
    for (round, (name, change, changed)) in CHANGES.into_iter().enumerate() {
        for moment in [0.2, 0.7] {
            fs::write(&path, &text).unwrap();
            let moment = fixing.mul_f64(moment + round as f64 * 0.05);
            let told = interrupted(at, &fix, moment, &|| change(&path));
            let now = fs::read(&path).unwrap();
            if told.starts_with("2\n") {
                assert!(now == changed(text.clone().into_bytes()), "{name}: {told}");
                let help = "; run vartani again\n";
                assert!(told.contains("the file changed while it was read") && told.contains(help));
                seen += 1;
            } else {
                let old = changed(text.clone().into_bytes());
                let in_time = mended(&String::from_utf8_lossy(&old)).into_bytes();
                let late = changed(mended(&text).into_bytes());
                let known = now == in_time || now == late;
                unseen += usize::from(!known);
                assert!(known || now == mended(&text).into_bytes(), "{name}: {told}");
            }
            assert_eq!(fs::read_dir(at).unwrap().count(), 1, "{name}");
        }
    }
    assert!(seen > 0 && unseen <= 1, "{seen} {unseen}");
}
