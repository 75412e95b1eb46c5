"""Two drafts of a small treaty of our own, in which everything happens that a redline can show."""

from datetime import date

from drafts.engine.comparison import compare
from drafts.engine.parts import Part
from drafts.exports.redline import DraftName, Redline

KELP = "Each Party shall protect the kelp along its coast and report on it every second year."
LAMP = "A lamp shall burn at the mouth of every harbour from dusk until dawn, in all weather."
FEES = "No Party shall ask a fee for the use of its lamps by ships that seek shelter from a storm."
BELLS = "Bells shall be rung in fog. They shall be heard a mile away, by day and by night alike."


def article(number: str, heading: str, text: str, chapter: str = "") -> Part:
    return Part("article", number, heading, chapter, text, f"Article {number}")


OLD = (
    Part("preamble", "", "", "", "The Parties,\nRecalling the dangers of the sea,", "Preamble"),
    article("1", "Kelp", f"1. {KELP}\n2. {FEES}", "Chapter I. General"),
    article("2", "Bells", BELLS, "Chapter I. General"),
    article("3", "Lamps", f"1. {LAMP}", "Chapter II. Lamps"),
    article(
        "4", "Oil", "Oil shall be kept dry and away from every flame in the harbour.", "Chapter II. Lamps"
    ),
    Part("annex", "I", "Harbours", "", "The north harbour.", "ANNEX I"),
)
NEW = (
    OLD[0],
    article("1", "Kelp forests", f"1. {KELP.replace('shall', 'should')}", "Chapter I. General"),
    article("2", "Costs", "The costs are borne by the depositary.", "Chapter I. General"),
    article("3", "Bells", BELLS.replace(". They", ".\nThey"), "Chapter I. General"),
    article("4", "Lamps", f"1. {LAMP}\n2. {FEES.replace('a storm', 'ice')}", "Chapter II. Light"),
    OLD[5],
)
REDLINE = Redline(
    treaty="Kelp treaty",
    old=DraftName("Zero draft", "KELP/4", date(2026, 1, 5)),
    new=DraftName("Rev.1", "KELP/5/Rev.1", date(2026, 3, 4)),
    language="en",
    comparison=compare(OLD, NEW),
)
