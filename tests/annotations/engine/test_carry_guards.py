"""The hard cases of carrying forward: where a careless method would put a note on the wrong words."""

from annotations.engine.carry_forward import carry
from annotations.engine.spans import Span
from drafts.engine.alignment import Edge
from tests.annotations.engine.drafting import article, became, carry_quote

REGISTER = "Every harbour keeps a public register of the boats that land there and of their masters."
INSPECTORS = "Inspectors may board a boat at any hour, provided that they show the badge of their office."
SEASON = "A closed season begins with the first spawning and ends when the council so declares."
NETS = "Nets with a mesh narrower than two fingers are forbidden in shallow waters and in river mouths."
IN_PLACE = [became(0, 0)]


def test_short_words_in_rewritten_surroundings_are_for_a_person():
    old = [
        article("1", "The union shall set quotas for cod, after hearing the council, by the end of March.")
    ]
    new = [article("1", "The union fixes quotas for cod each spring, once harbours report, by lot.")]
    there = carry_quote(old, new, IN_PLACE, 0, "quotas for cod")
    assert (there.status, there.suggestion.text) == ("review", "quotas for cod")
    assert there.suggestion.reason == "surroundings"


def test_passage_that_resembles_other_new_text_as_much_is_for_a_person():
    twin = REGISTER.replace("public", "sealed")
    old = [article("1", REGISTER, SEASON)]
    new = [article("1", REGISTER.replace("public", "printed"), SEASON), article("2", twin)]
    edges = [became(0, 0), Edge((), (1,), "added", 0, 1, "")]
    there = carry_quote(old, new, edges, 0, "harbour keeps a public register of the boats")
    assert (there.status, there.place) == ("review", None)


def test_text_that_may_have_moved_to_two_places_is_suggested_at_neither():
    old = [article("1", SEASON, REGISTER)]
    new = [article("1", SEASON), article("2", REGISTER), article("3", REGISTER)]
    edges = [became(0, 0), Edge((), (1,), "added", 0, 1, ""), Edge((), (2,), "added", 0, 1, "")]
    there = carry_quote(old, new, edges, 0, "the boats that land there")
    assert (there.status, there.suggestion) == ("orphaned", None)


def test_words_moved_alone_into_new_text_are_suggested_there():
    old = [article("1", SEASON, NETS + " This does not bind children who fish with a rod.")]
    new = [
        article("1", SEASON, NETS),
        article("2", "Free are island schools, and children who fish with a rod."),
    ]
    edges = [became(0, 0), Edge((), (1,), "added", 0, 1, "")]
    there = carry_quote(old, new, edges, 0, "children who fish with a rod")
    assert (there.status, there.suggestion.reason, there.suggestion.part) == ("review", "moved", 1)
    assert there.suggestion.text == "children who fish with a rod"


def test_paragraph_cut_in_three_keeps_a_span_over_the_cuts():
    old = [article("1", f"{REGISTER} {INSPECTORS} {SEASON} {NETS}")]
    new = [article("1", f"{REGISTER} {INSPECTORS}", SEASON, NETS)]
    there = carry_quote(old, new, IN_PLACE, 0, "the council so declares. Nets with a mesh narrower")
    assert (there.status, there.place.text) == (
        "changed",
        "the council so declares.\nNets with a mesh narrower",
    )


def test_one_word_replaced_by_three_at_the_end_of_a_span_stays_in_it():
    old, new = [article("1", SEASON)], [article("1", SEASON.replace("spawning", "spawn of herring"))]
    there = carry_quote(old, new, IN_PLACE, 0, "A closed season begins with the first spawning")
    assert there.place.text == "A closed season begins with the first spawn of herring"


def test_long_addition_in_place_of_the_last_word_is_left_out_of_the_span():
    added = "run of herring, cod or mackerel, whichever the wardens of that coast see first,"
    old, new = [article("1", SEASON)], [article("1", SEASON.replace("spawning", added))]
    there = carry_quote(old, new, IN_PLACE, 0, "A closed season begins with the first spawning")
    assert there.place.text == "A closed season begins with the first"


