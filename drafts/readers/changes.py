"""How a file shows its changes, and what readers say about them: the same words for every format."""

STRUCK = "struck text"
INSERTED = "inserted text (by its format)"
WITHDRAWN = "inserted text that is struck again"
STRUCK_SAID = "Struck characters left out: {}; check that they are deletions."
INSERTED_SAID = "Bold, underlined or coloured characters left out: {}; check that they are insertions."
BOTH_SAID = "Words that are struck out stand among the others."
