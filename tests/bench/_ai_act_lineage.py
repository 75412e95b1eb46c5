"""What became of the articles of the AI Act proposal: a table made by a person who read the texts side by side.

By number only. All numbers and headings were compared, and the articles in doubt read in full (2, 4, 18, 24, 28, 33,
40, 50, 55 to 58) or by the openings of their paragraphs; what is new is judged by its number and heading. The annexes
of the proposal are a file of their own, so that all annexes of the later drafts count as new; what the proposal's
file has there is a financial statement.
"""

PROPOSAL = "ai-act/2021-04-21-com-proposal.docx"

_ELSEWHERE = {
    # The duties of manufacturers are the third paragraph of 23a, in other words throughout.
    "24": {"23a"},
    "28": {"23a"},
    # The tasks of notified bodies stand apart from what is required of them.
    "33": {"33", "34a"},
    # Drawing documents up and keeping them are one article, under the number of the former.
    "50": {"18"},
    # So are the establishment and the structure of the board; nothing has the number 57 now.
    "57": {"56"},
}
_BECAME = {str(number): {str(number)} for number in range(1, 86)} | _ELSEWHERE

# Article 33a reads much like 40 and 42 but says it of others: of notified bodies, not of AI systems.
_PUT_IN = {"4a", "4b", "4c", "33a", "54a", "54b", "55a", "58a", "63a"}

# Later draft → old number to new numbers, and the new numbers that came of nothing.
TRUTH: dict[str, tuple[dict[str, set[str]], set[str]]] = {
    "ai-act/2022-06-15-fra-consolidated.docx": (_BECAME, _PUT_IN),
    "ai-act/2022-07-15-cz1.docx": (_BECAME, _PUT_IN | {"68a", "68b"}),
}