def test_sentence_whose_words_changed_their_form_is_suggested_as_similar():
    old = [article("1", REGISTER, "Fishing vessels displaying lanterns nightly.", SEASON)]
    new = [article("1", REGISTER, "A fisher's vessel displays its lantern each night.", SEASON)]
    there = carry_quote(old, new, IN_PLACE, 0, "vessels displaying lanterns")
    assert (there.status, there.suggestion.reason, there.suggestion.rung) == ("review", "similar", "sentence")
    assert there.suggestion.text == "A fisher's vessel displays its lantern each night."


def test_words_far_apart_now_are_not_joined_over_the_text_between():
    between = " ".join(["unless the council of that coast, having heard the wardens, decides otherwise"] * 3)
    quote = "begins with the first spawning and ends"
    old = [article("1", SEASON)]
    new = [article("1", SEASON.replace("spawning and ends", f"spawning {between} and ends"))]
    there = carry_quote(old, new, IN_PLACE, 0, quote)
    assert (there.place or there.suggestion).text == "begins with the first spawning"


def test_note_on_an_article_of_which_little_is_left_is_for_a_person():
    old, new = (
        [article("1", REGISTER, SEASON)],
        [article("1", INSPECTORS, NETS, "Every harbour keeps a light.")],
    )
    there = carry(old, new, IN_PLACE, [Span(0, 0, 0, "article")])[0]
    assert (there.status, there.reason, there.suggestion.rung) == ("review", "rewritten", "article")


def test_paragraph_moved_within_its_article_takes_its_notes_along():
    old, new = [article("1", REGISTER, SEASON, NETS)], [article("1", NETS, REGISTER, SEASON)]
    there = carry_quote(old, new, IN_PLACE, 0, "forbidden in shallow waters")
    assert (there.status, there.reason) == ("changed", "reordered")
    assert (there.place.part, there.place.text) == (0, "forbidden in shallow waters")


def test_paragraph_moved_beside_a_twin_of_itself_is_for_a_person():
    old = [article("1", REGISTER, SEASON, NETS), article("2", INSPECTORS, NETS)]
    new = [article("1", NETS, REGISTER, SEASON), article("2", INSPECTORS, NETS)]
    there = carry_quote(old, new, [became(0, 0), became(1, 1)], 0, "forbidden in shallow waters")
    assert (there.status, there.suggestion.reason) == ("review", "moved")


def test_unmistakable_words_stay_whatever_article_they_are_said_to_be_in():
    old = [article("1", REGISTER), article("2", SEASON, NETS)]
    new = [article("1", REGISTER, SEASON, NETS)]
    edges = [Edge((0, 1), (0,), "merged", 0.9, 0.0, "")]
    there = carry_quote(old, new, edges, 0, "of the boats that land there and of their masters")
    assert (there.status, there.place.text) == (
        "carried",
        "of the boats that land there and of their masters",
    )


def test_words_that_occur_twice_are_for_a_person_while_their_article_is_unsure():
    old = [article("1", NETS), article("2", NETS)]
    new = [article("1", NETS, NETS)]
    edges = [Edge((0, 1), (0,), "merged", 0.9, 0.0, "")]
    there = carry_quote(old, new, edges, 0, "mesh narrower")
    assert (there.status, there.reason) == ("review", "article-unsure")


def test_insertion_no_longer_than_either_side_bears_is_taken_into_the_span():
    now = NETS.replace("and in", "save where the wardens of that coast allowed it, and in")
    there = carry_quote([article("1", NETS)], [article("1", now)], IN_PLACE, 0, NETS)
    assert (there.status, there.place.text) == ("changed", now)


def test_brackets_resolved_between_unmistakable_words_leave_the_note_there():
    before = REGISTER.replace("public register", "[public] [register]")
    old = [article("1", INSPECTORS + " " + before, SEASON)]
    new = [article("1", REGISTER + " Boats of a coast guard need none, nor do rafts.", NETS)]
    there = carry_quote(old, new, IN_PLACE, 0, "keeps a [public] [register] of the boats")
    assert (there.status, there.place.text) == ("changed", "keeps a public register of the boats")


def test_few_words_whose_last_one_and_its_neighbour_are_gone_are_for_a_person():
    old = [article("1", f"{SEASON} Wardens may enlarge and join fleets that share a harbour. {INSPECTORS}")]
    new = [article("1", f"{SEASON} Wardens may enlarge and join vessels which share a harbour. {INSPECTORS}")]
    there = carry_quote(old, new, IN_PLACE, 0, "and join fleets")
    assert (there.status, there.reason) == ("review", "rewritten")
