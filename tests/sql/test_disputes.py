from datetime import datetime

import pytest

from tests.sql.newsroom import Told, disputes, sides, warehouse

MONDAY = datetime(2025, 3, 3, 12)
TUESDAY = datetime(2025, 3, 4, 12)
FRIDAY = datetime(2025, 3, 7, 12)


def test_two_sources_in_one_article_conflict() -> None:
    told = Told(
        "A dam burst on Sunday. [31|killed|31|31|the agency] people died, the agency said. "
        "River Aid put the toll at [58|killed|58|58|River Aid].",
        MONDAY,
    )
    built = warehouse([told])
    assert disputes(built) == {"How many people were killed in Tarn Hollow on 2 March 2025?": "open"}
    assert sides(built) == {"31", "58"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly 50|killed||50", "about 50|killed|50|50"),
        ("at least 58|killed|58|", "100|killed|100|100"),
        ("dozens|killed|24|99", "140|killed|140|140"),
        ("between 50 and 60|killed|50|60", "58|killed|58|58"),
        ("58|killed|58|58", "58|killed|58|58"),
    ],
)
def test_ranges_that_can_both_be_true_agree(one: str, other: str) -> None:
    told = Told(f"A dam burst on Sunday. [{one}|the agency] people died. [{other}|River Aid] died.", MONDAY)
    assert disputes(warehouse([told])) == {}


def test_a_rising_toll_is_an_update() -> None:
    early = Told("A dam burst on Sunday. [14|killed|14|14|the agency] people died.", MONDAY)
    late = Told("A dam burst on Sunday. [31|killed|31|31|police] people died.", TUESDAY)
    built = warehouse([early, late])
    assert disputes(built) == {}
    assert built.execute("select independent_sources, low, high from quantities").fetchall() == [(2, 14, 31)]


def test_a_later_lower_toll_is_no_update() -> None:
    early = Told("A dam burst on Sunday. [58|killed|58|58|River Aid] people died.", MONDAY)
    late = Told("A dam burst on Sunday. [31|killed|31|31|police] people died.", TUESDAY)
    assert list(disputes(warehouse([early, late])).values()) == ["open"]


def test_a_toll_told_again_has_not_risen() -> None:
    first = Told(
        "A dam burst on Sunday. [107|killed|107|107|the mayor] died. The army put it at [46|killed|46|46|the army].",
        MONDAY,
    )
    again = Told("A dam burst on Sunday. [107|killed|107|107|state media] people died.", TUESDAY)
    assert list(disputes(warehouse([first, again])).values()) == ["open"]


def test_figures_that_agree_against_another_are_one_side() -> None:
    told = Told(
        "A dam burst on Sunday. [107|killed|107|107|the mayor] died. The army put it at "
        "[46|killed|46|46|the army]. State media told of [more than 100|killed|100||state media].",
        MONDAY,
    )
    assert sides(warehouse([told])) == {"46", "107 / ≥ 100"}


def test_the_higher_figure_of_the_earlier_article_is_no_update() -> None:
    # both of one day: the number of dead tells which was written first
    first = Told(
        "A dam burst on Monday. [31|killed|31|31|television] died, [at least 170|injured|170||television] were hurt.",
        datetime(2025, 3, 3),
    )
    second = Told(
        "A dam burst on Monday. [44|killed|44|44|doctors] died and [140|injured|140|140|doctors] were hurt.",
        datetime(2025, 3, 3),
    )
    built = warehouse([first, second])
    assert disputes(built) == {"How many people were injured in Tarn Hollow on 3 March 2025?": "open"}


def test_the_same_sources_later_figure_supersedes_and_the_dispute_converges() -> None:
    first = Told(
        "They marched on Saturday. Organisers counted [200,000|protesting|200000|200000|organisers], "
        "police [45,000|protesting|45000|45000|police].",
        MONDAY,
    )
    last = Told(
        "They marched last Saturday. Organisers now say [about 80,000|protesting|80000|80000|organisers], "
        "police [75,000|protesting|75000|75000|police].",
        FRIDAY,
    )
    assert list(disputes(warehouse([first])).values()) == ["open"]
    built = warehouse([first, last])
    assert list(disputes(built).values()) == ["converged"]
    assert sides(built) == {"200,000", "45,000"}
    assert built.execute("select agreed_low, agreed_high from quantities").fetchall() == [(75000, 75000)]


def test_two_shootings_in_one_city_on_different_days_are_two() -> None:
    one = Told(
        "Gunfire hit a bar on Sunday. [2|killed|2|2|police] people died.", MONDAY, title="Bar shooting"
    )
    two = Told(
        "Gunfire hit a park on Thursday. [5|killed|5|5|police] people died.", FRIDAY, title="Park shooting"
    )
    built = warehouse([one, two], place="Weston")
    assert disputes(built) == {}
    assert built.execute("select count(*) from quantities").fetchall() == [(2,)]


def test_two_small_shootings_of_one_day_need_more_than_the_city_in_common() -> None:
    one = Told("Gunfire hit a bar on Sunday. [2|killed|2|2|police] died, Sgt. Ola Brandt said.", MONDAY)
    two = Told("Gunfire hit a bus on Sunday. [5|killed|5|5|the coroner] died near Ferris Lane.", MONDAY)
    built = warehouse([one, two], place="Weston")
    assert built.execute("select count(*) from quantities").fetchall() == [(2,)]


