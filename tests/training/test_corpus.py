import pytest

from flows.training.corpus import AnnotatedArticle, CorpusError, hold_out, read_corpus


def test_annotations_are_read_with_their_pieces(folder, article):
    (read,) = read_corpus(folder)
    assert read == article


def test_a_span_may_run_over_a_line_of_the_annotation_file(folder):
    path = folder / "attributions" / "mill_a1.ann"
    path.write_text(
        "T1\tContent 0 60\tMayor Lund\nThe end\nT2\tCue 20 24\tsaid\nE1\tContent:T1 Cue:T2\n", "utf-8"
    )
    (read,) = read_corpus(folder)
    assert [len(a.contents) for a in read.annotations] == [1]


def test_the_first_annotator_is_read(folder):
    (folder / "attributions" / "mill_b2.ann").write_text("", "utf-8")
    assert len(read_corpus(folder)[0].annotations) == 2


@pytest.mark.parametrize(
    ("annotations", "complaint"),
    [("T1\tCue 3 9000\tsaid\nE1\tCue:T1\n", "beyond the end"), ("E1\tCue:T7\n", "standoff format")],
)
def test_annotations_that_cannot_be_used_are_named(folder, annotations, complaint):
    (folder / "attributions" / "mill_a1.ann").write_text(annotations, "utf-8")
    with pytest.raises(CorpusError, match=rf"mill_a1\.ann.*{complaint}"):
        read_corpus(folder)


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(CorpusError, match="holds no text"):
        read_corpus(tmp_path)


def test_who_is_held_out_depends_on_names_alone():
    articles = [AnnotatedArticle(f"a{n}", "", ()) for n in range(200)]
    learned, held = hold_out(articles, 10)
    assert len(learned) + len(held) == 200
    assert 5 <= len(held) <= 40
    assert hold_out(articles[::-1], 10)[1] == held[::-1]
