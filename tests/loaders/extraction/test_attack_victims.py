"""Whoever is counted as killed or wounded was hit."""

from hand_made import actor, expression, fills, source_of, trigger

from actorgraph.loaders.extraction.attack_victims import with_victims

TEXT = "A strike killed the two commanders near the base of the militia."


def targets(arguments):
    return [(a.filler.entity, a.found_by) for a in arguments if a.slot == "target"]


def test_each_of_those_who_are_counted_is_hit():
    source = source_of(TEXT)
    toll = fills(trigger(source, "strike"), "killed", expression(source, "two commanders", "number", "2"))
    two = [actor(source, "the two commanders", f"actor:{name}", "person", "noun") for name in ("a", "b")]
    assert targets(with_victims([toll], two)) == [
        ("actor:a", "rule:target:victims"),
        ("actor:b", "rule:target:victims"),
    ]


def test_unnamed_victims_are_no_second_target():
    source = source_of(TEXT)
    strike = trigger(source, "strike")
    toll = fills(strike, "killed", expression(source, "two commanders", "number", "2"))
    aimed = fills(strike, "target", actor(source, "militia"))
    unnamed = actor(source, "the two commanders", kind="person", level="noun")
    assert targets(with_victims([toll, aimed], [unnamed])) == [("name:actor:militia", "rule:by-hand")]
    assert len(targets(with_victims([toll], [unnamed]))) == 1


def test_a_target_is_not_told_twice_and_other_words_are_not_victims():
    source = source_of(TEXT)
    strike = trigger(source, "strike")
    commanders = actor(source, "the two commanders", "actor:a", "person", "noun")
    toll = fills(strike, "killed", expression(source, "two commanders", "number", "2"))
    told = with_victims([toll, fills(strike, "target", commanders)], [commanders, actor(source, "militia")])
    assert targets(told) == [("actor:a", "rule:by-hand")]
