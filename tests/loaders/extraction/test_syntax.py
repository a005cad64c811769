"""The same questions over hand-made trees in both label schemes must have the same answers."""

import pytest
from trees import tree, words

from actorgraph.loaders.extraction import syntax

PASSIVE = {
    "ud": """
        Two CD nummod 2
        bases NNS nsubj:pass 6
        and CC cc 4
        plants NNS conj 2
        were VBD aux:pass 6
        hit VBN ROOT 0
        by IN case 8
        drones NNS obl:agent 6
        in IN case 10
        Syria NNP obl 6
        """,
    "clear": """
        Two CD nummod 2
        bases NNS nsubjpass 6
        and CC cc 2
        plants NNS conj 2
        were VBD auxpass 6
        hit VBN ROOT 0
        by IN agent 6
        drones NNS pobj 7
        in IN prep 6
        Syria NNP pobj 9
        """,
}
RELATIVE = {
    "ud": """
        fighters NNS nsubj 7
        who WP nsubj 3
        shelled VBD acl:relcl 1
        the DT det 5
        camp NN obj 3
        , , punct 7
        fled VBD ROOT 0
        and CC cc 9
        burned VBD conj 7
        houses NNS obj 9
        """,
    "clear": """
        fighters NNS nsubj 7
        who WP nsubj 3
        shelled VBD relcl 1
        the DT det 5
        camp NN dobj 3
        , , punct 7
        fled VBD ROOT 0
        and CC cc 7
        burned VBD conj 7
        houses NNS dobj 9
        """,
}
COPULA = {
    "ud": """
        Nujaba NNP nsubj 4
        is VBZ cop 4
        a DT det 4
        wing NN ROOT 0
        of IN case 7
        the DT det 7
        Front NNP nmod 4
        """,
    "clear": """
        Nujaba NNP nsubj 2
        is VBZ ROOT 0
        a DT det 4
        wing NN attr 2
        of IN prep 4
        the DT det 7
        Front NNP pobj 5
        """,
}
both = pytest.mark.parametrize("scheme", ["ud", "clear"])


@both
def test_a_passive_has_its_subjects_its_agent_and_its_place(scheme):
    hit = tree(PASSIVE[scheme])[5]
    assert words(syntax.passive_subjects(hit)) == ["bases", "plants"]
    assert words(syntax.undergoers(hit)) == ["bases", "plants"]
    assert syntax.subjects(hit) == []
    assert words(syntax.agents(hit)) == ["drones"]
    assert words(syntax.prepositional(hit, {"in", "at"})) == ["Syria"]
    assert syntax.preposition(hit.doc[9]) == "in"


@both
def test_a_relative_pronoun_gives_way_to_its_noun_and_a_second_verb_shares_the_subject(scheme):
    doc = tree(RELATIVE[scheme])
    assert words(syntax.subjects(doc[2])) == ["fighters"]
    assert words(syntax.objects(doc[2])) == ["camp"]
    assert words(syntax.subjects(doc[8])) == ["fighters"]
    assert syntax.clause_head(doc[4]).text == "shelled"
    assert syntax.clause_head(doc[9]).text == "burned"


@both
def test_a_copula_joins_subject_and_predicate(scheme):
    doc = tree(COPULA[scheme])
    assert words(syntax.copula_subjects(doc[3])) == ["Nujaba"]
    assert words(syntax.copula_predicates(doc[0])) == ["wing"]
    assert words(syntax.prepositional(doc[3], {"of"})) == ["Front"]


def test_what_is_said_of_a_subject_after_and_is_said_of_it_too():
    doc = tree(
        """
        Nujaba NNP nsubj 4
        is VBZ cop 4
        a DT det 4
        part NN root 0
        and CC cc 6
        thought VBN conj 4
        to TO mark 9
        be VB cop 9
        one CD xcomp 6
        """
    )
    assert words(syntax.copula_subjects(doc[8])) == ["Nujaba"]


def test_participles_take_the_noun_or_the_subject_above():
    doc = tree("""
        Drones NNS nsubj 2
        hit VBD ROOT 0
        a DT det 4
        base NN obj 2
        housing VBG acl 4
        troops NNS obj 5
        , , punct 8
        killing VBG advcl 2
        two CD obj 8
        """)
    assert words(syntax.subjects(doc[4])) == ["base"]
    assert words(syntax.subjects(doc[7])) == ["Drones"]


def test_a_reduced_relative_is_passive_and_a_past_tense_is_not():
    doc = tree("""
        militia NN nsubj 4
        backed VBN acl 1
        by IN case 4
        Iran NNP obl 2
        """)
    assert syntax.is_passive(doc[1])
    assert words(syntax.passive_subjects(doc[1])) == ["militia"]
    assert words(syntax.agents(doc[1])) == ["Iran"]


def test_control_passes_on_the_object_or_the_subject():
    doc = tree("""
        He PRP nsubj 2
        ordered VBD ROOT 0
        troops NNS obj 2
        to TO mark 5
        attack VB xcomp 2
        """)
    assert words(syntax.subjects(doc[4])) == ["troops"]
    assert [(above.text, label) for above, label in syntax.governors(doc[4])] == [("ordered", "xcomp")]


def test_speech_after_its_content_still_governs_it():
    doc = tree("""
        Rockets NNS nsubj 2
        fell VBD ROOT 0
        , , punct 2
        officials NNS nsubj 5
        said VBD parataxis 2
        """)
    assert [above.text for above, _ in syntax.governors(doc[1])] == ["said"]


def test_a_name_keeps_its_words_and_loses_what_follows():
    doc = tree("""
        the DT det 2
        Ministry NNP nsubj 9
        of IN case 4
        Defence NNP nmod 2
        in IN case 6
        Baghdad NNP nmod 2
        , , punct 9
        itself PRP dep 9
        spoke VBD ROOT 0
        """)
    assert doc[slice(*syntax.name_span(doc[1]))].text == "Ministry of Defence"
    assert doc[slice(*syntax.name_span(doc[1], article=True))].text == "the Ministry of Defence"


def test_a_common_noun_keeps_its_article_and_modifiers():
    doc = tree("""
        an DT det 4
        armed JJ amod 4
        drone NN compound 4
        unit NN ROOT 0
        from IN case 6
        Basra NNP nmod 4
        """)
    assert doc[slice(*syntax.name_span(doc[3]))].text == "an armed drone unit"
    assert words(syntax.modifiers(doc[3])) == ["armed", "drone"]


def test_partitives_and_possessors():
    doc = tree("""
        one CD nsubj 5
        of IN case 4
        its PRP$ nmod:poss 4
        commanders NNS nmod 1
        died VBD ROOT 0
        """)
    assert syntax.partitive(doc[0]).text == "commanders"
    assert words(syntax.possessors(doc[3])) == ["its"]


@pytest.mark.parametrize("word", ["not", "never", "n’t"])
def test_negation(word):
    doc = tree(f"They PRP nsubj 3\n{word} RB advmod 3\nfired VBD ROOT 0")
    assert syntax.negated(doc[2])
    assert not syntax.negated(doc[0])


def test_odd_trees_end():
    doc = tree("a NN conj 2\nb NN conj 3\nc NN conj 4\nd NN conj 5\ne VBD ROOT 0")
    for token in doc:
        syntax.subjects(token), syntax.objects(token), syntax.governors(token), syntax.name_span(token)
        assert syntax.clause(token)
    assert syntax.first_conjunct(doc[0]).text == "e"
