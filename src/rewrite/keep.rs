//! What a file keeps when it is replaced: owner, group, permissions, extended attributes.
//!
//! POSIX access control lists are extended attributes, `system.posix_acl_access`
//! (acl(5), xattr(7)). What cannot be kept makes the file stay as it is.

use std::fs::File;
use std::io;

/// Gives `new` all that `old` has beside its bytes.
///
/// # Errors
/// Where something of it cannot be given: a file of another owner, as a rule.
#[cfg(unix)]
pub(crate) fn keep(old: &File, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (of_old, of_new) = (old.metadata()?, new.metadata()?);
    let owners = |it: &std::fs::Metadata| (it.uid(), it.gid());
    if owners(&of_old) != owners(&of_new) {
        // Only what differs: an owner may give a file to another group of theirs.
        let user = (of_old.uid() != of_new.uid()).then_some(of_old.uid());
        let group = (of_old.gid() != of_new.gid()).then_some(of_old.gid());
        fchown(new, user, group).map_err(|error| lost("its owner and group", &error))?;
    }
    keep_attributes(old, new)?;
    // Last: a change of owner or of a list takes rights away.
    let mode = of_old.mode() & 0o7777;
    if new.metadata()?.mode() & 0o7777 != mode {
        let rights = std::fs::Permissions::from_mode(mode);
        new.set_permissions(rights)
            .map_err(|error| lost("its permissions", &error))?;
    }
    let kept = new.metadata()?;
    if kept.mode() != of_old.mode() || owners(&kept) != owners(&of_old) {
        let refused = io::ErrorKind::PermissionDenied.into();
        return Err(lost("its permissions", &refused));
    }
    Ok(())
}

#[cfg(unix)]
fn keep_attributes(old: &File, new: &File) -> io::Result<()> {
    use xattr::FileExt;
    // A file system without any has none to keep.
    let names = |file: &File| -> io::Result<Vec<_>> {
        match file.list_xattr() {
            Ok(names) => Ok(names.collect()),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    };
    let wanted = names(old)?;
    for name in &wanted {
        let value = old.get_xattr(name)?;
        if let Some(value) = value
            && new.get_xattr(name)?.as_ref() != Some(&value)
        {
            let what = format!("its extended attribute {}", name.to_string_lossy());
            new.set_xattr(name, &value)
                .map_err(|error| lost(&what, &error))?;
        }
    }
    // A new file may get a list from its folder.
    for name in names(new)?.iter().filter(|name| !wanted.contains(name)) {
        if name.as_encoded_bytes().starts_with(b"system.posix_acl") {
            new.remove_xattr(name)
                .map_err(|error| lost("its access control list", &error))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn lost(what: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{what} cannot be kept: {error}"))
}

#[cfg(not(unix))]
pub(crate) fn keep(old: &File, new: &File) -> io::Result<()> {
    new.set_permissions(old.metadata()?.permissions())
}
