"""Articles in our own words for the tests of the alignment."""

from drafts.engine.alignment import align
from drafts.engine.parts import Part

SEIZURE = "Courts may order that goods bought with the proceeds of smuggling be seized and later sold."
WITNESSES = (
    "Nobody who testifies in good faith may be dismissed, threatened or sued because of the testimony."
)
TRAINING = (
    "Customs officers receive yearly training in the handling of seized ivory, timber and live animals."
)
REPORTS = "The secretariat publishes each spring what members told it about permits, fines and prosecutions."
FUNDS = "Contributions are paid in two instalments, and arrears above two years suspend the right to vote."
RIVERS = "Upstream members give notice of dams, diversions and spills that could harm fisheries downstream."
TEXTS = (SEIZURE, WITNESSES, TRAINING, REPORTS, FUNDS, RIVERS)
STANDARD = (
    "Scales that follow a published standard are presumed to be exact, as far as the standard covers that."
)
OBJECTIVES = """Whoever asks for a standard states its aims:
(a) to keep markets fair for buyers, farmers and small traders;
(b) to spare workshops needless tests and inspectors needless travel;
(c) to publish proposals early and to hear consumers before any vote."""
LOOK_ALIKE = (
    "Laboratories that follow a published standard are presumed to be exact, as far as it covers that."
)


def article(number, text, heading=""):
    return Part("article", number, heading, "", text)


def found(old, new):
    """Edges as old numbers, new numbers, kind."""
    return [
        ([old[index].number for index in edge.old], [new[index].number for index in edge.new], edge.kind)
        for edge in align(old, new)
    ]
