"""What the address of a comparison asks for: which drafts, which of their articles, seen how."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from drafts.engine.force import KINDS
from drafts.engine.lens import Lens
from drafts.models import Draft
from drafts.views.pairs import choose_pair

_LEGAL = {
    "view": ("", "inline", "side"),
    "kind": ("", *KINDS),
    "brackets": ("", "ignore"),
    "noise": ("", "show"),
}
_PARAMETERS = {"old", "new", "article", *_LEGAL}


@dataclass(frozen=True)
class Choice:
    """What the address asks for; `article` is the id of one article of either draft, or empty.

    `kind` is the class of changes of legal force to which the page is narrowed, empty for all.
    """

    old: Draft
    new: Draft
    view: str
    article: str
    kind: str
    lens: Lens

    @property
    def address(self) -> str:
        """This very page, after its path."""
        return self._address()

    @property
    def inline(self) -> str:
        return self._address(view="")

    @property
    def side(self) -> str:
        return self._address(view="side")

    @property
    def counting_brackets(self) -> str:
        return self._address(brackets="")

    @property
    def ignoring_brackets(self) -> str:
        return self._address(brackets="ignore")

    @property
    def hiding_noise(self) -> str:
        return self._address(noise="")

    @property
    def showing_noise(self) -> str:
        return self._address(noise="show")

    @property
    def whole(self) -> str:
        """The same without a choice of article."""
        return self._address(article="")

    @property
    def swapped(self) -> str:
        return self._address(old=self.new.pk, new=self.old.pk, article="")

    @property
    def of_article(self) -> str:
        """The same with the article still to be added at its end."""
        return self._address(article="", kind="") + "&article="

    @property
    def file(self) -> str:
        """What the address of a file to take away asks for: files have one view and all classes."""
        return self._address(view="", kind="")

    def of_kind(self, kind: str) -> str:
        """The same narrowed to another class, or to none; it leads to the list."""
        return self._address(kind=kind) + "#matters"

    def between(self, old: Draft, new: Draft, article: object) -> str:
        """The same of two other drafts; `article` of one of them, or empty."""
        return self._address(old=old.pk, new=new.pk, article=article)

    def _address(self, **changes: object) -> str:
        asked = {
            "old": self.old.pk,
            "new": self.new.pk,
            "view": "" if self.view == "inline" else self.view,
            "brackets": "" if self.lens.brackets else "ignore",
            "noise": "show" if self.lens.noise else "",
            "kind": self.kind,
            "article": self.article,
        }
        return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})


def choice_of(query: QueryDict, drafts: Sequence[Draft]) -> Choice | None:
    """The pair that the address names, or else the newest draft with the one before; None without a pair.

    404 for a draft that the reader cannot see, 400 for a parameter or a value of one that does not exist.
    """
    asked = {name: query.get(name, "") for name in _LEGAL}
    if set(query) - _PARAMETERS or any(asked[name] not in legal for name, legal in _LEGAL.items()):
        raise BadRequest("unknown parameter, or a value that it cannot have")
    pair = choose_pair(query, drafts)
    if pair is None:
        return None
    lens = Lens(brackets=asked["brackets"] != "ignore", noise=asked["noise"] == "show")
    return Choice(*pair, asked["view"] or "inline", query.get("article", ""), asked["kind"], lens)
