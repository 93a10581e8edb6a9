//! Runs of text between bytes that certainly end a word: found 64 bytes at a time.
//!
//! After Langdale and Lemire, *Parsing gigabytes of JSON per second* (2019): what a
//! byte is becomes a bit of a mask, and only the bits where something changes are
//! read one by one.

/// A stretch of a text, between two ASCII characters that are no part of any word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub start: usize,
    pub end: usize,
    /// All of it is Devanagari letters and marks: it is one word.
    pub one_word: bool,
}

/// Iterates over the runs of a text that is valid UTF-8.
///
/// Cost: about one operation a byte, and a few a run.
#[derive(Clone, Debug)]
pub(crate) struct Runs<'a> {
    bytes: &'a [u8],
    /// Where the present block begins.
    block: usize,
    /// Of the bytes of the block: where a run begins or ends, from here on.
    limits: u64,
    /// Of the bytes of the block: not of a Devanagari letter or mark, from here on.
    others: u64,
    /// The run that is begun and not yet ended.
    open: Option<Open>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    start: usize,
    /// So far, in the blocks before the present one.
    one_word: bool,
}

/// Bytes that are read at a time: the bits of a mask.
pub(crate) const BLOCK: usize = 64;

impl<'a> Runs<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut runs = Self {
            bytes: text.as_bytes(),
            block: 0,
            limits: 0,
            others: 0,
            open: None,
        };
        runs.read_block();
        runs
    }

    /// Reads the block.
    fn read_block(&mut self) {
        let (inside, others) = with_before(self.bytes, self.block, masks);
        // A run of the block before goes on, or ends here.
        let before = u64::from(self.open.is_some());
        self.limits = inside ^ (inside << 1 | before);
        self.others = others;
    }

    fn ended(&mut self, open: Open, at: u32) -> Run {
        let up_to = (1_u64 << at) - 1;
        let one_word = open.one_word && self.others & up_to == 0;
        self.others &= !up_to;
        Run {
            start: open.start,
            end: self.block + at as usize,
            one_word,
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    #[inline]
    fn next(&mut self) -> Option<Run> {
        loop {
            while self.limits == 0 {
                if self.block + BLOCK > self.bytes.len() {
                    return None;
                }
                if let Some(open) = &mut self.open {
                    open.one_word &= self.others == 0;
                }
                self.block += BLOCK;
                self.read_block();
            }
            let at = self.limits.trailing_zeros();
            self.limits &= self.limits - 1;
            match self.open.take() {
                Some(open) => return Some(self.ended(open, at)),
                None => {
                    self.open = Some(Open {
                        start: self.block + at as usize,
                        one_word: true,
                    });
                }
            }
        }
    }
}

/// What `of` makes of a block and of the bytes before each of its bytes. Blanks stand for
/// what is outside the text.
#[inline]
pub(crate) fn with_before<T>(
    bytes: &[u8],
    block: usize,
    of: impl Fn(&[u8; BLOCK], &[u8; BLOCK]) -> T,
) -> T {
    let inside = block.checked_sub(1).and_then(|before| bytes.get(before..));
    // In place: bytes that were just copied together are slow to read again.
    let before = inside.and_then(|bytes| bytes.first_chunk());
    let here = bytes.get(block..).and_then(|bytes| bytes.first_chunk());
    if let (Some(before), Some(here)) = (before, here) {
        of(before, here)
    } else {
        let (before, here) = at_an_end(bytes, block);
        of(&before, &here)
    }
}

#[cold]
fn at_an_end(bytes: &[u8], block: usize) -> ([u8; BLOCK], [u8; BLOCK]) {
    let at = |place: Option<usize>| *place.and_then(|at| bytes.get(at)).unwrap_or(&b' ');
    (
        std::array::from_fn(|place| at((block + place).checked_sub(1))),
        std::array::from_fn(|place| at(Some(block + place))),
    )
}

/// Of the bytes of a block: which may be inside a word, and which of these are
/// not of a Devanagari letter or mark.
///
/// The letters and marks are U+0900 to U+097F, without U+0964 to U+0970 (dandas,
/// digits, the sign of abbreviation): E0 A4 and any, E0 A5 and any but A4 to B0.
// Without branches, so that one instruction reads many bytes.
#[allow(clippy::needless_bitwise_bool)]
fn masks(before: &[u8; BLOCK], here: &[u8; BLOCK]) -> (u64, u64) {
    let (mut inside, mut others) = ([0_u8; BLOCK], [0_u8; BLOCK]);
    for at in 0..BLOCK {
        let (before, byte) = (before[at], here[at]);
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        let ascii = letter | digit | (byte == b'\'');
        let other_lead = (byte >= 0xC0) & (byte != 0xE0);
        let other_block = (before == 0xE0) & (byte & 0xFE != 0xA4);
        let no_letter = (before == 0xA5) & (byte.wrapping_sub(0xA4) <= 0xB0 - 0xA4);
        inside[at] = u8::from(ascii | (byte >= 0x80));
        others[at] = u8::from(ascii | other_lead | other_block | no_letter);
    }
    (mask(&inside), mask(&others))
}

/// A bit for each byte, which is 0 or 1.
#[inline]
pub(crate) fn mask(flags: &[u8; BLOCK]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let bits = |eight: &[u8; 8]| {
        // The n-th byte is shifted to the n-th bit of the highest.
        u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    };
    let numbered = eights.iter().enumerate();
    numbered.fold(0, |mask, (at, eight)| mask | bits(eight) << (8 * at))
}
