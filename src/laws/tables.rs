//! Tables: what is read, checked and formatted is one table.

use std::path::Path;

use crate::table::{Row, Table, format, merge};

/// A table is refused exactly where a check finds a problem; formatting twice is formatting
/// once, and changes no row.
pub fn tables(data: &[u8]) {
    let path = Path::new("table.csv");
    let table = Table::parse(data, path);
    assert_eq!(
        table.is_err(),
        !Table::problems(data, path, false).is_empty()
    );
    let _ = Table::problems(data, path, true);
    let _ = Table::warnings(data, path);
    let _ = merge(&[
        (path.into(), data.to_vec()),
        ("other.csv".into(), data.to_vec()),
    ]);
    let (Ok(table), Ok(formatted)) = (table, format(data, path)) else {
        return;
    };
    let again = format(formatted.as_bytes(), path).expect("a formatted table is a table");
    assert_eq!(again, formatted);
    let read = Table::parse(formatted.as_bytes(), path).expect("a formatted table is sound");
    assert_eq!(rows(&read), rows(&table));
    lookups(&table);
}

fn rows(table: &Table) -> Vec<String> {
    let mut rows: Vec<String> = table.rows().map(|(row, _)| shown(row)).collect();
    rows.sort();
    rows.dedup();
    rows
}

fn shown(row: &Row) -> String {
    let (variant, canonical) = (row.variant_spelling(), row.canonical_spelling());
    let (variant, canonical) = (variant.as_str(), canonical.as_str());
    format!(
        "{variant}|{canonical}|{}|{}|{:?}",
        row.relation, row.lang, row.status
    )
}

/// What is distinct is so both ways, and what is canonical stays so.
fn lookups(table: &Table) {
    for (row, _) in table.rows() {
        let (a, b) = (row.variant_spelling(), row.canonical_spelling());
        let (a, b) = (a.as_str(), b.as_str());
        assert_eq!(table.is_distinct(a, b), table.is_distinct(b, a));
        let _ = table.is_kept(a);
        if let Some(entry) = table.canonical_of(a) {
            assert!(!entry.row.canonical().is_empty());
        }
    }
}
