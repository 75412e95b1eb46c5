import unicodedata
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.diff import diff_words
from drafts.engine.force import KINDS, classify


def told(old: str, new: str, language: str = "en") -> list[str]:
    """Each change as "kind: label", with ↑ or ↓ where it strengthens or weakens."""
    arrows = {"strengthens": " ↑", "weakens": " ↓", "changes": ""}
    changes = classify(old, new, language)
    return [f"{change.kind}: {change.label}{arrows[change.direction]}" for change in changes]


ENGLISH = [
    ("Parties shall act.", "Parties may act.", ["obligation: shall → may ↓"]),
    ("Parties should act.", "Parties shall act.", ["obligation: should → shall ↑"]),
    ("Parties shall act.", "Parties shall endeavour to act.", ["obligation: shall → shall endeavour to ↓"]),
    ("Parties shall not act.", "Parties may not act.", ["obligation: shall → may"]),
    ("Parties shall act.", "Parties shall not act.", ["negation: “not” added"]),
    ("Parties shall not act.", "Parties shall act.", ["negation: “not” removed"]),
    ("act without delay", "act without undue delay", ["number: without delay → without undue delay"]),
    ("lawful and fair", "lawful or fair", ["connector: and → or"]),
    ("lawful or fair", "lawful and/or fair", ["connector: or → and/or"]),
    ("States act; or", "States act;", ["editorial: “and” or “or” at the end of a list item"]),
    ("Parties shall act.", "Parties shall, where appropriate, act.", ["condition: “where appropriate” added ↓"]),
    ("They act, where appropriate.", "They act, where possible.", ["condition: where appropriate → where possible"]),
    ("They act.", "They act, in accordance with domestic law.",
     ["condition: “in accordance with domestic law” added ↓"]),
    ("They act, to the extent possible.", "They act.", ["condition: “to the extent possible” removed ↑"]),
    ("it is necessary and proportionate", "it is necessary", ["safeguard: safeguard removed: proportionality ↓"]),
    ("steps set by the police", "steps set by law by the police", ["safeguard: safeguard added: legality ↑"]),
    ("approval by a court in time", "approval by an office in time",
     ["safeguard: safeguard removed: judicial review ↓"]),
    ("any person", "all persons", ["scope: any → all"]),
    ("crimes", "crimes, including fraud", ["scope: “including” added"]),
    ("within thirty (30) days", "within forty-five (45) days", ["number: thirty (30) → forty-five (45)"]),
    ("within one hundred and eighty days", "within 90 days", ["number: one hundred and eighty → 90"]),
    ("within 30 days", "within 30 months", ["number: days → months"]),
    ("see article 5", "see article 6", ["reference: article 5 → article 6"]),
    ("see articles 6 to 16", "see articles 8 to 18", ["reference: article 6–16 → article 8–18"]),
    ('"Data" means facts.', '"Data" means facts and figures.',
     ["definition: definition of “Data”: “and figures” added"]),
    ("the State Party, acting", "the state party acting", ["editorial: capitals, spelling or punctuation"]),
    ("an organisation", "an organization", ["editorial: capitals, spelling or punctuation"]),
    ("They act, however.", "They act however.", ["editorial: punctuation"]),
    ("the Party’s law", "the Party's law", []),
    ("1. Parties act.", "2. Parties act.", []),
    ("a green book", "a red book", ["wording: “green” → “red”"]),
    ("in any case", "in any  case", []),
    ("the same", "the same", []),
]  # fmt: skip

MISJUDGED_ONCE = [
    ("a non- discriminatory test", "a non-discriminatory test", ["editorial: capitals, spelling or punctuation"]),
    ("over any 6-hour window", "over any 6 hour window", ["editorial: capitals, spelling or punctuation"]),
    ("The cost is known.", "TENET 2 The cost is known.", ["wording: “TENET 2” added"]),
    ("Option 1: They shall pay.", "They shall pay.", ["option: “Option 1” removed"]),
    ("the party acts under paragraph 6 of this Article", "the party acts under paragraph 8 of this Article",
     ["reference: paragraph 6 → paragraph 8"]),
    ("data that they obtain.", "data that they obtain in accordance with Article 70.",
     ["reference: “article 70” added"]),
    ("Parties should not block it.", "Parties shall not block it.", ["obligation: should → shall ↑"]),
    ("States take corrective measures.", "States take the necessary corrective measures.",
     ["wording: “the necessary” added"]),
    ("act in the sense of Directive 2016/680", "act in the sense of Directive 2016/681",
     ["wording: “680” → “681”"]),
    ("the limit is 1.5 °C", "the limit is 2 °C", ["number: 1.5 → 2"]),
    ("Option (a): They shall pay.", "They shall pay.", ["option: “Option (a)” removed"]),
    ("[They talk to their neighbours [among them] at once.]", "They talk to their neighbours at once.",
     ["bracket: bracket resolved: “They talk to their neighbours [among them] at …” stays",
      "bracket: bracketed text dropped: [among them]"]),
    ("a share of 10 %", "a share of 10", ["number: “%” removed"]),
]  # fmt: skip

