from drafts.engine.parts import Part
from drafts.engine.usual_phrases import usual_phrases


def article(text: str) -> Part:
    return Part("article", "1", "", "", text)


def test_the_phrases_that_a_draft_has_come_with_their_number_most_frequent_first():
    parts = [article("Under domestic law, human rights."), article("Domestic laws of each State.")]
    assert usual_phrases(parts, "en") == (("domestic law*", 2), ("human rights", 1))


def test_each_language_has_its_own_and_others_have_none():
    assert usual_phrases([article("根据其国内法的规定")], "zh") == (("国内法", 1),)
    assert usual_phrases([article("domestic law")], "xx") == ()
