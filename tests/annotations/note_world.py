"""An organisation, a draft and a vocabulary, as the tests of briefing notes need them."""

from datetime import UTC, date, datetime

from annotations.briefing.queries import compose
from annotations.models import BriefingNote, Theme
from annotations.services.notes import NoteWords, SectionWords, create_note, issue_note, save_note
from tests.factories import (
    article,
    make_annotation,
    make_draft,
    make_organisation,
    make_position,
    make_treaty,
    make_user,
)
from treatywatch.accounts.principal import principal_of_user

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
SITE = "https://example.org"
WORDS = NoteWords("New title", "Sub", date(2026, 4, 1), "i", "a", "intro", "q", "who", "end")


class World:
    """One organisation with an analyst and a coordinator, one draft, two themes with a position each."""

    def __init__(self) -> None:
        self.organisation = make_organisation()
        self.analyst = make_user("analyst", self.organisation)
        self.coordinator = principal_of_user(make_user("coordinator", self.organisation))
        self.treaty = make_treaty()
        self.draft = make_draft(
            self.treaty,
            [article("24", "1. Parties may consult coastal communities.\n2. They report.", "Safeguards")],
            label="Rev.1",
            symbol="KELP/5/Rev.1",
        )
        self.article = self.draft.articles.get()
        self.safeguards = Theme.objects.create(treaty=self.treaty, title="Safeguards", ordinal=1)
        self.money = Theme.objects.create(treaty=self.treaty, title="Money", ordinal=2)
        self.consult = make_position(self.treaty, "consult", self.safeguards, ask="Make it a duty.")
        self.fund = make_position(self.treaty, "fund", self.money, ask="Pay for it.")

    def say(self, words: str = "may", **fields):
        """An annotation of the organisation, published to everyone unless told otherwise."""
        defaults = {"author": self.analyst, "position": self.consult}
        return make_annotation(self.article, words, **(defaults | fields))

    def begin(self) -> BriefingNote:
        return create_note(
            principal=self.coordinator,
            now=NOW,
            draft=self.draft,
            title="Asks",
            subtitle="",
            dated_on=date(2026, 3, 20),
            themes=[self.safeguards, self.money],
        )

    def save(self, note: BriefingNote, version: int = 1, **changes) -> BriefingNote:
        given = {"principal": self.coordinator, "now": NOW, "note": note, "version": version}
        sections = [
            SectionWords(s, s.prose, s.recommendation, s.positions.all()) for s in note.sections.all()
        ]
        given |= {"words": WORDS, "sections": sections, "themes": [self.safeguards, self.money]}
        return save_note(**(given | changes))

    def issue(self, note: BriefingNote, version: int = 1) -> BriefingNote:
        return issue_note(principal=self.coordinator, now=NOW, note=note, version=version, site=SITE)

    def mentions(self, note: BriefingNote) -> list[str]:
        sections = compose(note, NOW, SITE).sections
        return [mention.article for section in sections for ask in section.asks for mention in ask.mentions]
