"""The status that the counted noun itself tells, or a word before it: "5 deaths", "5 injured men", "5 refugees"."""

from flows.estimates.parse import Parse
from flows.estimates.site import Counted
from flows.estimates.status_lexicon import StatusLexicon


class NounStatuses:
    """Finds statuses in the noun that is counted, by a lexicon."""

    def __init__(self, lexicon: StatusLexicon) -> None:
        self._lexicon = lexicon

    def itself(self, parse: Parse, counted: Counted) -> tuple[str, str] | None:
        """ "5 deaths", "5 shooting deaths", "140 injured people"."""
        if counted.noun is None:
            return None
        found = self._lexicon.look(parse, counted.noun, "itself", counted)
        if found is None and counted.noun > 0:
            found = self._lexicon.look(parse, counted.noun - 1, "itself", counted)
        if found is not None and found[2] >= counted.noun:
            return found[0], found[1]
        for token in parse.tokens[counted.noun].children:
            is_whole = token.i == 0 or parse.tokens[token.i - 1].tag_ != "HYPH"
            if (
                token.dep_ in {"amod", "compound"}
                and token.i < counted.noun
                and is_whole
                and token.tag_ != "VBG"
            ):
                found = self._lexicon.look(parse, token.i, "itself object", counted)
                if found is not None:
                    return found[0], found[1]
        return None

    def state(self, parse: Parse, counted: Counted) -> tuple[str, str] | None:
        """By a noun for people in a state, where nothing else befalls them: "40 refugees", not "arrested 40 marchers"."""
        if counted.noun is None:
            return None
        found = self._lexicon.look(parse, counted.noun, "state", counted)
        return (found[0], found[1]) if found is not None else None