BRACKETS = [
    ("Parties [shall] act.", "Parties shall act.", ["bracket: bracket resolved: “shall” stays"]),
    ("Parties shall act.", "Parties [shall] act.", ["bracket: put in brackets: “shall”"]),
    ("Parties [shall] [should] act.", "Parties should act.", ["option: “should” chosen from [shall] [should] ↓"]),
    ("Parties [shall][may] act.", "Parties shall act.", ["option: “shall” chosen from [shall] [may] ↑"]),
    ("Parties shall act.", "Parties [shall] [may] act.", ["bracket: “shall” opened to [shall] [may]"]),
    ("up to [ninety] days", "up to [ninety] [one hundred] days",
     ["bracket: new text in brackets: [one hundred]", "number: “one hundred” added"]),
    ("Parties act [as they see fit].", "Parties act.", ["bracket: bracketed text dropped: [as they see fit]"]),
    ("Parties act.", "Parties act [as they see fit].", ["bracket: new text in brackets: [as they see fit]"]),
    ("They act [, where appropriate,] now.", "They act now.",
     ["bracket: bracketed text dropped: [, where appropriate,]", "condition: “where appropriate” removed ↑"]),
    ("in [blue] [green] books", "in paper books", ["option: alternatives dropped: [blue] [green]"]),
    ("Parties act].", "Parties act.", ["bracket: end of a bracket removed"]),
    ("[Parties act.", "Parties act.", ["bracket: start of a bracket removed"]),
]  # fmt: skip

WHOLE = [
    ("", "2. Parties shall report.", ["provision: paragraph added: “Parties shall report.” ↑"]),
    ("2. Parties shall report.", "", ["provision: paragraph removed: “Parties shall report.” ↓"]),
    ("2. Parties may report.", "", ["provision: paragraph removed: “Parties may report.”"]),
    ('(a) "Data" means facts;', "", ["definition: definition of “Data” removed"]),
    ("Option 2", "", ["option: Option 2 removed"]),
    ("[2. Parties shall report.]", "", ["provision: paragraph removed: “[Parties shall report.]”"]),
    ("Option 1: Parties shall report.", "", ["provision: paragraph removed: “Option 1: Parties shall report.”"]),
    ("Should a Party ask, talks begin.", "", ["provision: paragraph removed: “Should a Party ask, talks begin.”"]),
    ("(a) ‘data’ means facts;", "", ["definition: definition of “data” removed"]),
    ("", "They respect human rights.",
     ["provision: paragraph added: “They respect human rights.”", "safeguard: safeguard added: human rights ↑"]),
]  # fmt: skip

