from hypothesis import given
from hypothesis import strategies as st

from flows.tagging.encode import LONGEST_PARAGRAPH, encode


def test_pieces_stand_where_the_text_has_them(tokenizer):
    text = "Mayor Ölten left.\n\n  “Unbelievable,” said Rhiannon.\n"
    first, second = encode(text, tokenizer)
    assert text[first.starts[0] : first.ends[-1]] == "Mayor Ölten left."
    assert text[second.starts[0] : second.ends[-1]] == "“Unbelievable,” said Rhiannon."


def test_a_word_in_pieces_opens_once(tokenizer):
    (paragraph,) = encode("Quibbleworthiness", tokenizer)
    assert len(paragraph) > 1
    assert paragraph.opens_word.sum() == 1


def test_a_text_without_words_has_no_paragraphs(tokenizer):
    assert encode("", tokenizer) == []
    assert encode(" \n\t\n ", tokenizer) == []


def test_a_lone_surrogate_is_read(tokenizer):
    assert encode("He \ud800 left.", tokenizer)[0].ends[-1] == 10


def test_a_long_line_is_cut_after_a_sentence(tokenizer):
    text = "It rained in Vell. " * (LONGEST_PARAGRAPH // 12)
    paragraphs = encode(text, tokenizer)
    assert len(paragraphs) == 2
    assert text[paragraphs[0].starts[0] : paragraphs[0].ends[-1]].endswith("Vell.")
    assert text[paragraphs[1].starts[0] : paragraphs[1].ends[-1]].startswith("It rained")


@given(st.text(alphabet=st.characters(), max_size=200))
def test_pieces_run_forward_within_the_text(tokenizer, text):
    for paragraph in encode(text, tokenizer):
        assert paragraph.opens_word[0]
        assert (paragraph.starts <= paragraph.ends).all()
        assert (paragraph.starts[1:] >= paragraph.starts[:-1]).all()
        assert paragraph.starts[0] >= 0
        assert paragraph.ends[-1] <= len(text)
