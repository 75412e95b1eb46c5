"""A small note that has everything a note can have."""

from datetime import date

from annotations.briefing.note import Ask, Mention, Note, Section, Source

SOURCE = Source(
    treaty="Kelp treaty",
    title="Draft treaty on kelp forests",
    label="Rev.1",
    symbol="KELP/5/Rev.1",
    issued_on=date(2026, 3, 4),
    language="en",
    link="https://example.org/drafts/1/",
)
MENTION = Mention(
    article="Article 24(2)",
    heading="Safeguards",
    link="https://example.org/drafts/1/#part-24",
    stance="Support with amendment",
    priority="Red line",
    wording="Parties may consult coastal communities.",
    proposal="Parties shall consult coastal communities.",
    reason="A right that *may* be granted is none.",
    evidence="Kelp survey 2025.",
    evidence_link="https://example.org/survey",
)
ASK = Ask("consult", "Make consultation a duty.", "", (MENTION,))
NOTE = Note(
    title="Three asks on kelp",
    subtitle="What a treaty that works would say",
    organisation="Tide Institute",
    dated_on=date(2026, 3, 20),
    source=SOURCE,
    imprint="© 2026 Tide Institute.",
    about="The institute measures kelp.",
    introduction="Forests shrink.[^1]\n\n[^1]: See https://example.org/forests.",
    quote="Who plants kelp plants shelter.",
    quote_attribution="Tide Institute, statement of 2025",
    sections=(
        Section(
            "Safeguards",
            "They come first.",
            (Ask("consult", "Make consultation a duty.", "", (MENTION,)),),
            "Say **shall**.",
        ),
        Section("Money", "It follows.[^a]\n\n[^a]: See https://example.org/money.", (), "Pay."),
    ),
    conclusion="Time is short.",
    is_issued=True,
)
