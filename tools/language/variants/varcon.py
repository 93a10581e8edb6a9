"""British, American, Canadian and Australian spellings: VarCon, by way of the crate varcon."""
import glob, os, re, subprocess

import sources

# The letters that VarCon itself uses: en-US, en-GB, en-GB-oxford, en-CA, en-AU.
STYLE = {"American": "A", "BritishIse": "B", "BritishIze": "Z", "Canadian": "C", "Australian": "D"}
VERSION = "1.0.5"
# The stated rules (New Hart's Rules, 2nd ed. 2014, ch. 3 and 21): the two sides differ in one of these only.
RULES = [("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("isabl", "izabl"), ("yse", "yze"), ("ysing", "yzing"), ("re", "er"), ("tre", "ter"), ("ae", "e"), ("oe", "e"), ("ogue", "og"),
         ("ll", "l"), ("l", "ll"), ("ence", "ense"), ("ourit", "orit"), ("ouri", "ori"), ("gg", "g"), ("pp", "p"), ("tt", "t"), ("mme", "m"), ("gement", "gment"), ("dgement", "dgment"), ("que", "ck"), ("ph", "f"), ("y", "i"), ("ou", "o")]


def folder():
    """The unpacked crate, fetched by cargo."""
    home = sources.folder("varcon")
    os.makedirs(f"{home}/src", exist_ok=True)
    open(f"{home}/src/main.rs", "w").write("fn main() {}\n")
    open(f"{home}/Cargo.toml", "w").write(f'[workspace]\n[package]\nname = "fetch"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nvarcon = "={VERSION}"\n')
    registry = os.environ.get("CARGO_HOME") or os.path.expanduser("~/.cargo")
    if not glob.glob(f"{registry}/registry/src/*/varcon-{VERSION}"):
        subprocess.run(["cargo", "fetch", "-q"], cwd=home, check=True)
    return sorted(glob.glob(f"{registry}/registry/src/*/varcon-{VERSION}"))[-1]


def entries():
    """(explained, words): explained is false for entries with a part of speech, a note or a meaning of their own."""
    text = open(f"{folder()}/src/codegen.rs", encoding="utf8").read()
    for entry in re.split(r"\n  Entry \{", text)[1:]:
        found = []
        for variant in re.findall(r'word: "((?:[^"\\]|\\.)*)",\s*types: &\[(.*?)\n\s*\],', entry, re.S):
            types = re.findall(r"category: Category::(\w+), tag: (None|Some\(Tag::(\w+)\))", variant[1])
            found.append((variant[0], {STYLE[c]: tag or "first" for c, _, tag in types if c in STYLE}, any(t for _, _, t in types)))
        plain = "pos: None" in entry and "note: None" in entry and "description: None" in entry and "archaic: false" in entry
        yield plain, found


# Words that SCOWL lists beyond size 60 hold pairs that a program made (idea, idaea; acre, acer): there only these are taken.
FAMILIES = re.compile("haem|aemi[ac]|rrhoe|oedema|oestr|paed|palaeo|aesth|aetio|colour|favour|honour|savour|vapour|succour|labour|neighbour|odour"
                      "|armour|harbour|behaviour|sulph|mould|litre|metre|centre|titre|analys|alys|lled|lling|ller|llor|lodgement|metalli|mediaeval"
                      "|coeli|faec|foet|lustre|offenceless|programme|defence")
MADE = re.compile("ae$|oes$|^pre|lla|llee")
WRONG = set("cardiae costumire fayre louvre matres novenae oecus patinae preformative scapaed trabeculae".split())


def is_of_dialects(a, b, sizes):
    """True where SCOWL lists `a` as British, Canadian or Australian and `b` as American."""
    size = max(sizes.get(("other", a), 99), sizes.get(("us", b), 99))
    return a not in WRONG and (size <= 60 or size <= 80 and bool(FAMILIES.search(a)) and not MADE.search(a))


def by_rule(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    m = 0
    while m < min(len(a), len(b)) - n and a[-1 - m] == b[-1 - m]:
        m += 1
    for x, y in RULES:
        for left, right in ((x, y), (y, x)):
            for at in range(max(0, n - len(left)), n + 1):
                if a[at:at + len(left)] == left and a[:at] + right + a[at + len(left):] == b:
                    return True
    return False
