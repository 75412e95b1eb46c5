"""The texts: treaties, sessions, drafts, articles, and the threads that run through them."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from drafts.engine.numbering import in_latin
from drafts.engine.parts import KIND_NAMES


class Treaty(models.Model):
    """One instrument under negotiation, through all its drafts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=300)
    short_title = models.CharField(max_length=80)
    summary = models.TextField(blank=True)
    is_illustrative = models.BooleanField(default=False, help_text="Text made up for the demonstration.")

    class Meta:
        ordering = ["short_title"]
        verbose_name_plural = "treaties"

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return reverse("treaty", args=[self.slug])


class Session(models.Model):
    """A meeting at which the treaty is negotiated, formal or between sessions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="sessions")
    label = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "label"]
        constraints = [
            models.UniqueConstraint(fields=["treaty", "label"], name="one_session_per_label"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="session_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Provision(models.Model):
    """The thread through drafts: what stays the same thing while its number, place and words change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.CASCADE, related_name="provisions")

    def __str__(self) -> str:
        return str(self.id)

    def get_absolute_url(self) -> str:
        return reverse("provision", args=[self.id])


class DraftState(models.TextChoices):
    READING = "reading", "being read"
    REFUSED = "refused", "could not be read"
    STAGED = "staged", "staged"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"


class Draft(models.Model):
    """One version of a treaty's text. Once published it never changes; a corrigendum is a new draft.

    Labels and symbols are given by people, never counted. `reading` holds what the reader doubted and its
    account of characters: `{"warnings": [...], "characters": {"in", "kept", "set_aside"}, "language", "redline"}`:
    the language as the text reads, whatever people say it is in, and which words of a redline were read. Once
    it is published, `corrections` says what people corrected.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="drafts")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="drafts"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who brought the text in; its people alone see the draft until it is published.",
    )
    label = models.CharField(max_length=120)
    symbol = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField()
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.STAGED)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    version_group = models.UUIDField(
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text="Drafts that share it are one draft in several languages.",
    )
    source_sha256 = models.CharField(max_length=64, blank=True)
    reading = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["issued_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "label", "language"],
                condition=models.Q(state="published"),
                name="one_published_draft_per_label",
            ),
            models.UniqueConstraint(
                fields=["version_group", "language"],
                condition=models.Q(state="published"),
                name="one_published_version_per_language",
            ),
            models.UniqueConstraint(
                fields=["treaty", "organisation", "source_sha256"],
                condition=models.Q(state__in=["reading", "staged"]),
                name="one_staged_draft_per_file",
            ),
            models.UniqueConstraint(
                fields=["treaty", "source_sha256"],
                condition=models.Q(state__in=["reading", "staged"], organisation__isnull=True),
                name="one_staged_draft_per_file_of_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treaty.short_title}, {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("draft", args=[self.id])

    @property
    def one_draft(self) -> uuid.UUID:
        """What all language versions of a draft have in common, and no other draft."""
        return self.version_group or self.pk

    @property
    def is_published(self) -> bool:
        return self.state == DraftState.PUBLISHED


_ENGLISH_WORDS = ("article", "annex", "preamble", "draft", "art.")


class PartKind(models.TextChoices):
    PREAMBLE = "preamble", KIND_NAMES["preamble"]
    ARTICLE = "article", KIND_NAMES["article"]
    CONCLUSIONS = "conclusions", KIND_NAMES["conclusions"]
    ANNEX = "annex", KIND_NAMES["annex"]


class Article(models.Model):
    """The text of one provision in one draft: an article, or the preamble, the closing or an annex.

    `text` holds one paragraph a line; every offset into it is in Unicode code points, half-open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="articles")
    provision = models.ForeignKey(
        Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=11, choices=PartKind, default=PartKind.ARTICLE)
    number = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=120, blank=True, help_text="As printed: “[Article 14]”.")
    heading = models.TextField(blank=True)
    chapter = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["draft", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "ordinal"], name="one_article_per_place"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.draft.state in (DraftState.PUBLISHED, DraftState.WITHDRAWN):
            raise ValidationError("A published draft never changes; a corrigendum is a new draft.")

    def get_absolute_url(self) -> str:
        return f"{reverse('draft', args=[self.draft_id])}#{self.anchor}"

    @property
    def name(self) -> str:
        """What people call it: "Article 5 bis", "Preamble", "Annex II"; also where the draft prints 第五条之二."""
        number = self.number if self.number.isascii() else in_latin(self.number)
        return " ".join(filter(None, [self.get_kind_display(), number]))

    @property
    def printed_name(self) -> str:
        """The name in brackets where the draft prints the number so: the whole article is not agreed. Where its word
        is not English, what the draft prints: "Artículo 5", "第五条"."""
        word = self.label.lstrip('[(*“" ').partition(" ")[0].lower()
        if word and word not in _ENGLISH_WORDS:
            return self.label.rstrip(" .:：–—-")
        return f"[{self.name}]" if self.label.startswith("[") else self.name

    @property
    def anchor(self) -> str:
        """The fragment of its place in the reading page."""
        return f"part-{self.ordinal}"


class Footnote(models.Model):
    """A note printed at the foot of the draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="footnotes")
    ordinal = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["draft", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "ordinal"], name="one_footnote_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text[:60]}"


class SourceFile(models.Model):
    """The file a draft was read from, byte for byte. Kept in the database so that a draft and its source are
    stored or lost together, and no file lies where a web server could hand it out unasked.
    """

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="source_file")
    name = models.CharField(max_length=255)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class EdgeKind(models.TextChoices):
    KEPT = "kept", "kept"
    RENUMBERED = "renumbered", "renumbered"
    MOVED = "moved", "moved"
    SPLIT = "split", "split"
    MERGED = "merged", "merged"
    ADDED = "added", "added"
    DELETED = "deleted", "deleted"


class LineageEdge(models.Model):
    """One pair of articles of two drafts of which one became the other.

    A split is several rows with the same old article, a merger several with the same new one; an addition has
    no old article, a deletion no new one. A confirmed row was decided by a person and survives every re-run.
    """

    old_draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="edges_onward")
    new_draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="edges_back")
    old_article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="edges_onward"
    )
    new_article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="edges_back"
    )
    kind = models.CharField(max_length=12, choices=EdgeKind)
    score = models.FloatField()
    margin = models.FloatField()
    reason = models.CharField(max_length=200, blank=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["new_draft", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_draft", "new_draft", "old_article", "new_article"], name="one_edge_per_pair"
            ),
            models.CheckConstraint(
                condition=models.Q(old_article__isnull=False) | models.Q(new_article__isnull=False),
                name="edge_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_article or '–'} {self.kind} {self.new_article or '–'}"
