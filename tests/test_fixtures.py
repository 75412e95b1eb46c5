"""The demonstration texts and data are what fixtures/README.md says they are."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from annotations.models import AnnotationKind, AnnotationState, Priority, Stance, Visibility
from drafts.engine.alignment import align
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers.markdown import read_markdown
from tests.fixture_extracts import EXTRACTS
from treatywatch.accounts.models import Role, Scope

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CYBERCRIME = FIXTURES / "treaties" / "cybercrime"
FILES = {
    "Zero draft": "2023-05-29-zero-draft.md",
    "Rev.1": "2023-11-06-revised-draft.md",
    "Rev.2": "2024-02-01-further-revised-draft.md",
}
OPENING = "Illustrative text written for TreatyWatch; not the official draft.\n"
POSITIONS = {
    "narrow-scope",
    "csea-targeted",
    "narrow-evidence",
    "scope-of-powers",
    "safeguards-24",
    "safeguards-general",
    "safeguards-assistance",
    "domestic-law",
    "civil-society",
    "refusal-grounds",
    "dual-criminality",
    "data-protection-link",
}
TITLES = """
Statement of purpose
Use of terms
Scope of application
Protection of sovereignty
Respect for human rights
Illegal access
Illegal interception
Interference with [computer data] [digital information]
Interference with a [computer system] [digital device]
Misuse of devices
Computer-related forgery
Computer-related theft or fraud
Offences related to online child sexual abuse or child sexual exploitation material
Solicitation or grooming of a child for sexual purposes through a computer system
Non-consensual dissemination of intimate images
Laundering of proceeds of crime
Offences relating to other international treaties
Liability of legal persons
Participation and attempt
Statute of limitations
Prosecution, adjudication and sanctions
Jurisdiction
Scope of procedural measures
Conditions and safeguards
Expedited preservation of stored computer data
Expedited preservation and partial disclosure of traffic data
Production order
Search and seizure of stored computer data
Real-time collection of traffic data
Interception of content data
Freezing, seizure and confiscation of the proceeds of crime
Establishment of criminal record
Protection of witnesses
Assistance to and protection of victims
General principles of international cooperation
Protection of personal data
Extradition
Transfer of sentenced persons
Transfer of criminal proceedings
General principles and procedures relating to mutual legal assistance
24/7 network
International cooperation for the purpose of expedited preservation of stored computer data
International cooperation for the purpose of expedited disclosure of preserved traffic data
Mutual legal assistance in accessing stored computer data
Mutual legal assistance in the real-time collection of traffic data
Mutual legal assistance in the interception of content data
Law enforcement cooperation
Joint investigations
Mechanisms for the recovery of property through international cooperation in confiscation
International cooperation for the purposes of confiscation
Special cooperation
Return and disposal of confiscated proceeds of crime or property
Preventive measures
General principles of technical assistance
Exchange of information
Implementation of the Convention through economic development and technical assistance
Conference of the States Parties to the Convention
Secretariat
Implementation of the Convention
Effects of the Convention
Settlement of disputes
Signature, ratification, acceptance, approval and accession
Entry into force
Amendment
Denunciation
Depositary and languages
""".strip().splitlines()
LINEAGE_TO_REV1 = {
    (("17",), ()),
    ((), ("5 bis",)),
    ((), ("17",)),
    (("40",), ("40", "41")),
    (("41",), ("42",)),
    (("42",), ("43",)),
    (("43",), ("44",)),
    (("44",), ("45",)),
    (("45", "46"), ("46",)),
    (("51",), ()),
    (("52",), ("51",)),
    (("53",), ("52",)),
    ((), ("53",)),
}
LINEAGE_TO_REV2 = {
    (("5 bis",), ("6",)),
    (("24",), ("7",)),
    *(((str(number),), (str(number + 2),)) for number in range(6, 24)),
    *(((str(number),), (str(number + 1),)) for number in range(25, 32)),
    (("32",), ()),
    ((), ("55",)),
    *(((str(number),), (str(number + 1),)) for number in range(55, 67)),
}


@cache
def parts_of(label: str) -> tuple[Part, ...]:
    return parse(read_markdown((CYBERCRIME / FILES[label]).read_bytes())).parts


def article(label: str, number: str) -> Part:
    named = [part for part in parts_of(label) if (part.number or part.kind) == number]
    assert len(named) == 1, f"{label} has {len(named)} articles {number}"
    return named[0]


def data(name: str):
    return json.loads((CYBERCRIME / name).read_text(encoding="utf-8"))


def organisations() -> list[dict]:
    return json.loads((FIXTURES / "organisations.json").read_text(encoding="utf-8"))["organisations"]


ANNOTATIONS = data("annotations.json")["annotations"]
STATEMENTS = data("statements.json")["statements"]


def by_key(note: dict) -> str:
    return note["key"]


@pytest.mark.parametrize("name", FILES.values())
def test_every_draft_opens_by_saying_that_it_is_illustrative(name):
    assert (CYBERCRIME / name).read_text(encoding="utf-8").startswith(OPENING)


def test_the_zero_draft_has_the_numbers_and_titles_of_the_real_one():
    articles = [(part.number, part.heading) for part in parts_of("Zero draft") if part.kind == "article"]
    assert articles == [(str(number), title) for number, title in enumerate(TITLES, start=1)]


@pytest.mark.parametrize(("label", "articles"), [("Zero draft", 66), ("Rev.1", 67), ("Rev.2", 67)])
def test_every_draft_has_a_preamble_and_its_articles(label, articles):
    kinds = [part.kind for part in parts_of(label)]
    assert kinds == ["preamble"] + ["article"] * articles


@pytest.mark.parametrize("label", FILES)
def test_brackets_are_balanced_in_every_article(label):
    odd = [part.number for part in parts_of(label) if part.text.count("[") != part.text.count("]")]
    assert odd == []


@pytest.mark.parametrize("label", FILES)
def test_the_readers_count_balances_and_finds_three_footnotes(label):
    parsed = parse(read_markdown((CYBERCRIME / FILES[label]).read_bytes()))
    assert parsed.characters.balances()
    assert [note.label for note in parsed.footnotes] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("old", "new", "lineage"),
    [("Zero draft", "Rev.1", LINEAGE_TO_REV1), ("Rev.1", "Rev.2", LINEAGE_TO_REV2)],
)
def test_the_alignment_finds_the_changes_that_were_made_on_purpose(old, new, lineage):
    old_parts, new_parts = parts_of(old), parts_of(new)
    found = {
        (tuple(old_parts[i].number for i in edge.old), tuple(new_parts[i].number for i in edge.new))
        for edge in align(old_parts, new_parts)
    }
    assert {pair for pair in found if pair[0] != pair[1]} == lineage


@pytest.mark.parametrize("note", ANNOTATIONS, ids=by_key)
def test_an_annotation_quotes_words_that_occur_once_in_its_article(note):
    text = article(note["draft"], note["article"]).text
    assert note["quote"] is None or text.count(note["quote"]) == 1


@pytest.mark.parametrize("note", ANNOTATIONS, ids=by_key)
def test_an_annotation_uses_values_that_exist(note):
    assert note["position"] in POSITIONS
    assert note["kind"] in AnnotationKind.values
    assert note["stance"] in Stance.values
    assert note["priority"] in Priority.values
    assert note["visibility"] in Visibility.values
    assert note["state"] in AnnotationState.values
    assert note["priority"] != Priority.RED_LINE or note["reason"]
    assert bool(note["shared_with"]) == (note["visibility"] == Visibility.COALITION)


def test_annotations_are_written_by_people_of_their_organisation():
    people = {body["slug"]: {person["email"] for person in body["people"]} for body in organisations()}
    assert all(note["author"] in people[note["organisation"]] for note in ANNOTATIONS)
    assert all(set(note["shared_with"]) <= people.keys() for note in ANNOTATIONS)


def test_what_has_been_reviewed_was_written_by_an_analyst():
    roles = {person["email"]: person["role"] for body in organisations() for person in body["people"]}
    authors = {note["author"] for note in ANNOTATIONS if note["state"] != AnnotationState.WORKING}
    assert {roles[author] for author in authors} == {Role.ANALYST}


def test_some_annotations_overlap_and_some_are_on_whole_articles():
    court, paragraph = (
        next(note["quote"] for note in ANNOTATIONS if note["key"] == key)
        for key in ("safeguards-court", "safeguards-paragraph-two")
    )
    assert court in paragraph
    wholes = [note for note in ANNOTATIONS if note["quote"] is None and "level" not in note]
    assert len(wholes) == 4
    others = {note["key"]: note["level"] for note in ANNOTATIONS if "level" in note}
    assert others == {
        "domestic-law-everywhere": "phrase",
        "chapeau-missing": "gap",
        "data-protection-chapter": "chapter",
    }


def test_every_position_is_defined_and_annotated():
    content = data("positions.json")
    assert {position["code"] for position in content["positions"]} == POSITIONS
    assert {position["theme"] for position in content["positions"]} == set(content["themes"])
    assert {note["position"] for note in ANNOTATIONS} == POSITIONS


def test_statements_name_articles_sessions_and_positions_that_exist():
    sessions = {session["label"] for session in data("treaty.json")["sessions"]}
    for statement in STATEMENTS:
        assert article(statement["draft"], statement["article"])
        assert statement["session"] in sessions
        assert statement["position"] in POSITIONS
        assert statement["stance"] in Stance.values
        assert statement["delegation"].endswith("(illustrative)")


def test_drafts_are_listed_in_order_with_illustrative_symbols():
    treaty = data("treaty.json")
    extracts = {label: file for label, (file, _, _) in EXTRACTS.items()}
    assert {draft["label"]: draft["file"] for draft in treaty["drafts"]} == FILES | extracts
    assert all(draft["symbol"].startswith("ILLUSTRATIVE/") for draft in treaty["drafts"])
    assert all(draft["file"].startswith(draft["issued_on"]) for draft in treaty["drafts"])
    assert {draft["session"] for draft in treaty["drafts"]} <= {one["label"] for one in treaty["sessions"]}


def test_the_briefing_note_puts_forward_every_position_once_and_defines_its_endnotes():
    note = data("briefing.json")
    positions = [code for section in note["sections"] for code in section["positions"]]
    assert sorted(positions) == sorted(POSITIONS)
    assert [section["theme"] for section in note["sections"]] == data("positions.json")["themes"]
    prose = [note["introduction"], note["conclusion"], *(section["prose"] for section in note["sections"])]
    for text in prose:
        assert set(re.findall(r"(\[\^\d\])(?!:)", text)) == set(re.findall(r"(\[\^\d\]):", text))


def test_one_reference_of_the_last_draft_was_left_dangling():
    assert "contrary to article 5 bis" in article("Rev.2", "41").text
    assert "5 bis" not in {part.number for part in parts_of("Rev.2")}


def test_organisations_are_marked_as_illustrative_and_people_are_roles():
    for body in organisations():
        assert body["is_illustrative"]
        assert "(illustrative" in body["name"]
        assert {person["role"] for person in body["people"]} <= set(Role.values)
        assert all(person["email"].endswith("example.org") for person in body["people"])
        assert all(set(token["scopes"]) <= set(Scope.values) for token in body["tokens"])
