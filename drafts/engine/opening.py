"""Where the preamble begins, in the lines above the first article."""

import re
from collections.abc import Sequence

from drafts.engine.headings import is_title
from drafts.engine.source import Line

_RECITALS = (
    # English
    "acknowledging|affirming|anxious|aware|believing|concerned|conscious|considering|convinced|desir(?:ing|ous)"
    "|determined|emphasi[sz]ing|guided|inspired|mindful|noting|reaffirming|recalling|recogni[sz]ing|resolved|seeking|stressing"
    "|welcoming|whereas|wishing",
    # French
    "affirmant|conscientes?|conscients?|considérant|convaincue?s|désireu(?:x|ses)|estimant|notant|persuadés|préoccupée?s"
    "|rappelant|réaffirmant|reconnaissant|résolue?s|soucieu(?:x|ses)|soulignant|vu",
    # Spanish
    "afirmando|conscientes|considerando|convencid[ao]s|deseando|deseos[ao]s|observando|preocupad[ao]s|reafirmando"
    "|reconociendo|recordando|resuelt[ao]s|subrayando|teniendo",
    # Russian
    "будучи|выражая|желая|исходя|напоминая|отмечая|подтверждая|признавая|принимая|руководствуясь|сознавая|стремясь"
    "|считая|учитывая",
)
"""Words that open recitals."""
_OPENINGS = re.compile(
    rf"""[\[*“"]*(?:
      the\s(?:states?\s)?(?:high\scontracting\s)?parties\b | the\s(?:member\s)?states\b
      | the\s(?:royal\s)?government\sof
      | the\s(?:contracting|signatory)\b | the\sgovernments\b | the\seuropean\sparliament
      | the\sgeneral\sassembly | the\s(?:united\snations\s)?conference\so[fn] | having\sregard
      | (?:{"|".join(_RECITALS)})\b
      | bearing\sin\smind | taking\s(?:note|into) | deeply\sconcerned | we,?\sthe
      | les\s(?:hautes\s)?(?:parties|états|gouvernements|signataires) | la\sconférence | l['’]assemblée
      | le\sgouvernement\sd | el\sgobierno\sde | (?:las|los)\s(?:altas\s)?(?:partes|estados|gobiernos)
      | государства | стороны | договаривающиеся | правительств[оа]
      | (?:إن\s)?(?:الدول|الأطراف|حكومة) | وإذا?\s | إذ\s | رغبة\s | اقتناعا | تصميما
      | 本(?:公[约約]|[议議]定[书書]|[条條][约約]|[协協]定|[规規][约約]|宣言) | [缔締][约約] | [鉴鑒鑑][于於]
      | 我.{{0,6}}人民 | [考回][虑慮顾顧] | [认認][识識] | [确確][认認] | 深信 | [铭銘][记記]
      | [关關]注 | 注意到 | 重申 | 念及
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_GOES_ON = (",", ";", ",]", ";]", ":", "،", "，")


def preamble_start(lines: Sequence[Line]) -> tuple[int, bool]:
    """The index of the preamble's first line (`len(lines)` if there is none), and whether that is certain.

    The last line that opens like a preamble and is followed by more such lines wins over titles and covers;
    without one, the preamble begins at the first line that is no title.
    """
    openings = [index for index, line in enumerate(lines) if line.role == "text" and _opens(line.text)]
    if openings:
        start = _first_of_last_group(openings)
        while start and lines[start - 1].role == "text" and lines[start - 1].text.endswith(","):
            start -= 1  # who adopts it: "THE COUNCIL OF HARBOURS,"
        return start, True
    for index, line in enumerate(lines):
        if line.role == "text" and not is_title(line.text):
            return index, False
    return len(lines), True


def opens_preamble(text: str) -> bool:
    """Whether a line begins with words that usually open a preamble or one of its recitals."""
    return bool(_OPENINGS.match(text)) and not text[0].islower()


def _opens(text: str) -> bool:
    """Whether a line opens like a preamble and goes on: a sentence about the Parties ends with a full stop.

    In Chinese, a whole preamble may be one line, with nothing behind its last word.
    """
    goes_on = text.endswith(_GOES_ON) or (text[0] >= "\u3400" and not text.endswith("。"))
    return (goes_on or text.isupper()) and opens_preamble(text)


def _first_of_last_group(openings: Sequence[int]) -> int:
    """Openings with at most this many lines between them belong to one preamble, recitals to their enacting words."""
    start = openings[-1]
    for index in reversed(openings):
        if start - index > 120:
            break
        start = index
    return start
