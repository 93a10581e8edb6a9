//! One direction a scope: of spellings that the choices of a house alone part, those are
//! preferred that the scope's habit, or a rule, prefers; never one here, the other there.
//!
//! In this order: the user's table and the archive, which are left alone; a rule (the nukta
//! of ड़); a word that is a mistake by a row; the habit of the scope; what rows say of such
//! words; the majority of the scope. Where none decides, nothing is suggested.

use crate::language::{Choice, Style, Tag, has_nuktas_of_origin};
use crate::table::{Origin, Relation};
use crate::variant::clustering::cluster::{Cluster, Reason};
use crate::variant::clustering::habit::{Habit, Habits};
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tier::Tier;
use crate::variant::tuning::BY_STYLE;
use crate::variant::vocabulary::entry::Vocabulary;

/// The members of a cluster that choices of a house alone part, one of which is its
/// canonical, if it has one.
struct Set {
    /// Each with its place among the members.
    members: Vec<(usize, Style)>,
    choices: Vec<Choice>,
}

impl Set {
    fn of(cluster: &Cluster, known: InLanguage<'_>) -> Option<Self> {
        let is_left_alone = matches!(
            cluster.reason,
            Reason::Table(Origin::User, _) | Reason::Archive(..)
        );
        if cluster.language != Some(Tag::HINDI) || is_left_alone || is_mistake(cluster, known) {
            return None;
        }
        let mut members: Vec<(usize, Style)> = cluster
            .members
            .iter()
            .enumerate()
            .map(|(at, member)| (at, Style::of(&member.spelling)))
            .collect();
        let key = if let Some(at) = cluster.canonical {
            members[at].1.key.clone()
        } else {
            let first = members.first()?.1.key.clone();
            members
                .iter()
                .all(|it| it.1.key == first)
                .then_some(first)?
        };
        let is_there = |at: usize| cluster.members[at].count > 0 || cluster.canonical == Some(at);
        members.retain(|(at, style)| style.key == key && is_there(*at));
        let differs = |choice: &Choice| {
            let mut marks = members.iter().map(|(_, style)| style.marks(*choice));
            let first = marks.next();
            marks.any(|other| Some(other) != first)
        };
        let choices: Vec<Choice> = Choice::ALL.into_iter().filter(differs).collect();
        (!choices.is_empty()).then_some(Self { members, choices })
    }
}

/// One of the members is no way to write the word, by a row (फ़िर, ज़वाब).
fn is_mistake(cluster: &Cluster, known: InLanguage<'_>) -> bool {
    cluster.members.iter().any(|member| {
        let row = known.canonical_of(&member.spelling).map(|entry| entry.row);
        row.is_some_and(|row| {
            let key = |word: &str| Style::of(word).key;
            row.relation == Relation::Misspelling
                && row.variant_spelling() == member.spelling
                && key(&member.spelling) == key(&row.canonical_spelling())
        })
    })
}

/// Which way the choices of a scope go.
#[derive(Default)]
pub(crate) struct Directions {
    habits: Habits,
    /// What rows of the built-in table prefer, by the occurrences of their sets.
    by_rows: [Habit; Choice::COUNT],
}

impl Directions {
    /// Of the clusters of a scope. Cost: a few look-ups for each spelling of Hindi.
    pub(crate) fn of(clusters: &[Cluster], vocabulary: &Vocabulary, knowledge: &Knowledge) -> Self {
        let mut directions = Self {
            habits: Habits::of(vocabulary, knowledge),
            by_rows: Default::default(),
        };
        let known = knowledge.in_language(Some(Tag::HINDI));
        for cluster in clusters {
            if let Some(set) = Set::of(cluster, known) {
                directions.count_rows(cluster, &set);
            }
        }
        directions
    }

    fn count_rows(&mut self, cluster: &Cluster, set: &Set) {
        let (Reason::Table(..), Some(canonical)) = (&cluster.reason, cluster.canonical) else {
            return;
        };
        let count = cluster
            .members
            .iter()
            .map(|member| member.count)
            .sum::<u64>();
        let Some((_, preferred)) = set.members.iter().find(|(at, _)| *at == canonical) else {
            return;
        };
        for &choice in &set.choices {
            let most = set.members.iter().map(|it| it.1.marks(choice)).max();
            let of_choice = &mut self.by_rows[choice as usize];
            if Some(preferred.marks(choice)) == most {
                of_choice.written += count;
            } else {
                of_choice.left_out += count;
            }
        }
    }

    /// Turns the clusters of Hindi into these directions.
    pub(crate) fn turn(&self, clusters: &mut [Cluster], knowledge: &Knowledge) {
        let known = knowledge.in_language(Some(Tag::HINDI));
        for cluster in clusters {
            if let Some(set) = Set::of(cluster, known) {
                self.settle(cluster, &set, known);
            }
        }
    }

