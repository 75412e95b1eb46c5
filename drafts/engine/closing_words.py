"""The words that close a treaty, in the languages of `heading_words`; patterns for a line as `plain` gives it."""

import re
import unicodedata

_CHINESE_DATE = r"(?:公[曆历元]|西元)?\s?[\d零〇○一二三四五六七八九十廿卅千百]{1,9}\s?年.{0,12}?[日号號]"
_BINDING = (
    r"this\s(?:regulation|decision)\sshall\sbe\sbinding\sin\sits\sentirety",
    r"l[ea]\sprésente?\s(?:règlement|décision)\sest\sobligatoire\sdans\stous\sses\séléments",
    r"(?:el|la)\spresente\s(?:reglamento|decisión)\sserá\sobligatori[oa]\sen\stodos\ssus\selementos",
    r"dieser?\s(?:verordnung|beschluss)\sist\sin\sallen\sihren\steilen\sverbindlich",
    r"(?:il|la)\spresente\s(?:regolamento|decisione)\sè\sobbligatori[oa]\sin\stutti\si\ssuoi\selementi",
    r"[oa]\spresente\s(?:regulamento|decisão)\sé\sobrigatóri[oa]\sem\stodos\sos\sseus\selementos",
    r"(?:deze\sverordening|dit\sbesluit)\sis\sverbindend\sin\sal\shaar\sonderdelen",
)
_TESTIMONIUM = (
    r"in\s(?:witness|faith|testimony)\s(?:whereof|thereof|hereof|of\swhich)",
    r"en\sfoi\sde\squoi",
    r"en\s(?:fe|testimonio)\sde\s(?:lo\scual|ello)",
    r"в\s(?:удостоверение|подтверждение)\s(?:чего|вышеизложенного|изложенного)",
    r"و?(?:إثباتا|إشهادا|شهادة|تصديقا)\s(?:ل|على\s|بما\s|بذلك)",
    r"(?:[为為]此|[兹茲]|下列|爰).{0,120}(?:以昭信守|以[资資][证證]明)",
    r"zu\surkund\sdessen|ten\s(?:blijke|bewijze)\swaarvan|em\sfé\sdo\sque|in\sfede\sdi\sche",
)
_PLACE = (
    r"(?:done|signed)(?:\sand\s\w+)?,?\s(?:at|in|on|this)",
    r"fait(?:\set\s\w+)?,?\s(?:[àa]|en|le|au|aux)",
    r"(?:hech[oa]|dad[oa])(?:\sy\s\w+)?,?\s(?:en|el|a)",
    r"(?:совершено|учинено|составлено)\s(?:в|на|\d)",
    r"و?(?:حررت?|أبرمت?)\s(?:في\s|ب)",
    rf"(?:{_CHINESE_DATE}.{{0,20}}?|本.{{1,10}}?)?(?:[订訂]|作成|[缔締][结結])[于於][^的《，。]{{1,12}}(?:[，。]|$)",
    r"geschehen\s(?:zu|in|am)|gedaan\s(?:te|in|op)|feito\s(?:em|a)|fatto\s(?:a|in|il)",
)
_OPENS = r"[\[(*“\"«\s]{0,4}"
_ENDS = r"(?![^\W\d_\u0621-\u9fff])"
"""No letter of an alphabet that puts spaces between words: "Done atop" is something else."""

BINDING = re.compile(f"{_OPENS}(?:{'|'.join(_BINDING)})", re.IGNORECASE)
"""What the law of the European Union says of a regulation below its last article, before the place and date; its
manual of style counts it among the concluding formulas."""
TESTIMONIUM = re.compile(f"{_OPENS}(?:{'|'.join(_TESTIMONIUM)})", re.IGNORECASE)
"""What stands above the place and date: that the signatories are empowered to sign."""
PLACE = re.compile(f"{_OPENS}(?:{'|'.join(_PLACE)}){_ENDS}", re.IGNORECASE)
"""A line that begins so gives the place and date of signature, unless a sentence goes on in it."""
DATED = re.compile(r"\d{4}|\d年|年.{1,3}月|\bday\sof\b|_{2}|\.{3}|…|\[")
"""A date, or room left for one."""
WITHIN = re.compile(
    rf"(?:^|[.;。]\s{{0,2}})(?P<words>{_OPENS}(?:{'|'.join((*_TESTIMONIUM, *_PLACE))}){_ENDS})", re.IGNORECASE
)
"""Either of the two at the beginning of a line or behind a sentence in it."""
SIGNATORY = re.compile(r"(?:for|pour|por|за|für|voor|per)\s|عن\s|代表", re.IGNORECASE)
"""A line that begins so says for whom somebody signs."""
_MARKS = dict.fromkeys([*range(0x64B, 0x653), 0x640])


def plain(text: str) -> str:
    """The text as these patterns want it: without vowel signs and stretched letters of Arabic, with plain digits."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_MARKS))


def closes(text: str) -> bool:
    """Whether a line closes a text by its words alone, without regard to what stands above it."""
    words = plain(text)
    if words[:1].islower():
        return False
    is_formula = BINDING.match(words) or TESTIMONIUM.match(words)
    return bool(is_formula or (PLACE.match(words) and DATED.search(words)))
