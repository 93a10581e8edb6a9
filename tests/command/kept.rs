//! What a file has beside its bytes stays: owner, rights, attributes and lists of access.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

use crate::run::{said, vartani};

const TEXT: &str = "टोकायव आए। टोकायेव गए।\n";

#[test]
fn rights_of_every_kind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    for mode in [0o600, 0o640, 0o664, 0o444, 0o4755, 0o2755, 0o1644] {
        fs::write(&path, TEXT).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let is_set = fs::metadata(&path).unwrap().mode() & 0o7777 == mode;
        vartani(
            folder.path(),
            &["fix", "--isolated", "--journal", "j", "a.txt"],
        );
        for wanted in ["टोकायेव आए", "टोकायव आए"] {
            assert!(fs::read_to_string(&path).unwrap().contains(wanted));
            let now = fs::metadata(&path).unwrap().mode() & 0o7777;
            assert!(!is_set || now == mode, "{now:o} for {mode:o}");
            vartani(folder.path(), &["undo", "j"]);
        }
        fs::remove_file(&path).unwrap();
        fs::remove_file(folder.path().join("j")).unwrap();
    }
}

/// Only root can make such a file, and a run of root can keep what it has.
#[test]
fn the_owner_and_the_group() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).unwrap();
    if chown(&path, Some(12345), Some(23456)).is_err() {
        eprintln!("not tested: not root");
        return;
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o6755)).unwrap();
    vartani(folder.path(), &["fix", "--isolated", "a.txt"]);
    let now = fs::metadata(&path).unwrap();
    assert_eq!(
        (now.uid(), now.gid(), now.mode() & 0o7777),
        (12345, 23456, 0o6755)
    );
    assert!(fs::read_to_string(&path).unwrap().starts_with("टोकायेव"));
}

/// An access list is an attribute, and its mask is the rights of the group.
#[test]
fn attributes_and_lists_of_access() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).unwrap();
    // user::rw- user:1234:r-- group::r-- mask::r-- other::---
    let mut list = vec![2, 0, 0, 0];
    for (tag, rights, id) in [
        (1_u16, 6_u16, u32::MAX),
        (2, 4, 1234),
        (4, 4, u32::MAX),
        (16, 4, u32::MAX),
        (32, 0, u32::MAX),
    ] {
        list.extend(tag.to_le_bytes());
        list.extend(rights.to_le_bytes());
        list.extend(id.to_le_bytes());
    }
    let attributes = [
        ("user.note", &b"hello"[..]),
        ("user.empty", b""),
        ("system.posix_acl_access", &list),
    ];
    let put = attributes.map(|(name, value)| xattr::set(&path, name, value).is_ok());
    let mode = fs::metadata(&path).unwrap().mode();
    let output = vartani(folder.path(), &["fix", "--isolated", "a.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for ((name, value), is_put) in attributes.into_iter().zip(put) {
        if is_put {
            assert_eq!(
                xattr::get(&path, name).unwrap().as_deref(),
                Some(value),
                "{name}"
            );
        } else {
            eprintln!("not tested: no {name} here");
        }
    }
    assert_eq!(fs::metadata(&path).unwrap().mode(), mode);
}
