"""The scores are those of the CoNLL 2018 shared task, on a treebank made for the test."""

import pytest
import spacy
from spacy.tokens import Doc

from training.card import BEGIN, END, put_scores, with_card
from training.scores import Tally, count, count_sentences, gold_entities, score, system_words, table
from training.test_sets import documents

TREEBANK = """# newdoc id = a
# sent_id = 1
# text = We don't stop.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar id = b
# sent_id = 2
# text = Ann was hit.
1\tAnn\tAnn\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\thit\thit\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""
ENTITIES = "# sent_id = x\n1\tAnn\tB-PER\t-\t-\n2\twas\tO\t-\t-\n3\thit\tO\t-\t-\n4\t.\tO\t-\t-\n"


@pytest.fixture
def document(tmp_path):
    (tmp_path / "a.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "a.iob2").write_text(ENTITIES, encoding="utf-8")
    (only,) = documents(tmp_path / "a.conllu", tmp_path / "a.iob2")
    return only


def parsed(words, spaces, heads, deps):
    return Doc(spacy.blank("en").vocab, words=words, spaces=spaces, heads=heads, deps=deps)


def test_a_document_is_read_with_its_text(document):
    assert document.text == "We don't stop.\n\nAnn was hit."
    assert [word.form for word in document.words[:4]] == ["We", "do", "n't", "stop"]
    assert [word.span for word in document.words[:4]] == [(0, 2), (2, 4), (4, 7), (7, 11)]
    assert document.starts == [0, 5]
    assert document.words[5].head == 7
    assert gold_entities(document) == {(5, 6, "PER")}


def test_what_is_right_and_what_is_not(document):
    words = ["We", "don't", "stop", ".", "\n\n", "Ann", "was", "hit", "."]
    heads, deps = (
        [2, 2, 2, 2, 2, 7, 7, 7, 7],
        ["nsubj", "aux", "ROOT", "punct", "dep", "nsubj", "aux:pass", "ROOT", "dep"],
    )
    doc = parsed(words, [True, True, False, False, False, True, True, False, False], heads, deps)
    tally = Tally()
    found = system_words(doc)
    count(tally, document, doc, found)
    count_sentences(tally, document, doc, found)
    assert (tally.right["words"], tally.gold["words"], tally.system["words"]) == (7, 9, 8)
    assert tally.f("words") == pytest.approx(100 * 14 / 17)
    assert (tally.right["UAS"], tally.right["LAS"], tally.right["LAS strict"]) == (7, 6, 5)
    assert tally.f("sentences") == 100
    assert tally.f("UPOS") is None


def test_the_gold_itself_is_all_right(document):
    nlp = spacy.blank("en")

    @spacy.Language.component("oracle")
    def oracle(doc):
        if len(doc) == len(document.words):
            for token, word in zip(doc, document.words, strict=True):
                token.pos_, token.tag_, token.lemma_ = word.upos, word.xpos, word.lemma
            heads = [word.head for word in document.words]
            deps = ["ROOT" if word.label == "root" else word.label for word in document.words]
            return Doc(
                doc.vocab,
                words=[t.text for t in doc],
                spaces=[bool(t.whitespace_) for t in doc],
                heads=heads,
                deps=deps,
                pos=[t.pos_ for t in doc],
                tags=[t.tag_ for t in doc],
                lemmas=[t.lemma_ for t in doc],
            )
        doc[0].is_sent_start = True
        return doc

    nlp.add_pipe("sentencizer")
    nlp.add_pipe("oracle")
    gold = score(nlp, [document])["gold"]
    assert {m: gold.f(m) for m in ("words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS strict")} == dict.fromkeys(
        ("words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS strict"), 100
    )
    assert "| EWT | gold words |" in table({"EWT": {"gold": gold}})


def test_a_card_gets_its_table_between_the_marks(tmp_path):
    card = tmp_path / "README.md"
    card.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    put_scores(card, r"| 1 | \2 |")
    put_scores(card, r"| 1 | \2 |")
    assert card.read_text(encoding="utf-8") == f"before\n{BEGIN}\n| 1 | \\2 |\n{END}\nafter\n"
    card.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="between"):
        put_scores(card, "")


def test_a_new_model_is_given_a_card_and_a_licence_and_keeps_its_own(tmp_path):
    (tmp_path / "LICENSE").write_text("mine", encoding="utf-8")
    card = with_card(tmp_path)
    put_scores(card, "| new |")
    assert "| new |" in card.read_text(encoding="utf-8")
    assert (tmp_path / "LICENSE").read_text(encoding="utf-8") == "mine"
