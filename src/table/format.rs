//! Writes tables: sorted, NFC, one row a variant; unknown columns are kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;

use super::load::{COLUMNS, Records, records, rows, table_error};
use super::row::{Relation, Row, Status};

/// A table in its standing form: columns in order, sorted, NFC.
///
/// # Errors
/// The first line that cannot be read.
///
/// ```
/// use std::path::Path;
/// use vartani::table::format;
/// let text = format("canonical,variant\nदिल्ली,दिल्लि\n".as_bytes(), Path::new("house.csv"))?;
/// assert!(text.starts_with("variant,canonical,relation,lang,status,source,note\nदिल्लि,दिल्ली,"));
/// # Ok::<(), vartani::error::Error>(())
/// ```
pub fn format(text: &[u8], path: &Path) -> Result<String, Error> {
    let (found, errors) = read(text, path);
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    let extra = extra_columns([&found]);
    let mut lines: Vec<Vec<String>> = found
        .records
        .iter()
        .map(|(_, cells)| arranged(cells, &found.header, &extra))
        .collect();
    lines.sort();
    lines.dedup();
    Ok(written(&extra, lines))
}

/// The union of tables; later ones win on the same variant and language.
///
/// # Errors
/// Every line that cannot be read, and every variant that two verified rows of
/// different tables give different canonicals.
///
/// ```
/// use vartani::table::merge;
/// let a = ("a.csv".into(), "variant,canonical\nदिल्लि,दिल्ली\n".into());
/// let b = ("b.csv".into(), "variant,canonical\nमास्को,मॉस्को\n".into());
/// assert_eq!(merge(&[a, b]).unwrap().lines().count(), 3);
/// ```
pub fn merge(inputs: &[(PathBuf, Vec<u8>)]) -> Result<String, Vec<Error>> {
    let mut problems = Vec::new();
    let mut tables = Vec::new();
    for (path, text) in inputs {
        let (found, errors) = read(text, path);
        problems.extend(errors);
        tables.push((path, found));
    }
    let extra = extra_columns(tables.iter().map(|(_, found)| found));
    let mut merged: BTreeMap<Key, (Vec<String>, &Path, u64)> = BTreeMap::new();
    for (path, found) in &tables {
        for (line, cells) in &found.records {
            let cells = arranged(cells, &found.header, &extra);
            let key = key(&cells);
            if let Some((held, held_path, held_line)) = merged.get(&key)
                && *held_path != path.as_path()
                && disagree(held, &cells)
            {
                let problem = format!(
                    "«{}» is «{}» here and «{}» in {}:{held_line}",
                    cells[0],
                    cells[1],
                    held[1],
                    held_path.display()
                );
                problems.push(table_error(
                    path,
                    *line,
                    &problem,
                    "settle on one canonical",
                ));
            }
            merged.insert(key, (cells, path, *line));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut lines: Vec<Vec<String>> = merged.into_values().map(|(cells, ..)| cells).collect();
    lines.sort();
    Ok(written(&extra, lines))
}

/// Rows as a table, in the order given; with the column `style` where a row has one.
pub fn write_rows<'a>(rows: impl IntoIterator<Item = &'a Row>) -> String {
    let rows: Vec<&Row> = rows.into_iter().collect();
    let has_style = rows.iter().any(|row| !row.style.is_empty());
    let lines = rows.into_iter().map(|row| {
        let status = match row.status {
            Status::Verified => "verified",
            Status::Candidate => "candidate",
            Status::Retired => "retired",
        };
        let relation = row.relation.to_string();
        let cells = [
            &*row.variant,
            &row.canonical,
            &relation,
            &row.lang,
            status,
            &row.source,
            &row.note,
            &row.style,
        ];
        let columns = if has_style {
            COLUMNS.len() + 1
        } else {
            COLUMNS.len()
        };
        cells[..columns].iter().map(ToString::to_string).collect()
    });
    let extra = has_style.then(|| "style".to_owned());
    written(extra.as_slice(), lines)
}

/// Two rows about the same thing: the same variant and language, or the same
/// pair held apart.
type Key = (String, String, String);

fn key(cells: &[String]) -> Key {
    let pair = if cells[2] == Relation::Distinct.to_string() {
        cells[1].clone()
    } else {
        String::new()
    };
    (cells[0].clone(), cells[3].clone(), pair)
}

fn disagree(held: &[String], new: &[String]) -> bool {
    let verified = |cells: &[String]| cells[4].is_empty() || cells[4] == "verified";
    held[1] != new[1] && verified(held) && verified(new)
}

fn read(text: &[u8], path: &Path) -> (Records, Vec<Error>) {
    let (_, errors) = rows(text, path);
    let (found, _) = records(text, path);
    (found, errors)
}

fn extra_columns<'a>(tables: impl IntoIterator<Item = &'a Records>) -> Vec<String> {
    let mut extra: Vec<String> = Vec::new();
    for name in tables.into_iter().flat_map(|table| &table.header) {
        if !COLUMNS.contains(&name.as_str()) && !extra.contains(name) {
            extra.push(name.clone());
        }
    }
    extra
}

fn arranged(cells: &[String], header: &[String], extra: &[String]) -> Vec<String> {
    let cell = |name: &str| {
        let at = header.iter().position(|column| column == name);
        at.and_then(|at| cells.get(at))
            .map_or_else(String::new, |text| text.nfc().collect())
    };
    COLUMNS
        .iter()
        .copied()
        .chain(extra.iter().map(String::as_str))
        .map(cell)
        .collect()
}

fn written(extra: &[String], lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = COLUMNS
        .iter()
        .copied()
        .chain(extra.iter().map(String::as_str));
    // Writing to memory does not fail, and every line has the header's width.
    let _ = writer.write_record(header);
    for line in lines {
        let _ = writer.write_record(line);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