    /// True where the first of two styles of a word goes the way of the scope, false where
    /// the second does; each with its occurrences.
    pub(crate) fn prefers(
        &self,
        choices: &[Choice],
        first: (&Style, u64),
        second: (&Style, u64),
    ) -> Option<bool> {
        let mut votes = choices.iter().filter_map(|&choice| {
            let first_writes = first.0.marks(choice) > second.0.marks(choice);
            let wants = choice.by_rule().or_else(|| self.of_choice(choice));
            Some(wants? == first_writes)
        });
        let vote = votes.next()?;
        votes.all(|other| other == vote).then_some(vote)
    }

    /// True where the sign of a choice is to be written, false where it is to be left out.
    fn of_choice(&self, choice: Choice) -> Option<bool> {
        let own = self.habits.of_choice(choice);
        let all = if choice.is_nukta() {
            self.habits.of_nuktas()
        } else {
            own
        };
        own.direction()
            .or_else(|| all.direction())
            .or_else(|| self.rows_on(choice).leaning())
            .or_else(|| all.leaning())
    }

    /// What rows say of a choice; of all nuktas together.
    fn rows_on(&self, choice: Choice) -> Habit {
        let alike = |other: &Choice| *other == choice || (choice.is_nukta() && other.is_nukta());
        let of = |choice: Choice| self.by_rows[choice as usize];
        let all = Choice::ALL.into_iter().filter(alike).map(of);
        all.fold(Habit::default(), |sum, it| Habit {
            written: sum.written + it.written,
            left_out: sum.left_out + it.left_out,
        })
    }

    fn settle(&self, cluster: &mut Cluster, set: &Set, known: InLanguage<'_>) {
        let wanted: Vec<(Choice, Option<bool>)> = set
            .choices
            .iter()
            .map(|&choice| (choice, direction_by_rule(choice, cluster, set, known)))
            .map(|(choice, by_rule)| (choice, by_rule.or_else(|| self.wanted(choice, cluster))))
            .collect();
        let is_open = |&(choice, direction): &(Choice, Option<bool>)| {
            direction.is_none() && self.is_counted(choice)
        };
        let best = best(cluster, set, &wanted);
        let is_tie = best.is_none_or(|(at, has_equal)| has_equal && cluster.canonical != Some(at));
        let Some((preferred, _)) = best.filter(|_| !is_tie && !wanted.iter().any(is_open)) else {
            undecided(cluster);
            return;
        };
        if is_by_origin_alone(cluster, set, preferred, known) {
            undecided(cluster);
            return;
        }
        let stays = cluster.canonical == Some(preferred);
        let by_row = matches!(cluster.reason, Reason::Table(..));
        let tells = |(choice, direction): &&(Choice, Option<bool>)| {
            direction.is_some() && (self.is_counted(*choice) || choice.by_rule().is_some())
        };
        match wanted.iter().find(tells) {
            Some(&(choice, _)) if !stays || (!by_row && self.is_settled(choice)) => {
                let reason = self.reason(choice);
                prefer(cluster, preferred, reason);
            }
            _ if !stays => prefer(cluster, preferred, Reason::OnlyWord),
            _ => {}
        }
    }

    /// The majority of the set says no less than a habit that is none.
    fn is_settled(&self, choice: Choice) -> bool {
        choice.by_rule().is_some() || self.habits.of_choice(choice).direction().is_some()
    }

    fn is_counted(&self, choice: Choice) -> bool {
        choice.is_nukta() || self.habits.of_choice(choice) != Habit::default()
    }

    /// As [`Self::of_choice`]; what is counted over no words but those of its set goes the
    /// way that the set does.
    fn wanted(&self, choice: Choice, cluster: &Cluster) -> Option<bool> {
        if self.is_counted(choice) {
            return self.of_choice(choice);
        }
        let marks = |at: usize| Style::of(&cluster.members[at].spelling).marks(choice);
        let most = (0..cluster.members.len()).map(marks).max();
        Some(Some(marks(cluster.canonical?)) == most)
    }

    fn reason(&self, choice: Choice) -> Reason {
        if choice.by_rule().is_some() {
            return Reason::Rule(choice);
        }
        let own = self.habits.of_choice(choice);
        let Habit { written, left_out } = if choice.is_nukta() && own.direction().is_none() {
            self.habits.of_nuktas()
        } else {
            own
        };
        Reason::Habit(choice, written, left_out)
    }
}

