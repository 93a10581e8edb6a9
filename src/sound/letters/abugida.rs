//! What the letters and signs of an abugida say.

use crate::sound::phone::Phone;

/// What one code point says.
#[derive(Clone, Copy)]
#[expect(clippy::enum_variant_names, reason = "the names of Unicode")]
pub(crate) enum Sign {
    /// A consonant with its inherent vowel.
    Consonant(Phone),
    /// A consonant that can have no vowel (Bengali ৎ, Malayalam chillus).
    Bare(Phone),
    /// A stop with the nasal of its place before it (Sinhala ඹ).
    Prenasalised(Phone),
    Vowel(Phone),
    VowelSign(Phone),
    /// ऋ and its like: a consonant and the vocalic vowel.
    Vocalic(Phone),
    VocalicSign(Phone),
    Virama,
    Nukta,
    Nasal(Phone),
    Visarga,
    Geminate,
    Silent,
}
