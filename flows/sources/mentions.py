"""Resolves one mention at a time: a name, a title, a description or a pronoun."""

import re
from collections.abc import Sequence

from flows.records import Kind, Span
from flows.sources.bodies import Bodies
from flows.sources.coordination import abbreviated, conjuncts
from flows.sources.descriptions import Descriptions
from flows.sources.figures import Figure
from flows.sources.names import Names
from flows.sources.phrase import Phrase, clean, parse
from flows.sources.scene import Scene
from flows.sources.spelling import NUMBERS, bare, capitalised, fold, possessive, words
from flows.sources.tables import PronounRow

_LONGEST_MENTION = 600
_LONGEST_WORD = 30
_LONGEST_PHRASE = 80
_LONGEST_NAME = 4
_PAIR_STARTS = ("both ", "the two ", "neither ", "either ")
_NAMED_USES = ("force", "body", "group", "outlet", "office")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.?$")
_CUT_AFTER = re.compile(r"\.?(?: and [A-Z][a-z]+ [a-z]+)?")
_BEFORE_RELATIVE = re.compile(r"([\w'’-]+)([,)”\"]*)\s+$")
# what would be read as an owner or a rank though it stands in the name of a body of state
_NEEDS_WHOLE = re.compile(r"['’]s [Oo]ffice$|[Gg]eneral [Ss]taff$|^[Oo]ffice of ")
_LOCAL_OFFICE = re.compile(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,3}(?: [a-z-]+){1,3}['’]s office$")
# "he told detectives": who speaks to officers is none of them
_TELLS = re.compile(
    r"[a-z]+(?: also| later| allegedly)?\s(?:told|admitted to|confessed to)\s(?:the\s)?(?P<hearer>[a-z]+)\b"
)
_STATES = ("countries", "nations", "governments", "capitals")
_VAGUE = ("sides", "parties")


class Mentions:
    """Resolution of mentions, which must come in text order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._names = Names(scene)
        self._bodies = Bodies(scene, self._names, self._one)
        self._descriptions = Descriptions(scene, self._bodies)

    def resolve(self, span: Span) -> tuple[Figure, ...]:
        """The figures that the mention at `span` names, in its order; empty where it names nobody."""
        text = self._scene.article.text
        written = _whole_words(span, text).of(text)[:_LONGEST_MENTION]
        found = self._of_text(
            clean(written), span.start, abbreviated(written, text[span.end : span.end + 20])
        )
        self._scene.spoken.update(found)
        return found

    def force_of(self, figure: Figure, spellings: Sequence[str]) -> str | None:
        """The name of the police or the sheriff's office that a person or unnamed officers speak for."""
        force = self._bodies.forces.spoken_for(figure, spellings)
        return force.name if force is not None else None

    def _of_text(self, text: str, position: int, whole: bool = False) -> tuple[Figure, ...]:
        if not text:
            return ()
        pronoun = self._scene.tables.pronouns.get(text.lower())
        if pronoun and not (text.isupper() and len(text) > 1):
            return self._pronoun(pronoun, position)
        if pair := self._pair(text, position):
            return pair
        known = self._scene.registry.named(text)
        if known and known.kind is Kind.MEDIA and (longer := self._names.outlet(bare(text))):
            return (longer,)
        if known and known.kind is not Kind.PERSON:
            return (self._scene.figures.known(known, bare(text)),)
        if whole and (named := self._scene.figures.find(text)):
            return (named,)
        parts = conjuncts(text, self._scene.tables)
        if len(parts) > 1 and not any(self._is_named(part) for part in parts):
            parts = [text]
        found: dict[Figure, None] = {}
        for index, part in enumerate(parts):
            if not index or fold(part).split(" ")[0] not in ("other", "others"):
                found.update(dict.fromkeys(self._one(part, position)))
        return tuple(found)

    def _is_named(self, text: str) -> bool:
        """Whether a conjunct names a source, so that a coordination with it is two sources and not one crowd."""
        phrase = parse(text, self._scene.tables)
        if (
            phrase.name
            or fold(text) in self._scene.tables.pronouns
            or self._scene.registry.national_body(text)
        ):
            return True
        return phrase.noun is not None and phrase.noun.use in _NAMED_USES

    def _one(self, text: str, position: int) -> tuple[Figure, ...]:
        scene = self._scene
        pronoun = scene.tables.pronouns.get(text.lower())
        if pronoun:
            return self._pronoun(pronoun, position)
        if _NEEDS_WHOLE.search(text) and (
            body := self._names.body_of_state(bare(text), words(bare(text)), position)
        ):
            return (body,)
        phrase = parse(text, scene.tables)
        figure = self._names.named(phrase, position) if phrase.name else None
        if figure:
            return (figure,)
        first = text.split(",", maxsplit=1)[0]
        for part in (first, phrase.head):
            known = scene.registry.named(part) or scene.registry.national_body(part)
            known = known or (scene.registry.embedded(part) if part == phrase.head else None)
            if known:
                return (scene.figures.known(known, bare(part)),)
        if phrase.determiner not in ("a", "an") and (phrase.noun is None or phrase.noun.use == "document"):
            leading = self._leading(phrase.head)
            if leading:
                return (leading,)
        body = self._named_behind(phrase) or self._office_of(text)
        return (body or self._descriptions.figure(phrase, self._owner(phrase, position), position),)

    def _named_behind(self, phrase: Phrase) -> Figure | None:
        """The name behind a body's description: "the rescue agency, Acme," is Acme; "the agency, Acme's arm" is not."""
        noun = phrase.noun
        if noun is None or noun.use not in ("body", "outlet", "force", "group") or phrase.determiner == "a":
            return None
        parts = words(phrase.appositions[0]) if phrase.appositions else []
        if not 0 < len(parts) <= _LONGEST_NAME or not all(map(capitalised, parts)) or possessive(parts[0]):
            return None
        name = " ".join(parts)
        return self._scene.figures.find(name) or self._scene.figures.add(Figure(name, noun.kind), name)

    def _office_of(self, text: str) -> Figure | None:
        """An office by its place: "the Acme County coroner's office" is a body; "Ines Calder's office" is hers."""
        name = bare(text)
        if not _LOCAL_OFFICE.match(name):
            return None
        return self._scene.figures.find(name) or self._scene.figures.add(Figure(name, Kind.AGENCY), name)

    def _leading(self, text: str) -> Figure | None:
        """Who opens a mention that was cut too long: "State TV showed pictures"."""
        known = self._scene.registry.leading(text)
        if known:
            return self._scene.figures.known(known, known.name)
        parts = words(text)
        prefixes = (" ".join(parts[:length]) for length in range(min(4, len(parts) - 1), 1, -1))
        return next((body for prefix in prefixes if (body := self._names.default_body(prefix))), None)

    def _owner(self, phrase: Phrase, position: int) -> Figure | None:
        if phrase.owner is None:
            return None
        held = self._scene.figures.holding(f"{fold(phrase.owner)}'s")
        if held:
            return held[0]
        pronoun = self._scene.tables.pronouns.get(phrase.owner)
        named = f"the {phrase.owner}" if phrase.determiner == "the" else phrase.owner
        found = self._pronoun(pronoun, position) if pronoun else self._one(named, position)
        return found[0] if len(found) == 1 else None

    def _pronoun(self, row: PronounRow, position: int) -> tuple[Figure, ...]:
        antecedents = self._scene.antecedents
        if row.person in ("second", "nobody"):
            return ()
        if row.person == "first":
            speaker = antecedents.quoted_speaker(position)
            return (speaker,) if speaker and row.number == "one" else ()
        if row.person == "relative":
            return self._relative(row, position)
        if row.person == "pair":
            return antecedents.pair(position, lambda figure: figure.kind is not Kind.ANONYMOUS)
        tells = _TELLS.match(self._scene.article.text[position : position + _LONGEST_PHRASE].lower())
        to_officers = tells is not None and tells.group("hearer") in self._scene.tables.words["officer"]
        return antecedents.pronoun(row, position, self._is_officer if to_officers else None)

    def _is_officer(self, figure: Figure) -> bool:
        return not self._scene.tables.words["officer"].isdisjoint(words((figure.role or "").lower()))

    def _relative(self, row: PronounRow, position: int) -> tuple[Figure, ...]:
        """What a relative stands for: the noun right before it, else the name before a comma."""
        before = _BEFORE_RELATIVE.search(
            self._scene.article.text[max(0, position - _LONGEST_WORD) : position]
        )
        if before and before.group(1).islower():
            if before.group(1) in self._scene.tables.nouns:
                return self._one(self._phrase_before(position) or before.group(1), position)
            if not before.group(2):
                return ()
        figure = self._scene.antecedents.just_before(position, row.pronoun in ("who", "whom", "whose"))
        return (figure,) if figure else ()

    def _phrase_before(self, position: int) -> str | None:
        """The noun phrase that ends before a relative, from its determiner on: "two old neighbors"."""
        stretch = self._scene.article.text[max(0, position - _LONGEST_PHRASE) : position]
        parts = words(re.split(r"[,.;:“”\"\n]", stretch.rstrip(" ,"))[-1])
        for length in range(2, min(7, len(parts)) + 1):
            if (
                parts[-length].lower() in self._scene.tables.words["determiner"]
                or fold(parts[-length]) in NUMBERS
            ):
                return " ".join(parts[-length:])
            if parts[-length] in self._scene.tables.words["break"]:
                return None
        return None

    def _pair(self, text: str, position: int) -> tuple[Figure, ...]:
        """The two whom "both countries" or "the two leaders" mean; empty for other phrases."""
        lowered = text.lower()
        if not lowered.startswith(_PAIR_STARTS) or {"and", "or", "nor"} & set(lowered.split()):
            return ()
        start = next(start for start in _PAIR_STARTS if lowered.startswith(start))
        noun = parse(text[len(start) :], self._scene.tables).noun
        if noun is None or noun.noun in _VAGUE:
            return ()
        if noun.noun in _STATES:
            return self._scene.antecedents.pair(position, _is_state)
        if noun.use in ("crowd", "office", "person"):
            return self._scene.antecedents.pair(position, lambda figure: figure.kind is Kind.PERSON)
        return self._scene.antecedents.pair(
            position, lambda figure: figure.kind not in (Kind.PERSON, Kind.ANONYMOUS)
        )


def _is_state(figure: Figure) -> bool:
    return figure.kind is Kind.GOVERNMENT and figure.country is not None and figure.part_of is None


def _whole_words(span: Span, text: str) -> Span:
    """The span with the rest of a word that it cuts: "run agency" in "state-run agency" begins at "state"."""
    start = span.start
    while (
        start > 0
        and span.start - start < _LONGEST_WORD
        and (text[start - 1].isalnum() or text[start - 1] == "-")
    ):
        if text[start - 1] == "-" and (start < 2 or not text[start - 2].isalnum()):
            break
        start -= 1
    rest = (
        _CUT_AFTER.match(text, span.end) if _INITIALS.search(text[max(0, span.end - 6) : span.end]) else None
    )
    return Span(start, rest.end() if rest else span.end)
