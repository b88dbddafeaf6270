"""Resolves one mention at a time: a name, a title, a description or a pronoun."""

from collections.abc import Sequence

from flows.records import Article, Kind, Span
from flows.sources.antecedents import Antecedents
from flows.sources.figures import Figure, Figures, salient_country
from flows.sources.phrase import Phrase, clean, conjuncts, parse
from flows.sources.places import police_of
from flows.sources.registry import Registry
from flows.sources.spelling import bare, capitalised, fold, words
from flows.sources.tables import NounRow, PronounRow, SourceTables

_LONGEST_MENTION = 600
_PAIR_STARTS = ("both ", "the two ", "neither ", "either ")
_SPEAKING = ("person", "office", "speaker", "unnamed")


class Mentions:
    """Resolution of mentions against the figures met so far."""

    def __init__(
        self,
        article: Article,
        figures: Figures,
        antecedents: Antecedents,
        registry: Registry,
        tables: SourceTables,
    ) -> None:
        self._article = article
        self._figures = figures
        self._antecedents = antecedents
        self._registry = registry
        self._tables = tables
        self._described: dict[str, Figure] = {}

    def resolve(self, span: Span) -> tuple[Figure, ...]:
        """The figures that the mention at `span` names, in its order; empty where it names nobody."""
        text = span.of(self._article.text)[:_LONGEST_MENTION]
        cleaned = clean(text)
        if not cleaned:
            return ()
        pronoun = self._tables.pronouns.get(cleaned.lower())
        if pronoun and not (cleaned.isupper() and len(cleaned) > 1):
            return self._pronoun(pronoun, span.start)
        if pair := self._pair(cleaned, span.start):
            return pair
        known = self._registry.named(cleaned)
        if known and known.kind is not Kind.PERSON:
            return (self._figures.known(known, bare(cleaned)),)
        found: list[Figure] = []
        parts = conjuncts(cleaned, self._tables)
        for index, part in enumerate(parts):
            if index and fold(part).split(" ")[0] in ("other", "others"):
                continue
            found += [figure for figure in self._one(part, span.start) if figure not in found]
        return tuple(found)

    def _one(self, text: str, position: int) -> tuple[Figure, ...]:
        pronoun = self._tables.pronouns.get(text.lower())
        if pronoun:
            return self._pronoun(pronoun, position)
        phrase = parse(text, self._tables)
        if phrase.name:
            figure = self._named(phrase)
            if figure:
                return (figure,)
        known = self._registry.named(text.split(",", maxsplit=1)[0]) or self._registry.national_body(text.split(",", maxsplit=1)[0])
        if known is None and not phrase.complement:
            known = self._registry.embedded(text.split(",", maxsplit=1)[0])
        if known:
            return (self._figures.known(known, bare(text.split(",", maxsplit=1)[0])),)
        return self._described_by(phrase, position)

    def _named(self, phrase: Phrase) -> Figure | None:
        full = " ".join(phrase.name)
        lead = phrase.role
        if phrase.noun is None or phrase.noun.use in _SPEAKING or lead is None:
            figure = self._person_named(phrase.name, lead, phrase)
            if figure:
                if lead and figure.kind is Kind.PERSON:
                    self._figures.describe(figure, lead)
                for apposition in phrase.appositions[:1]:
                    if figure.kind is Kind.PERSON:
                        self._figures.describe(figure, apposition)
                return figure
        known = self._registry.named(full) or self._registry.national_body(
            " ".join([*phrase.modifiers, full])
        )
        known = known or (self._registry.embedded(" ".join([*phrase.modifiers, full])))
        if known:
            return self._figures.known(known, full)
        police = police_of(full, self._tables)
        if police:
            return self._figures.add(self._figures.find(police.name) or police, full)
        found = self._figures.find(full) or self._shortened(phrase.name)
        if found:
            return found
        if phrase.noun and phrase.noun.plural:
            return None
        return self._new_name(phrase)

    def _person_named(self, name: Sequence[str], lead: str | None, phrase: Phrase) -> Figure | None:
        full = " ".join(name)
        title = next(
            (self._tables.titles[fold(w)] for w in words(lead or "") if fold(w) in self._tables.titles), None
        )
        gender = (title.gender if title else None) or (phrase.noun.gender if phrase.noun else None)
        exact = self._figures.find(full)
        if exact and (exact.kind is not Kind.PERSON or len(name) > 1):
            return exact
        people = self._figures.bearing(full, gender)
        if people:
            return self._likeliest(people, lead)
        if exact:
            return exact
        known = self._registry.named(full)
        if known and (known.kind is Kind.PERSON) == (known.kind is Kind.PERSON or lead is not None):
            return self._figures.known(known, full)
        spoken = phrase.noun is not None and phrase.noun.use in _SPEAKING
        if title or spoken or (fold(name[0]) in self._tables.first_names and not self._bodylike(name)):
            return self._figures.person(name, lead)
        return None

    def _likeliest(self, people: Sequence[Figure], lead: str | None) -> Figure:
        if len(people) == 1:
            return people[0]
        counts = {id(figure): 0 for figure in people}
        for use in self._figures.uses:
            if id(use.figure) in counts:
                counts[id(use.figure)] += 1
        return max(people, key=lambda figure: counts[id(figure)])

    def _shortened(self, name: Sequence[str]) -> Figure | None:
        """A body named before by a longer name that holds these words: "the Observatory", "the Journal"."""
        wanted = [fold(word) for word in name]
        for figure in reversed(self._figures.all):
            if figure.kind is Kind.PERSON or figure.kind is Kind.ANONYMOUS:
                continue
            for spelling in figure.spellings:
                held = [fold(word) for word in words(spelling)]
                if len(held) > len(wanted) and all(word in held for word in wanted):
                    return figure
        return None

    def _bodylike(self, name: Sequence[str]) -> bool:
        nouns = (self._tables.nouns.get(fold(word)) for word in name)
        return any(noun and noun.use in ("body", "outlet", "force", "group", "document") for noun in nouns)

    def _new_name(self, phrase: Phrase) -> Figure:
        full = " ".join(phrase.name)
        people = (
            len(phrase.name) in (1, 2, 3)
            and not self._bodylike(phrase.name)
            and not any(word.isupper() and len(word) > 2 for word in phrase.name)
            and phrase.determiner is None
            and fold(full) not in self._tables.places
            and (phrase.noun is None or phrase.noun.use in _SPEAKING)
        )
        if people:
            return self._figures.person(phrase.name, phrase.role)
        noun = (
            phrase.noun if phrase.noun and phrase.noun.use in ("body", "outlet", "force", "group") else None
        )
        last = self._tables.nouns.get(fold(phrase.name[-1]))
        kind = (
            (noun or last).kind if (noun or last) and (noun or last).use != "document" else Kind.ORGANISATION
        )
        if kind in (Kind.PERSON, Kind.ANONYMOUS):
            kind = Kind.ORGANISATION
        return self._figures.add(Figure(full, kind), full)

    def _pronoun(self, row: PronounRow, position: int) -> tuple[Figure, ...]:
        if row.person == "second":
            return ()
        if row.person == "first":
            speaker = self._antecedents.quoted_speaker(position)
            return (speaker,) if speaker and row.number == "one" else ()
        if row.person == "relative":
            human = row.pronoun in ("who", "whom", "whose")
            figure = self._antecedents.just_before(position, human)
            return (figure,) if figure else ()
        if row.person == "pair":
            return self._antecedents.pair(position, lambda figure: figure.kind is not Kind.ANONYMOUS)
        return self._antecedents.pronoun(row, position)

    def _pair(self, text: str, position: int) -> tuple[Figure, ...]:
        lowered = text.lower()
        if (
            not lowered.startswith(_PAIR_STARTS)
            or " and " in lowered
            or " or " in lowered
            or " nor " in lowered
        ):
            return ()
        noun = parse(text.split(" ", 2 if lowered.startswith("the two ") else 1)[-1], self._tables).noun
        if noun is None:
            return ()
        kinds = {
            "country": lambda f: f.kind is Kind.GOVERNMENT and f.country is not None and f.part_of is None,
            "office": lambda f: f.kind is Kind.PERSON,
            "person": lambda f: f.kind is Kind.PERSON,
        }
        use = (
            "country"
            if noun.noun in ("countries", "nations", "governments", "sides", "capitals")
            else noun.use
        )
        if noun.plural and use == "crowd":
            use = "office"
        return self._antecedents.pair(
            position, kinds.get(use, lambda f: f.kind not in (Kind.PERSON, Kind.ANONYMOUS))
        )

    def _described_by(self, phrase: Phrase, position: int) -> tuple[Figure, ...]:
        noun = phrase.noun
        owner = self._owner(phrase, position)
        if noun is None:
            return (self._anonymous(phrase, None),)
        if noun.use == "owned" and owner:
            return (owner,)
        if noun.use == "document":
            return self._document(phrase, noun, owner, position)
        if noun.use == "speaker":
            return self._voice(phrase, noun, owner, position)
        if noun.use == "force":
            return (self._force(phrase, noun, owner),)
        if noun.use in ("body", "group", "outlet", "country"):
            return self._body(phrase, noun, owner, position)
        if noun.use in ("office", "person", "unnamed"):
            return self._holder(phrase, noun, position)
        return self._crowd(phrase, noun, position)

    def _owner(self, phrase: Phrase, position: int) -> Figure | None:
        if phrase.owner is None:
            return None
        pronoun = self._tables.pronouns.get(phrase.owner)
        if pronoun:
            found = self._pronoun(pronoun, position)
        else:
            found = self._one(phrase.owner, position)
        return found[0] if len(found) == 1 else None

    def _belonging(self, phrase: Phrase, owner: Figure | None, position: int) -> Figure | None:
        """The body that an unnamed voice or a document belongs to: "an Acme spokesman", "a report by Acme"."""
        if owner:
            return owner
        if phrase.complement:
            known = self._one(phrase.complement, position) if _leads_to_name(phrase.complement) else ()
            if len(known) == 1 and known[0].kind is not Kind.ANONYMOUS:
                return known[0]
        names = [word for word in phrase.modifiers if capitalised(word)]
        lowered = [word for word in phrase.modifiers if not capitalised(word)]
        described = self._registry.national_body(" ".join(phrase.modifiers[: len(phrase.modifiers) - 1]))
        if described:
            return self._figures.known(described, described.name)
        if names:
            full = " ".join(names)
            known_name = self._registry.named(full) or self._registry.embedded(full)
            if known_name:
                return self._figures.known(known_name, full)
            found = self._figures.find(full) or self._shortened(names)
            if found:
                return found
            if (
                len(lowered) <= 2
                and not self._figures.bearing(names[-1])
                and phrase.noun
                and phrase.noun.use == "speaker"
            ):
                return self._figures.add(Figure(full, Kind.ORGANISATION), full)
        first = self._tables.nouns.get(fold(phrase.modifiers[0])) if len(phrase.modifiers) > 1 else None
        if first and first.use in ("force", "body"):
            return (
                self._force(phrase, first, None)
                if first.use == "force"
                else self._earlier_body(first, (), position)
            )
        return None

    def _voice(
        self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int
    ) -> tuple[Figure, ...]:
        body = self._belonging(phrase, owner, position)
        if body and body.kind is not Kind.PERSON:
            return (body,)
        if phrase.determiner == "the" and body is None:
            holder = self._antecedents.best(
                position, lambda f: f.kind is Kind.PERSON and bool(f.roles & {noun.noun, "spokesperson"})
            )
            if holder:
                return (holder,)
        if noun.noun in ("police officer", "officer"):
            return (self._force(phrase, noun, None),)
        if phrase.determiner == "the":
            earlier = self._antecedents.best(
                position, lambda f: f.kind in (Kind.AGENCY, Kind.ORGANISATION, Kind.MILITARY)
            )
            if earlier:
                return (earlier,)
        return (self._anonymous(phrase, noun),)

    def _document(
        self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int
    ) -> tuple[Figure, ...]:
        issuer = self._belonging(phrase, owner, position)
        if issuer:
            self._described[noun.noun] = issuer
            return (issuer,)
        if phrase.determiner in ("the", "that", "this") and noun.noun in self._described:
            return (self._described[noun.noun],)
        if noun.noun == "minutes" and (known := self._described.get("minutes")):
            return (known,)
        if (
            phrase.determiner in ("the", "this", "that", None)
            and not phrase.complement
            and len(phrase.modifiers) == 1
        ):
            earlier = self._antecedents.best(
                position, lambda f: f.kind in (Kind.AGENCY, Kind.ORGANISATION, Kind.MEDIA, Kind.DOCUMENT)
            )
            if earlier:
                return (earlier,)
        figure = self._anonymous(phrase, noun)
        return (figure,)

    def _force(self, phrase: Phrase, noun: NounRow, owner: Figure | None) -> Figure:
        names = " ".join(word for word in phrase.modifiers if capitalised(word))
        if owner and owner.country and (row := self._registry.body_named(noun.noun)):
            body = self._registry.of_body(owner.country, row)
            if body:
                return self._figures.known(body, body.name)
        wanted = fold(" ".join(phrase.modifiers)) or noun.noun
        for figure in reversed(self._figures.all):
            if figure.kind is noun.kind and any(wanted in fold(spelling) for spelling in figure.spellings):
                if noun.noun != "police" or "state" not in fold(figure.name).split():
                    return figure
        local = police_of(f"{names} {noun.noun}", self._tables) if names else self._local_police(noun)
        if local:
            return self._figures.add(self._figures.find(local.name) or local, local.name)
        row = self._registry.body_named(noun.noun)
        country = salient_country(self._figures.countries) if noun.kind is Kind.MILITARY else None
        body = self._registry.of_body(country, row) if row and country else None
        if body:
            return self._figures.known(body, body.name)
        return self._figures.add(Figure(noun.noun, noun.kind, plural=True), noun.noun)

    def _local_police(self, noun: NounRow) -> Figure | None:
        if noun.noun not in ("police", "police department", "police officer", "officer"):
            return None
        for figure in self._figures.all:
            if "police" in fold(figure.name).split() and "state" not in fold(figure.name).split():
                return figure
        from flows.sources.places import home_town

        town = home_town(self._article, self._tables)
        return police_of(f"{town} police", self._tables) if town else None

    def _body(self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int) -> tuple[Figure, ...]:
        bare_text = " ".join(phrase.modifiers)
        if owner and owner.country and (row := self._registry.body_named(bare_text)):
            known = self._registry.of_body(owner.country, row)
            if known:
                return (self._figures.known(known, known.name),)
        names = [word for word in phrase.modifiers if capitalised(word)]
        if (
            names
            or (phrase.complement
            and _leads_to_name(phrase.complement)
            and phrase.determiner in ("the", None))
        ):
            full = bare(phrase.text.split(",")[0])
            found = self._figures.find(full)
            return (found or self._figures.add(Figure(full, noun.kind), full),)
        if owner:
            full = f"{owner.name}'s {bare_text}"
            return (
                self._figures.add(
                    self._figures.find(full) or Figure(full, noun.kind, part_of=owner.name), full
                ),
            )
        if phrase.determiner in ("the", "this", "that", None):
            found = self._earlier_body(noun, phrase.modifiers, position)
            if found:
                return (found,)
            row = self._registry.body_named(bare_text)
            country = salient_country(self._figures.countries) if row else None
            known = self._registry.of_body(country, row) if row and country else None
            if known:
                return (self._figures.known(known, known.name),)
        return (self._anonymous(phrase, noun),)

    def _earlier_body(self, noun: NounRow, modifiers: Sequence[str], position: int) -> Figure | None:
        """The body that "the ministry" points back to: one whose name holds the noun, else one of its sort."""
        wanted = {fold(word) for word in modifiers} | set(fold(noun.noun).split())
        last = fold(noun.noun).split()[-1]

        def holds(figure: Figure) -> bool:
            if figure.kind in (Kind.PERSON, Kind.ANONYMOUS):
                return False
            held = {fold(word) for spelling in figure.spellings for word in words(spelling)}
            return last in held and len(wanted & held) >= min(len(wanted), 2)

        named = self._antecedents.best(position, holds)
        if named:
            return named
        kinds = {
            "country": (Kind.GOVERNMENT,),
            "outlet": (Kind.MEDIA,),
            "group": (Kind.ORGANISATION, Kind.MILITARY),
        }.get(noun.use, (noun.kind, Kind.ORGANISATION, Kind.AGENCY))
        return self._antecedents.best(position, lambda f: f.kind in kinds and f.reference is not None) or (
            self._antecedents.best(position, lambda f: f.kind in kinds)
        )

    def _holder(self, phrase: Phrase, noun: NounRow, position: int) -> tuple[Figure, ...]:
        if phrase.determiner in ("a", "an", "another", "one") or noun.plural:
            return (self._anonymous(phrase, noun),)
        places = self._registry.country_at_start(phrase.modifiers or ("",))
        country = places[0].country if places else None
        if phrase.owner and (row := self._registry.country_at_start(words(phrase.owner))):
            country = row[0].country
        wanted = {noun.noun, fold(noun.noun).split()[-1]}

        def fits(figure: Figure) -> bool:
            if figure.kind is not Kind.PERSON and not (figure.kind is Kind.ANONYMOUS and not figure.plural):
                return False
            if noun.gender and figure.gender not in (None, noun.gender):
                return False
            if country and figure.country not in (None, country):
                return False
            return bool(figure.roles & wanted)

        found = self._antecedents.best(position, fits, unsure=False)
        if found is None and noun.use == "person" and phrase.determiner in ("the", "this", "that"):
            found = self._antecedents.best(
                position,
                lambda f: f.kind is Kind.ANONYMOUS and not f.plural and f.gender in (None, noun.gender),
            )
        if found:
            return (found,)
        return (self._anonymous(phrase, noun),)

    def _crowd(self, phrase: Phrase, noun: NounRow, position: int) -> tuple[Figure, ...]:
        if (
            phrase.determiner in ("the", "these", "those")
            and len(phrase.modifiers) == 1
            and not phrase.complement
        ):
            earlier = self._antecedents.best(
                position, lambda f: f.plural and noun.noun in f.roles, unsure=False
            )
            if earlier:
                return (earlier,)
        if noun.noun in ("officials", "officers", "sources", "representatives") and len(phrase.modifiers) > 1:
            body = self._belonging(phrase, None, position)
            if (
                body
                and body.kind in (Kind.AGENCY, Kind.MILITARY, Kind.ORGANISATION)
                and noun.noun != "sources"
            ):
                return (body,)
        if noun.noun in ("officers", "deputies") and len(phrase.modifiers) == 1:
            local = self._local_police(self._tables.nouns["police"])
            if local and noun.noun == "officers":
                return (self._figures.add(local, local.name),)
        return (self._anonymous(phrase, noun),)

    def _anonymous(self, phrase: Phrase, noun: NounRow | None) -> Figure:
        text = phrase.text
        first = text.split(" ", 1)[0]
        if noun and first.lower() in (
            noun.noun.split()[0],
            "a",
            "an",
            "the",
            "some",
            "one",
            "another",
            "several",
            "many",
        ):
            text = text[0].lower() + text[1:]
        plural = noun is not None and noun.plural
        kind = Kind.DOCUMENT if noun and noun.use == "document" else Kind.ANONYMOUS
        if noun and noun.use in ("body", "group", "outlet"):
            kind = noun.kind
        figure = self._figures.find(text)
        if figure is None:
            figure = self._figures.add(Figure(text, kind, noun.gender if noun else None, plural), text)
            if noun:
                figure.roles.add(noun.noun)
        country = self._registry.country_at_start([word for word in phrase.modifiers])
        if country and figure.country is None:
            figure.country = country[0].country
        return figure


def _leads_to_name(text: str) -> bool:
    return any(capitalised(word) for word in words(text)[:6])
