//! Why a spelling is preferred, in words that an editor understands.

use crate::table::Origin;
use crate::variant::{Cluster, Reason};

use super::catalogue::{Catalogue, filled};

/// Why the canonical of a cluster is preferred; with `sources`, what the table names too.
pub(super) fn why(cluster: &Cluster, says: &Catalogue, sources: bool) -> String {
    let total: u64 = cluster.members.iter().map(|member| member.count).sum();
    let mut reason = match &cluster.reason {
        Reason::Table(Origin::User, source) => with_source(says.your_table, source, true),
        Reason::Table(Origin::Style, source) => with_source(says.house_style, source, true),
        Reason::Table(_, source) => with_source(of_built_in(source, says), source, sources),
        Reason::Archive(most, next) => filled(says.archive, &[most, next]),
        Reason::MoreDocuments(most, next) => filled(says.more_documents, &[most, next]),
        Reason::Custom(most, next) => filled(says.custom, &[most, next]),
        Reason::MoreOccurrences(most, _) => filled(says.more_often, &[most, &total]),
        Reason::FewerDefects => says.fewer_defects.to_owned(),
        Reason::OnlyWord => says.only_word.to_owned(),
        Reason::Habit(choice, written, left_out) => {
            filled(says.habit, &[&choice.sign(), written, left_out])
        }
        Reason::Rule(choice) if choice.by_rule() == Some(false) => {
            filled(says.rule_against, &[&choice.sign()])
        }
        Reason::Rule(choice) => filled(says.rule_for, &[&choice.sign()]),
        Reason::FollowsLemma(lemma) => filled(says.follows, &[lemma]),
        Reason::Undecided => says.undecided.to_owned(),
    };
    if let Some(against) = majority_against(cluster, says) {
        reason = format!("{reason}, {against}");
    }
    reason
}

fn with_source(reason: &str, source: &str, shown: bool) -> String {
    if shown && !source.is_empty() {
        format!("{reason} ({source})")
    } else {
        reason.to_owned()
    }
}

/// What the sources of a built-in row come down to.
fn of_built_in(source: &str, says: &Catalogue) -> &'static str {
    let names = |list: &[&str]| list.iter().any(|one| source.contains(one));
    if names(&["chd"]) {
        says.directorate
    } else if names(&["geonames", "cldr"]) {
        says.names_list
    } else if names(&["hunspell", "tesseract"]) {
        says.dictionary
    } else {
        says.built_in
    }
}

/// The spelling that occurs more often than the preferred one, if one does.
fn majority_against(cluster: &Cluster, says: &Catalogue) -> Option<String> {
    let canonical = cluster.canonical()?;
    let most = cluster.members.iter().max_by_key(|member| member.count)?;
    (most.count > canonical.count && most.count > 1).then(|| {
        let counts = (&most.count, &canonical.count);
        filled(says.against_majority, &[&most.surface, counts.0, counts.1])
    })
}