OTHER_LANGUAGES = [
    ("fr", "Les Parties doivent agir.", "Les Parties peuvent agir.", ["obligation: doivent → peuvent ↓"]),
    ("fr", "La Partie s’efforce d’agir.", "La Partie doit agir.", ["obligation: s'efforce d'agir → doit ↑"]),
    ("fr", "Elles agissent.", "Elles n’agissent pas.", ["negation: “pas” added"]),
    ("fr", "Elles agissent.", "Elles agissent, le cas échéant.", ["condition: “le cas échéant” added ↓"]),
    ("fr", "licite et loyal", "licite ou loyal", ["connector: et → ou"]),
    ("fr", "dans les trente jours", "dans les 45 jours", ["number: trente → 45"]),
    ("fr", "visées à l’article 5", "visées à l’article 6", ["reference: article 5 → article 6"]),
    ("es", "Las Partes deberán actuar.", "Las Partes podrán actuar.", ["obligation: deberán → podrán ↓"]),
    ("es", "Procurará actuar.", "Deberá actuar.", ["obligation: Procurará → Deberá ↑"]),
    ("es", "Actuarán.", "Actuarán, cuando proceda.", ["condition: “cuando proceda” added ↓"]),
    ("es", "lícito y justo", "lícito o justo", ["connector: y → o"]),
    ("es", "treinta (30) días", "sesenta (60) días", ["number: treinta (30) → sesenta (60)"]),
    ("ru", "Parties shall act.", "Parties may act.", ["obligation: shall → may ↓"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), [*ENGLISH, *MISJUDGED_ONCE, *BRACKETS, *WHOLE])
def test_a_lawyer_would_say_so(old, new, expected):
    assert told(old, new) == expected


@pytest.mark.parametrize(("language", "old", "new", "expected"), OTHER_LANGUAGES)
def test_other_languages_have_tables_of_their_own(language, old, new, expected):
    assert told(old, new, language) == expected


def test_one_place_can_hold_several_changes():
    assert told(
        "3. Parties shall bear this in mind.", "3. Parties may, where appropriate, bear this in mind."
    ) == [
        "obligation: shall → may ↓",
        "condition: “where appropriate” added ↓",
    ]


def test_a_condition_that_only_changed_its_place_is_no_change_of_force():
    old = "Where appropriate, the authority of a State Party shall answer every request that it has received."
    new = "The authority of a State Party shall answer every request that it has received, where appropriate."
    assert all(not line.startswith("condition") for line in told(old, new))


def test_words_of_force_in_a_long_new_passage_are_told_but_not_its_small_words():
    old = "Parties shall act."
    new = "Parties shall act and, in any case in which the person so asks, shall tell all persons concerned of it."
    assert told(old, new) == ["obligation: “shall” added ↑"]


def test_a_change_names_its_words_and_its_place():
    (change,) = classify("Parties shall\nact.", "Parties may\nact.", "en")
    assert (change.old, change.new, change.place) == ("shall", "may", 0)


def test_what_weakens_ranks_before_what_strengthens_and_safeguards_before_wording():
    cases = [("lawful and fair", "fair"), ("shall go", "may go"), ("may go", "shall go"), ("red x", "blue x")]
    ranks = [classify(*case, "en")[0].rank for case in cases]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 4


PIECES = (
    "Parties", "shall", "may", "not", "and", "or", "[", "]", "[shall]", ",", "where", "appropriate", "any", "thirty",
    "(30)", "days", "article", "5", "lawful", ".", "court",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
SPACES = st.sampled_from(["  ", "\t", "\u00a0", " \u2009"])


@given(WORDS, WORDS, SPACES)
def test_classification_is_stable_under_rewrapping(old, new, space):
    assert classify(old, new.replace(" ", space), "en") == classify(old, new, "en")


@given(WORDS, WORDS, st.sampled_from(["’", "ʼ"]), st.sampled_from(["“”", "«»", "„“"]))
def test_the_style_of_quotes_says_nothing(old, new, apostrophe, quotes):
    plain = f'"{new}" is the Party\'s'
    styled = plain.replace("'", apostrophe).replace('"', quotes[0], 1).replace('"', quotes[1])
    assert classify(old, styled, "en") == classify(old, plain, "en")


@given(WORDS, WORDS, st.sampled_from(["2.", "(b)", "(iv)", "3 bis."]))
def test_the_label_of_a_paragraph_says_nothing(old, new, label):
    assert classify(f"1. {old}", f"{label} {new}", "en") == classify(f"1. {old}", f"1. {new}", "en")


@given(st.lists(st.sampled_from(["procédure", "à", "l’État", "doit", "peut", "légalité"])).map(" ".join))
def test_the_composition_of_letters_says_nothing(new):
    old = "l’État doit agir à son gré"
    assert classify(old, unicodedata.normalize("NFD", new), "fr") == classify(old, new, "fr")


@given(WORDS, WORDS)
def test_no_place_of_change_is_both_editorial_and_forceful(old, new):
    changes = classify(old, new, "en")
    editorial = {change.place for change in changes if change.kind == "editorial"}
    assert editorial.isdisjoint(change.place for change in changes if change.kind != "editorial")


@given(WORDS, WORDS)
def test_every_place_of_change_is_told_and_nothing_else(old, new):
    runs = groupby(diff_words(old, new), key=lambda op: op.kind == "equal")
    places = sum(not is_equal for is_equal, _ in runs)
    changes = classify(old, new, "en")
    assert bool(changes) == bool(places)
    assert all(0 <= change.place < places and change.kind in KINDS for change in changes)


@given(WORDS)
def test_a_text_beside_itself_has_no_changes(text):
    assert told(text, text) == []