/// The habit would bring in a sign that the word does not have, as far as is known: the
/// lexicon has it without (साख, not साख़), and it is more often so here, too.
fn is_by_origin_alone(
    cluster: &Cluster,
    set: &Set,
    preferred: usize,
    known: InLanguage<'_>,
) -> bool {
    let member = &cluster.members[preferred];
    let nuktas = |style: &Style| -> u32 {
        let nuktas = Choice::ALL.into_iter().filter(|choice| choice.is_nukta());
        nuktas.map(|choice| u32::from(style.marks(choice))).sum()
    };
    let style = Style::of(&member.spelling);
    let has_more = |other: &Style, choice: Choice| other.marks(choice) < style.marks(choice);
    let is_unknown = |(at, other): &(usize, Style)| {
        let bare = &cluster.members[*at];
        let adds_nukta = nuktas(other) < nuktas(&style);
        let adds_bindu = has_more(other, Choice::Chandrabindu);
        let is_known = (!adds_nukta || has_nuktas_of_origin(&member.spelling))
            && (!adds_bindu || known.band(&member.spelling).is_some());
        !is_known && known.band(&bare.spelling).is_some() && bare.count >= member.count
    };
    set.members.iter().any(is_unknown)
}

/// What a rule settles. रोड is in use, रोड़ is not: there the flap is the mistake. A last
/// visarga belongs to its word.
fn direction_by_rule(
    choice: Choice,
    cluster: &Cluster,
    set: &Set,
    known: InLanguage<'_>,
) -> Option<bool> {
    let band_of = |has_most: bool| {
        let most = set.members.iter().map(|it| it.1.marks(choice)).max();
        let of = set
            .members
            .iter()
            .filter(|it| (Some(it.1.marks(choice)) == most) == has_most);
        of.filter_map(|(at, _)| known.band(&cluster.members[*at].spelling))
            .max()
    };
    let spellings = || {
        let members = set.members.iter();
        members.map(|(at, _)| cluster.members[*at].spelling.as_str())
    };
    match choice {
        Choice::Flap if spellings().any(has_flap_in_cluster) => Some(false),
        Choice::Flap => Some(band_of(true) >= band_of(false)),
        Choice::Visarga => {
            let is_adverb = |spelling: &str| spelling.ends_with("तः") || spelling.ends_with("शः");
            spellings().any(is_adverb).then_some(true)
        }
        // The stem owns it, by a row: स्थायी, not स्थाई.
        Choice::Glide => {
            let is_of_stem = |spelling: &str| {
                let canonical = known
                    .canonical_of(spelling)
                    .map(|it| it.row.canonical_spelling());
                canonical.is_some_and(|it| {
                    *it != *spelling
                        && Style::of(&it).marks(choice) > Style::of(spelling).marks(choice)
                })
            };
            spellings().any(is_of_stem).then_some(true)
        }
        _ => choice.by_rule(),
    }
}

/// ड and ढ are no flaps where a word begins, in a cluster and behind an anusvara: चड्ढी.
fn has_flap_in_cluster(spelling: &str) -> bool {
    let letters: Vec<char> = spelling.chars().collect();
    letters.windows(2).enumerate().any(|(at, two)| {
        let is_flap = matches!(two, ['ड' | 'ढ', '\u{93C}']);
        let before = at.checked_sub(1).map(|n| letters[n]);
        is_flap && matches!(before, None | Some('\u{94D}' | 'ं'))
    })
}

/// The member that goes the way of most choices, and whether another does as well that
/// occurs as often.
fn best(cluster: &Cluster, set: &Set, wanted: &[(Choice, Option<bool>)]) -> Option<(usize, bool)> {
    let agrees = |style: &Style| {
        let follows = |&(choice, direction): &(Choice, Option<bool>)| {
            let marks = || set.members.iter().map(|it| it.1.marks(choice));
            let this = Some(style.marks(choice));
            match direction {
                Some(true) => this == marks().max(),
                Some(false) => this == marks().min(),
                None => true,
            }
        };
        wanted.iter().filter(|it| follows(it)).count()
    };
    let rank = |(at, style): &(usize, Style)| (agrees(style), cluster.members[*at].count);
    let first = set.members.iter().max_by_key(|it| rank(it))?;
    let equals = set
        .members
        .iter()
        .filter(|it| rank(it) == rank(first))
        .count();
    Some((first.0, equals > 1))
}

fn undecided(cluster: &mut Cluster) {
    if let Some(before) = cluster.canonical.take() {
        cluster.reason = Reason::Undecided;
        as_sure_as_style(cluster, before);
    }
}

/// Makes another member the canonical.
fn prefer(cluster: &mut Cluster, preferred: usize, reason: Reason) {
    cluster.reason = reason;
    let before = cluster.canonical.replace(preferred);
    if before == Some(preferred) {
        return;
    }
    for at in 0..cluster.members.len() {
        if cluster.members[at].tier == Tier::Certain {
            as_sure_as_style(cluster, at);
        }
    }
    let member = &mut cluster.members[preferred];
    (member.tier, member.probability) = (Tier::Certain, 1.0);
}

/// What was preferred is one of two ways to write the word.
fn as_sure_as_style(cluster: &mut Cluster, at: usize) {
    let member = &mut cluster.members[at];
    member.tier = Tier::Likely;
    member.probability = 1.0 / (1.0 + (-f64::from(BY_STYLE)).exp());
    member.from_table = false;
}