def test_places_within_places_are_apart() -> None:
    told = Told(
        "[8,000||8000|8000|Alden] of them are here, said Alden. Seoul said [12,000||12000|12000|Seoul].",
        MONDAY,
    )
    built = warehouse([told], counted="soldiers", place="Tarnov region", affiliation="North Korea")
    assert disputes(built) == {"How many North Korean soldiers are in Tarnov region?": "open"}
    other = Told("There are [9,000||9000|9000|Ruritania] in all, Ruritania said.", MONDAY)
    rows = built.execute("select count(*) from quantities").fetchall()
    whole = warehouse([other], counted="troops", place="Russia", affiliation="North Korean")
    ids = {q for (q,) in [*built.execute("select quantity_id from quantities").fetchall(),
                          *whole.execute("select quantity_id from quantities").fetchall()]}  # fmt: skip
    assert rows == [(1,)]
    assert len(ids) == 2


def test_a_wire_copy_and_a_part_of_the_whole_are_not_independent() -> None:
    text = "A dam burst on Sunday. [31|killed|31|31|the agency] people died, the agency said."
    wire, copy = Told(text, MONDAY, title="wire"), Told(text + " (Wire)", TUESDAY, copies="wire")
    built = warehouse([wire, copy])
    assert built.execute("select estimates, independent_sources from quantities").fetchall() == [(2, 1)]
    told = Told(
        "[8,000||8000|8000|the army] came, the army said. The state said [12,000||12000|12000|the state].",
        MONDAY,
    )
    arguments = {"counted": "soldiers", "place": "Tarnov", "affiliation": "Russia"}
    assert disputes(warehouse([told], **arguments, parts={"the army": "the state"})) == {}
    assert len(disputes(warehouse([told], **arguments))) == 1


def test_a_part_of_those_counted_is_another_quantity() -> None:
    told = Told(
        "They marched on Sunday. [104|detained|104|104|lawyers] were held, [23|detained|23|23|lawyers] of them minors. "
        "Police said [104|detained|104|104|police] were held.",
        MONDAY,
    )
    assert disputes(warehouse([told])) == {}


def test_a_denial_a_refusal_and_nothing_denied() -> None:
    told = Told(
        "{Russia has stationed 3,000 North Korean troops in Tarnov|asserts|Ukraine}, Ukraine said. "
        "Russia did not comment on {the presence of North Korean troops in Tarnov|withholds|Russia}. "
        "{North Korea will send more|asserts|Ukraine}, Ukraine said. It gave no {number of casualties|withholds|Ukraine}.",
        MONDAY,
    )
    built = warehouse([told])
    assert disputes(built) == {"Are North Korean troops in Tarnov?": "open"}
    assert sides(built) == {"asserts", "withholds"}


def test_nobody_disagrees_with_himself() -> None:
    told = Told(
        "{Alden sold shells to the rebels|asserts|Ruritania}, it said; {Alden sold shells to the rebels|denies|Ruritania}.",
        MONDAY,
    )
    assert disputes(warehouse([told])) == {}


def test_order_and_later_articles_rename_nothing() -> None:
    articles = [
        Told("A dam burst on Sunday. [31|killed|31|31|the agency] died. River Aid says [58|killed|58|58|River Aid].", MONDAY),
        Told("{Russia attacked Tarnov with North Korean troops|asserts|Ukraine}. {Russia attacked Tarnov|denies|Russia}.", MONDAY),
        Told("{Russia attacked Tarnov|denies|the embassy}, the embassy of Russia said of Tarnov in Alden.", TUESDAY),
        Told("A dam burst on Sunday in Tarn Hollow. [11|missing|11|11|police] are missing, [60|killed|60|60|police] dead.", TUESDAY),
    ]  # fmt: skip
    first = set(warehouse(articles[:2]).execute("select dispute_id from disputes").fetchall())
    found = {
        tuple(
            sorted(
                warehouse(order).execute("select dispute_id, side, article_id from dispute_sides").fetchall()
            )
        )
        for order in (articles, articles[::-1], [articles[2], articles[0], articles[3], articles[1]])
    }
    assert len(found) == 1
    assert first <= {(row[0],) for row in next(iter(found))}
    assert len(first) == 2


def test_of_figures_told_at_once_every_build_names_the_same_as_the_newer_one() -> None:
    text = "At {}, [{}|killed|{}|{}|the mayor] were killed in Tarn Hollow, the mayor said."
    told = [
        Told(text.format("noon", "5 people", 5, 5), MONDAY),
        *(Told(text.format(f"dusk {turn}", "7 people", 7, 7), TUESDAY) for turn in range(6)),
    ]
    newer = [row["estimate_id"] for one in told[1:] for row in one.estimate_rows("people", None, None)]
    for order in (told, told[::-1]):
        named = warehouse(order).execute(
            "select distinct superseded_by from figures where superseded_by is not null"
        )
        assert named.fetchall() == [(min(newer),)]
