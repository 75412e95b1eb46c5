"""A small site to walk through: every page of it, with somebody who may read it, on texts of the demonstration."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.urls import reverse

from annotations.models import Position, Statement, Theme
from annotations.services.notes import create_note
from annotations.services.placing import publish_and_carry
from annotations.services.threads import reply
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.models import Article, Draft, DraftState
from drafts.queries import marked_doubts, staged_text
from drafts.readers import read
from drafts.services import look_at
from tests.annotations.cast import NOW, make_note
from tests.drafts.staged_world import make_staged
from tests.factories import (
    article,
    make_draft,
    make_organisation,
    make_position,
    make_session,
    make_treaty,
    make_user,
)
from treatywatch.accounts.models import User
from treatywatch.accounts.principal import Principal, principal_of_user

_TEXTS = Path(__file__).parents[2] / "fixtures" / "treaties" / "cybercrime"
_NUMBERS = {"", "3", "5", "5 bis", "10", "17", "24", "40", "41"}
_NOTES = (
    ("24", "approval or review by a court", "support"),
    ("24", "review by a court or another independent body, stated reasons", "support_with_amendment"),
    ("24", "shall weigh", "clarify"),
    ("10", "person liable who acts without intent to commit an offence", "oppose"),
    ("17", "offences established by any other treaty", "oppose"),
    ("3", "[serious crime]", "note"),
    ("5", "", "support"),
)


@dataclass(frozen=True)
class Stop:
    """One page: what people call it, its address, and who reads it."""

    name: str
    path: str
    reader: User | None = None


class Site:
    """Two published drafts of ten articles with notes, one of them also in French, a staged one, a draft in Arabic,
    and a briefing note."""

    def __init__(self) -> None:
        self.house = make_organisation("Harbour Institute")
        self.analyst = make_user("analyst", self.house)
        self.coordinator = make_user("coordinator", self.house)
        self.treaty = make_treaty("cybercrime", summary="A treaty to try things on.", is_illustrative=True)
        make_session(self.treaty, date(2023, 8, 21), "Sixth session", place="New York")
        self.zero = self._draft("2023-05-29-zero-draft.md", "Zero draft")
        self.rev1 = self._draft("2023-11-06-revised-draft.md", "Rev.1", published=False)
        self.position = self._position()
        self.notes = [self._note(*given) for given in _NOTES]
        self._notes_beyond_words()
        principal = principal_of_user(self.coordinator)
        reply(
            principal=principal,
            now=NOW,
            annotation=self.notes[0],
            text="Which court?",
            mentions=[self.analyst],
        )
        publish_and_carry(principal=principal, draft=self.rev1, now=NOW)
        self.staged = self._draft("2024-02-01-further-revised-draft.md", "Rev.2", published=False)
        self.corrected = make_staged(principal, make_treaty("rivers"))
        self.unread = self._unread(principal)
        self.arabic = make_draft(
            make_treaty("arabic", title="مشروع اتفاقية"),
            [article("1", "1. تضمن كل دولة طرف [حماية] البيانات.\n2. لا يجوز الاعتراض.", "الأغراض")],
            label="المسودة الأولى",
            language="ar",
        )
        self.french = make_draft(
            self.treaty,
            [article("3", "1. La présente Convention s’applique [partout].", "Champ d’application")],
            label="Rev.1",
            language="fr",
        )
        self.briefing = create_note(
            principal=principal,
            now=NOW,
            draft=self.rev1,
            title="Courts before powers",
            subtitle="",
            dated_on=date(2024, 5, 1),
            themes=[self.position.theme],
        )

    def _unread(self, principal: Principal) -> dict[str, UUID]:
        """Drafts whose file was not read: refused, read by nobody, and staged as it was, with its doubt looked at."""
        readings = {
            "refused": {"error": "The file holds no text."},
            "read by nobody": {"asked_at": "2024-01-01T12:00:00+00:00"},
            "not read again": {"again": {"redline": "old", "error": "The file holds no text."}},
        }
        drafts = {name: make_staged(principal, make_treaty()) for name in readings}
        for doubt in marked_doubts(staged_text(drafts["not read again"])):
            look_at(principal=principal, draft=drafts["not read again"], doubt=doubt.key)
        states = {"refused": DraftState.REFUSED, "read by nobody": DraftState.READING}
        for name, draft in drafts.items():
            draft.reading |= readings[name]
            draft.state = states.get(name, DraftState.STAGED)
            draft.save()
        return {name: draft.pk for name, draft in drafts.items()}

    def _position(self) -> Position:
        """An ask in a theme, and what a delegation said of it."""
        position = make_position(
            self.treaty,
            "court",
            Theme.objects.create(treaty=self.treaty, title="Safeguards"),
            title="Judicial oversight",
            ask="Every intrusive power needs a court.",
        )
        Statement.objects.create(
            treaty=self.treaty,
            position=position,
            delegation="A group of states",
            stance="oppose",
            summary="It would be slow.",
            fact_check="It is **not**.",
        )
        return position

    def _draft(self, file: str, label: str, *, published: bool = True) -> Draft:
        parsed = parse(read((_TEXTS / file).read_bytes(), file))
        parts = [part for part in parsed.parts if _is_wanted(part)]
        return make_draft(
            self.treaty,
            parts,
            published=published,
            label=label,
            symbol=f"ILLUSTRATIVE/{label}",
            organisation=self.house,
            doubts=parsed.doubts,
            footnotes=parsed.footnotes,
        )

    def _note(self, number: str, words: str, stance: str):
        return make_note(
            self.zero,
            words,
            article=self.zero.articles.get(number=number),
            author=self.analyst,
            stance=stance,
            state="published",
            position=self.position,
            reason="Without a court there is **no** safeguard.",
            proposed_wording=words and f"{words}, always",
            priority="red_line",
        )

    def _notes_beyond_words(self) -> None:
        """One note of each level that is neither words nor an article."""
        article = self.zero.articles.get(number="40")
        given = {"draft": self.zero, "article": article, "author": self.analyst, "state": "published"}
        make_note(**given, level="gap", at=article.text.index("\n"), reason="A yearly report is missing.")
        make_note(**given, level="phrase", words="requested State Party", reason="Name its courts too.")
        for level in ("chapter", "draft"):
            make_note(**given, level=level, reason="It says nothing of data protection.")

    def stops(self) -> list[Stop]:
        return [*self._for_everybody(), *self._for_analysts(), *self._for_coordinators()]

    def _for_everybody(self) -> list[Stop]:
        compare = f"{reverse('compare', args=['cybercrime'])}?old={self.zero.pk}&new={self.rev1.pk}&view="
        return [
            Stop("home", "/"),
            Stop("search", "/search/?q=court"),
            Stop("treaty", self.treaty.get_absolute_url()),
            Stop("reading", self.zero.get_absolute_url()),
            Stop("notes on an article", f"/articles/{self.zero.articles.get(number='24').pk}/notes/"),
            Stop("reading, right to left", self.arabic.get_absolute_url()),
            Stop("side by side", reverse("beside", args=[self.rev1.pk, self.french.pk])),
            Stop("side by side, right to left", reverse("beside", args=self._declaration())),
            Stop("language versions", reverse("draft-versions", args=[self.rev1.pk])),
            Stop("reading in French", self.french.get_absolute_url()),
            Stop("compare inline", f"{compare}inline"),
            Stop("compare side by side", f"{compare}side"),
            Stop("compare changes of a class", f"{compare}inline&kind=bracket"),
            Stop("compare without brackets, with noise", f"{compare}inline&brackets=ignore&noise=show"),
            Stop("compare one article", f"{compare}inline&article={self._safeguards().pk}"),
            Stop("correspondence", reverse("lineage", args=["cybercrime"])),
            Stop("heat map", reverse("heatmap", args=["cybercrime"])),
            Stop("heat map of a class", reverse("heatmap", args=["cybercrime"]) + "?kind=bracket"),
            Stop("watch", reverse("watch", args=["cybercrime"]) + "?phrase=domestic+law&phrase=judicial*"),
            Stop("brackets", reverse("draft-brackets", args=[self.rev1.pk])),
            Stop("brackets of a kind", reverse("draft-brackets", args=[self.rev1.pk]) + "?kind=bracket"),
            Stop(
                "references",
                f"{reverse('draft-references', args=[self.rev1.pk])}?article={self._safeguards().pk}",
            ),
            Stop("provision", reverse("provision", args=[self._safeguards().provision_id])),
            Stop("provision, right to left", self.arabic.articles.get().provision.get_absolute_url()),
            Stop("positions", reverse("positions", args=["cybercrime"])),
            Stop("login", reverse("login")),
            Stop("not found", "/treaties/none/"),
        ]

    def _for_analysts(self) -> list[Stop]:
        note = self.notes[0]
        stops = {
            "reading with notes": self.rev1.get_absolute_url(),
            "annotate": f"{reverse('annotate', args=[self._safeguards().pk])}?paragraph=0",
            "annotation": note.get_absolute_url(),
            "edit": reverse("annotation-edit", args=[self._working().pk]),
            "review": reverse("review", args=[self.rev1.pk]),
            "review, filtered": reverse("review", args=[self.rev1.pk]) + "?stance=oppose",
            "reading, filtered": self.rev1.get_absolute_url() + "?stance=support",
            "what waits": reverse("reviews"),
            "letters": reverse("letters"),
            "import annotations": reverse("import-annotations", args=[self.rev1.pk]),
        }
        return [Stop(name, path, self.analyst) for name, path in stops.items()]

    def _for_coordinators(self) -> list[Stop]:
        stops = {
            "home of a coordinator": "/",
            "new treaty": reverse("treaty-new"),
            "import": reverse("import-draft", args=["cybercrime"]),
            "versions to link": reverse("draft-versions", args=[self.zero.pk]),
            "staged": reverse("draft-staged", args=[self.staged.pk]),
            "staged, a line to correct": reverse("draft-staged", args=[self.corrected.pk]) + "?edit=3",
            "staged, what was left out": reverse("draft-staged", args=[self.corrected.pk]) + "?part=aside",
            "staged, not read again": reverse("draft-staged", args=[self.unread["not read again"]]),
            "refused": reverse("draft-staged", args=[self.unread["refused"]]),
            "read by nobody": reverse("draft-staged", args=[self.unread["read by nobody"]]),
            "correspondence to decide": reverse("lineage", args=["cybercrime"]),
            "proposals": reverse("draft-proposals", args=[self.rev1.pk]),
            "publish": reverse("publish-draft", args=[self.staged.pk]),
            "position": reverse("position-edit", args=[self.position.pk]),
            "keys": reverse("keys"),
            "notes": reverse("notes"),
            "new note": reverse("note-new"),
            "note editor": reverse("note-edit", args=[self.briefing.pk]),
            "note preview": self.briefing.get_absolute_url(),
        }
        return [Stop(name, path, self.coordinator) for name, path in stops.items()]

    def _declaration(self) -> tuple[UUID, UUID]:
        """The ids of the English version of the Arabic draft, and of that draft."""
        parts = [article("1", "1. Each State Party protects data.", "Purposes")]
        english = make_draft(self.arabic.treaty, parts, label=self.arabic.label)
        return english.pk, self.arabic.pk

    def _safeguards(self) -> Article:
        return self.rev1.articles.get(number="24")

    def _working(self):
        return make_note(self.rev1, article=self._safeguards(), author=self.analyst, reason="To be written.")


def _is_wanted(part: Part) -> bool:
    return part.kind == "preamble" or part.number in _NUMBERS
