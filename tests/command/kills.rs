//! SIGKILL at moments spread over a whole `fix` and a whole `undo`: no byte may be lost.
//!
//! Longer with `VARTANI_KILLS` (kills of each command), `VARTANI_FILES` and
//! `VARTANI_SEED`; what happened is printed with `--nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::kill::{Chance, killed, number};
use crate::newsroom::{FIX, Texts, UNDO, folder_with, sources, texts, timed};
use crate::run::{said, vartani};

/// What a journal says of one document.
struct Told {
    /// As often as it was begun: before, by its edits after.
    begun: Vec<Vec<(usize, usize, String, String)>>,
    done: bool,
}

/// The whole lines of a journal.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lengths of a test are small"
)]
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

#[test]
#[expect(clippy::cast_precision_loss, reason = "a moment needs few digits")]
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
