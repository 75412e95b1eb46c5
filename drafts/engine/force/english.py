"""English words of legal force.

Strength of obligations, strongest first, as the drafting practice of the United Nations has it (United Nations
Editorial Manual and the Treaty Section's Final Clauses Handbook: "shall" binds, "should" recommends, "may"
permits; commentary on treaties ranks duties of conduct such as "shall endeavour" between): 7 a duty · 6 an
announced duty ("will") · 5 a duty of conduct ("shall endeavour") · 4 a duty to consider · 3 a recommendation · 2 an
encouragement · 1 a permission · 0 an exemption. Conditions are those that negotiators call qualifiers or escape
clauses. Safeguards are the principles by which human rights bodies test a measure (General Comments 16, 31 and 34
of the Human Rights Committee: legality, necessity, proportionality, independent review, remedy).
"""

from drafts.engine.force.rules import Rule, Table

RULES = (
    # Obligation
    Rule(
        "obligation",
        "shall",
        "shall | must | is required to | are required to | undertakes to | undertake to",
        7,
    ),
    Rule("obligation", "is to", "is to | are to | is obliged to | are obliged to", 7),
    Rule("obligation", "will", "will", 6),
    Rule(
        "obligation",
        "shall endeavour to",
        "shall endeavour | shall endeavor | shall endeavour to | shall endeavor to | shall strive to"
        " | shall seek to"
        " | shall aim to | shall make every effort to | shall make efforts to | shall use best efforts to"
        " | shall use their best efforts to | shall use its best efforts to | shall take steps to | will strive to",
        5,
    ),
    Rule("obligation", "shall consider", "shall consider | shall give consideration to | shall encourage", 4),
    Rule(
        "obligation",
        "should",
        "should | ought to | should endeavour to | should strive to | should aim to",
        3,
    ),
    Rule(
        "obligation",
        "is encouraged to",
        "is encouraged to | are encouraged to | is invited to | are invited to | should consider"
        " | may endeavour to",
        2,
    ),
    Rule("obligation", "may", "may | can | could | is permitted to | are permitted to | has the right to", 1),
    Rule("plain", "a month", "may #"),
    Rule("obligation", "shall not apply", "shall not apply | should not apply", 0),
    Rule(
        "plain",
        "what it is for",
        "purpose is to | purposes are to | aim is to | aims are to | objective is to | objectives are to | task is to"
        " | role is to | goal is to | function is to | intention is to",
    ),
    # Negation
    Rule("negation", "not", "not | cannot | shan't | won't"),
    Rule("negation", "no", "no | no one | nobody | none | nothing | neither | nor | never"),
    Rule("negation", "without", "without"),
    Rule(
        "plain",
        "no negation",
        "without prejudice to | shall be without prejudice to | whether or not"
        " | no later than | not later than | no more than | not more than | no less than | not less than | not only"
        " | article no | no text",
    ),
    # Conditions
    Rule(
        "condition",
        "where appropriate",
        "where appropriate | as appropriate | if appropriate | when appropriate | where relevant | as relevant"
        " | where applicable | as applicable | if applicable | where necessary | if necessary | as necessary",
    ),
    Rule("plain", "a time", "as long as necessary | as long as is necessary"),
    Rule("number", "immediately", "immediately | forthwith | without delay | without any delay"),
    Rule("number", "without undue delay", "without undue delay | without unreasonable delay | promptly"),
    Rule("number", "as soon as possible", "as soon as possible | in a timely manner | timely"),
    Rule(
        "condition",
        "to the extent possible",
        "to the extent possible | to the fullest extent possible | to the greatest extent possible"
        " | to the best extent possible | to the maximum extent possible"
        " | as far as possible"
        " | where possible | if possible | when possible | to the extent feasible | as feasible | where feasible"
        " | insofar as possible | in so far as possible | to the extent practicable | where practicable"
        " | as far as practicable",
    ),
    Rule(
        "condition",
        "domestic law",
        "subject to domestic law | subject to its domestic law | subject to their domestic law"
        " | be subject to domestic law | be subject to its domestic law | be subject to their domestic law"
        " | be subject to the domestic law | be subject to national law | be subject to its national law"
        " | subject to the domestic law | subject to national law | subject to its national law"
        " | in accordance with domestic law | in accordance with its domestic law"
        " | in accordance with their domestic law | in accordance with national law"
        " | in accordance with its national law | in accordance with their national law"
        " | consistent with domestic law | consistent with its domestic law | under national law"
        " | to the extent permitted by domestic law | to the extent permitted by its domestic law"
        " | as far as its domestic law permits | in so far as its domestic law permits"
        " | in accordance with the fundamental principles of its domestic law"
        " | in accordance with the principles of its legal system",
    ),
    Rule(
        "condition",
        "means and capabilities",
        "within its means | within their means | within its capabilities | within their capabilities"
        " | subject to available resources | within available resources | in a position to do so"
        " | according to their capacity | in accordance with their capabilities | on a voluntary basis",
    ),
    Rule(
        "condition",
        "national circumstances",
        "in the light of different national circumstances | in light of different national circumstances"
        " | according to national circumstances | in accordance with national circumstances"
        " | taking into account national circumstances | in accordance with national priorities",
    ),
    Rule(
        "condition",
        "on mutually agreed terms",
        "on mutually agreed terms | on agreed terms | by mutual consent",
    ),
    Rule(
        "condition",
        "subject to",
        "subject to | provided that | on condition that | only if | in so far as | insofar as",
    ),
    Rule("plain", "under a regime", "be subject to | is subject to | are subject to | being subject to"),
    Rule("condition", "unless", "unless | except | except where | save | save where | with the exception of"),
    Rule("condition", "notwithstanding", "notwithstanding"),
    # Safeguards
    Rule(
        "plain",
        "no test of necessity",
        "is necessary to | is necessary for | are necessary to | are necessary for | is necessary in order"
        " | are necessary in order | as is necessary | if necessary | where necessary | when necessary",
    ),
    Rule(
        "safeguard",
        "necessity",
        "necessity | strictly necessary | is necessary | are necessary | necessary in a democratic society",
    ),
    Rule("safeguard", "proportionality", "proportiona* | disproportiona*"),
    Rule(
        "safeguard",
        "legality",
        "legality | lawful | lawfully | prescribed by law | provided by law | set by law",
    ),
    Rule("plain", "a fact", "is lawful under | are lawful under | be lawful under"),
    Rule(
        "safeguard",
        "judicial review",
        "judicia* | approval by a court | review by a court | approval or review by a court | independent court"
        " | court order | court authorization | court authorisation | approval of a court",
    ),
    Rule(
        "safeguard",
        "oversight",
        "oversight | independent body | independent review | independent supervision | independent authority"
        " | ombuds*",
    ),
    Rule("safeguard", "human rights", "human rights | fundamental rights | fundamental freedoms"),
    Rule(
        "safeguard",
        "safeguards",
        "subject to appropriate safeguards | subject to adequate safeguards | subject to suitable safeguards"
        " | appropriate safeguards | adequate safeguards | suitable safeguards",
    ),
    Rule("safeguard", "privacy", "privacy | data protection | protection of personal data"),
    Rule(
        "plain",
        "a name",
        "data protection supervisor | data protection board | data protection authority"
        " | data protection authorities | data protection officer | data protection regulation",
    ),
    Rule(
        "safeguard",
        "remedy",
        "remedy | remedies | effective remedy | right of appeal | right to appeal | redress",
    ),
    Rule("safeguard", "transparency", "transparency | transparent | transparently"),
    Rule(
        "plain",
        "a subject",
        "transparency framework | transparency system | transparency of action | transparency of support",
    ),
    Rule("safeguard", "due process", "due process | fair trial | fair hearing | presumption of innocence"),
    Rule(
        "safeguard", "non-discrimination", "non-discrimination | without discrimination | non-discriminatory"
    ),
    Rule("safeguard", "dual criminality", "dual criminality | double criminality"),
    Rule("safeguard", "non-refoulement", "refoulement | non-refoulement"),
    # Connectors
    Rule("connector", "and", "and | as well as"),
    Rule("connector", "or", "or"),
    Rule("connector", "and/or", "and/or"),
    # Scope
    Rule("scope", "any", "any"),
    Rule("scope", "all", "all"),
    Rule("scope", "each", "each | every"),
    Rule(
        "plain",
        "an interval",
        "every # | every two | every three | every four | every five | every six | every year",
    ),
    Rule("scope", "some", "some | certain"),
    Rule(
        "scope",
        "including",
        "including | includes | include | inter alia | among others | such as | e.g. | e.g",
    ),
    Rule("scope", "in particular", "in particular | particularly | especially | above all"),
    Rule("scope", "only", "only | solely | exclusively | limited to"),
    Rule("scope", "at least", "at least | at a minimum | as a minimum"),
)

_ONES_AND_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMERALS = {word: value for value, word in enumerate(_ONES_AND_TEENS.split(), start=1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}

ENGLISH = Table(
    rules=RULES,
    numerals=NUMERALS,
    numeral_joint="and",
    either="or",
    units="hour | hours | day | days | week | weeks | month | months | year | years | working day | working days"
    " | calendar day | calendar days | per cent | percent | % | ° c",
    reference_units="article articles art arts paragraph paragraphs para paras subparagraph subparagraphs"
    " sub-paragraph sub-paragraphs chapter chapters section sections annex annexes point points",
    reference_links="and or to through until of in under the this its present same preceding previous foregoing"
    " following next",
    introducing="",
    defining="mean | means | shall mean | refers to | refer to | covers | include | includes | is | are",
    options="option alternative alt",
    spellings=(("z", "s"), ("our", "or"), ("gement", "gment"), ("mme", "m")),
    capital_asks=True,
)
