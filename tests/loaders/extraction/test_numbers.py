import pytest

from actorgraph.loaders.extraction.casualties import find_counted
from actorgraph.loaders.extraction.numbers import find_numbers, parse_bounds, words


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("at least six", "6.."),
        ("more than 100", "100.."),
        ("no fewer than twelve", "12.."),
        ("between two and four", "2..4"),
        ("two or three", "2..3"),
        ("100-200", "100..200"),
        ("dozens", "24.."),
        ("scores", "40.."),
        ("several", "3.."),
        ("hundreds", "200.."),
        ("tens of thousands", "20000.."),
        ("about 40", "40"),
        ("up to 50", "0..50"),
        ("fewer than 300", "0..300"),
        ("two-dozen", "24"),
        ("half a dozen", "6"),
        ("1,200", "1200"),
        ("a hundred and thirty", "130"),
        ("One hundred and fifty-two", "152"),
        ("a hundred or more", "100.."),
        ("several hundred", "200.."),
        ("a few dozen", "24.."),
        ("as many as fifteen", "0..15"),
        ("between ten and fifteen thousand", "10000..15000"),
        ("two or three hundred", "200..300"),
        ("fifty to a hundred", "50..100"),
        ("between 500 and two thousand", "500..2000"),
        ("ten or a dozen", "10..12"),
    ],
)
def test_numbers_in_words_have_bounds(phrase: str, bounds: str) -> None:
    assert str(parse_bounds(phrase)) == bounds


@pytest.mark.parametrize("phrase", ["", "soldiers", "four to two", "a third of them", "F-16"])
def test_what_is_no_number_is_none(phrase: str) -> None:
    assert parse_bounds(phrase) is None


def test_designations_and_decimals_are_no_numbers() -> None:
    assert [str(one.bounds) for one in find_numbers("The F-16 flew 3.5 hours for $400 and met six drones.")] == ["6"]


def counted(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[one.start : one.end], str(one.bounds), one.of) for one in find_counted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed six fighters.", ("six fighters", "6", "killed")),
        ("At least six people were wounded.", ("At least six people", "6..", "wounded")),
        ("It left five service members wounded.", ("five service members wounded", "5", "wounded")),
        ("There were no casualties.", ("no casualties", "0", "both")),
        ("Nobody was hurt.", ("Nobody", "0", "wounded")),
        ("The blast claimed the life of a contractor.", ("a contractor", "1", "killed")),
        ("Seven dead in Kunar.", ("Seven dead", "7", "killed")),
        (
            "killing three soldiers, two policemen and a cook",
            ("three soldiers, two policemen and a cook", "6", "killed"),
        ),
        ("Two of its policemen were martyred.", ("Two of its policemen", "2", "killed")),
        ("“Dozens of rebels” were killed.", ("Dozens of rebels", "24..", "killed")),
        ("Bases were attacked 169 times.", ("169 times", "169", "count")),
        ("more than 100 attacks", ("more than 100", "100..", "count")),
        ("It has claimed dozens of attacks on troops.", ("dozens", "24..", "count")),
        ("The blasts claimed dozens of lives.", ("dozens", "24..", "killed")),
    ],
)
def test_the_words_beside_a_number_say_what_it_counts(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in counted(text)


def test_two_tolls_stay_apart() -> None:
    text = "Four people were killed and fifteen injured."
    assert [(bounds, of) for _, bounds, of in counted(text)] == [("4", "killed"), ("15", "wounded")]


def test_the_next_clause_is_not_added() -> None:
    text = "Rockets killed two soldiers and three policemen were wounded."
    assert ("killed" in {of for _, _, of in counted(text)}) and not any(bounds == "5" for _, bounds, _ in counted(text))


@pytest.mark.parametrize("text", ["", "He is 43 years old.", "Forces of 30 countries took part.", "قتل ستة"])
def test_other_numbers_count_nothing(text: str) -> None:
    assert counted(text) == []


def test_endless_digits_and_repeated_words_do_no_harm() -> None:
    assert not find_numbers("1" * 20000)
    assert counted("over about " * 500) == []
    assert counted("six in " + 300 * "a") == counted("nobody at " + 300 * "_") == []
    assert counted("six men" + 400 * ", a man" + " and a boy were killed") != []


def test_no_lexicon_of_numbers_says_a_word_twice() -> None:
    lists = {name: terms for name, terms in words().items() if isinstance(terms, list)}
    assert {name: len(terms) for name, terms in lists.items()} == {n: len(set(t)) for n, t in lists.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wounding an Iraqi soldier and four U.S. troops", [("wounded", "5")]),
        ("Drone hits base, three U.S. service members wounded", [("wounded", "3")]),
        ("killing, by the register of the school, 199 people", [("killed", "199")]),
        ("put the dead at 128", [("killed", "128")]),
        (
            "at least 22 persons, among them a parish priest and three bricklayers, lost their lives",
            [("killed", "22..")],
        ),
        ("Four of them fell at the outer fence", []),
        ("Mr. Crawford, 42, was killed", []),
        ("killed ten days earlier", []),
        ("the fleet lost its anchor", []),
        ("Six people lost their lives", [("killed", "6")]),
        ("killing his driver", []),
        ("killing a receptionist and three chess players", [("killed", "4")]),
        ("killed five dockers and a customs inspector at the terminal", [("killed", "6")]),
        ("a schoolteacher and a child of five were killed", [("killed", "2")]),
        ("an Iraqi ISIL commander and eight other militants were killed", [("killed", "9")]),
        ("killed ten people, two soldiers and three other people among them", [("killed", "12")]),
        ("killing two sailors and sinking a trawler and a tanker", [("killed", "2")]),
        ("The bomb maimed a dozen card-players", [("wounded", "12")]),
        ("A gunman shot six people dead.", [("killed", "6")]),
        ("A bomber left ten civilians wounded", [("wounded", "10")]),
        ("Three sentries and two housewives were killed", [("killed", "5")]),
        ("Injuries: none. Two people were killed.", [("wounded", "0"), ("killed", "2")]),
    ],
)
def test_victims_listed_and_what_counts_no_people(text, expected):
    assert [(m.of, str(m.bounds)) for m in find_counted(text) if m.of != "count"] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("It fell without injuring anyone.", "wounded"),
        ("It went off without killing any passengers.", "killed"),
        ("It went off an hour later, hurting nobody.", "both"),
        ("They fired 2,000 rounds and hit no one.", "both"),
        ("A container caught fire. Casualties nil.", "both"),
        ("It caused no damage or injuries.", "wounded"),
        ("There were no casualties or damage.", "both"),
        ("Injuries: none.", "wounded"),
        ("It fell without killing any of them.", "killed"),
        ("There was not a single casualty.", "both"),
    ],
)
def test_nobody_is_zero(text, of):
    assert [(str(m.bounds), m.of) for m in find_counted(text)] == [("0", of)]


@pytest.mark.parametrize(
    "text", ["Nobody claimed the attack.", "It left without anyone on board.", "Losses are none too heavy.", "No"]
)
def test_nobody_in_other_matters_is_no_toll(text):
    assert find_counted(text) == []
