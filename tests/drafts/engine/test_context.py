from drafts.engine.context import around

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


def test_it_stays_in_the_line():
    assert around("above\nbefore WORD after\nbelow", 13, 17) == ("before ", " after")


def test_a_long_line_is_cut_at_whole_words():
    text = f"{LONG} WORD {LONG}"
    start = text.index("WORD")
    assert around(text, start, start + 4) == (
        "… six seven eight nine ten eleven twelve thirteen fourteen ",
        " one two three four five six seven eight nine ten eleven …",
    )


def test_text_without_spaces_is_cut_anywhere():
    text = "各" * 100 + "法律" + "国" * 100
    assert around(text, 100, 102) == ("… " + "各" * 60, "国" * 60 + " …")
