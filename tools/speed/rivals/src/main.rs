//! All pairs of a list of words that are one edit of a code point apart, by the crate
//! symspell: every word is looked up among all. Prints how many there are.
//!
//!   rivals WORDS

use std::collections::HashSet;

use symspell::{SymSpell, SymSpellBuilder, UnicodeStringStrategy, Verbosity};

fn main() {
    let path = std::env::args().nth(1).expect("a file with a word a line");
    let text = std::fs::read_to_string(path).expect("a readable file");
    let words: HashSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut index: SymSpell<UnicodeStringStrategy> = SymSpellBuilder::default()
        .max_dictionary_edit_distance(1)
        .build()
        .expect("the defaults fit");
    for word in &words {
        index.load_dictionary_line(&format!("{word} 1"), 0, 1, " ");
    }
    let found = |word: &&str| index.lookup(word, Verbosity::All, 1).len() - 1;
    let pairs: usize = words.iter().map(found).sum();
    println!("{}", pairs / 2);
}
