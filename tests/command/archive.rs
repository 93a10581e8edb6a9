//! tar archives.

/// An archive of documents with these texts, `0000.txt` and so on.
pub fn tar(texts: impl Iterator<Item = String>) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (number, text) in texts.enumerate() {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        let name = format!("{number:04}.txt");
        archive
            .append_data(&mut header, name, text.as_bytes())
            .unwrap();
    }
    archive.into_inner().unwrap()
}
