"""Words to swap, so that the tagger learns the grammar of attribution and not one campaign's cast."""

# what stands in an election story -> what could stand there in stories of war, crime, business or disaster
SUBJECTS: dict[str, tuple[str, ...]] = {
    "ballot": ("convoy", "budget", "warehouse", "vaccine", "verdict"),
    "ballots": ("rockets", "invoices", "weapons", "vaccines", "permits"),
    "campaign": ("operation", "offensive", "investigation", "merger", "trial", "rescue", "ceasefire"),
    "campaigns": ("operations", "airstrikes", "investigations", "mergers", "patrols"),
    "candidate": ("commander", "suspect", "executive", "regulator", "inspector"),
    "candidates": ("commanders", "suspects", "executives", "refugees", "inspectors"),
    "caucus": ("checkpoint", "market", "stadium", "border", "factory"),
    "caucuses": ("checkpoints", "markets", "raids", "shelters"),
    "convention": ("summit", "siege", "outbreak", "earthquake", "hearing"),
    "conservative": ("armed", "retail", "local", "separatist", "industrial"),
    "conservatives": ("insurgents", "retailers", "farmers", "separatists"),
    "debate": ("explosion", "shooting", "outage", "crash", "strike"),
    "debates": ("clashes", "shootings", "outages", "strikes"),
    "delegates": ("hostages", "troops", "passengers", "shareholders", "patients"),
    "democrat": ("militant", "trader", "driver", "nurse"),
    "democratic": ("kurdish", "federal", "regional", "allied", "wholesale"),
    "democrats": ("militants", "traders", "protesters", "engineers"),
    "donors": ("creditors", "smugglers", "suppliers", "survivors"),
    "election": ("attack", "blast", "crisis", "harvest", "evacuation", "downturn"),
    "elections": ("attacks", "talks", "floods", "layoffs"),
    "electoral": ("military", "financial", "medical", "coastal"),
    "email": ("missile", "invoice", "sample", "shipment"),
    "emails": ("missiles", "invoices", "samples", "shipments"),
    "gop": ("army", "utility", "union", "coalition"),
    "immigration": ("inflation", "smuggling", "mining", "policing"),
    "liberal": ("northern", "private", "urban", "offshore"),
    "nominee": ("prisoner", "contractor", "chairman", "gunman"),
    "nomination": ("ransom", "contract", "takeover", "province"),
    "party": ("army", "bank", "company", "police", "hospital", "militia"),
    "poll": ("raid", "index", "inquiry", "survey", "audit"),
    "polls": ("figures", "prices", "raids", "tests"),
    "politics": ("fighting", "trade", "banking", "farming"),
    "political": ("military", "economic", "criminal", "humanitarian"),
    "presidential": ("naval", "quarterly", "judicial", "nuclear"),
    "primaries": ("bombings", "auctions", "trials", "storms"),
    "primary": ("bombing", "auction", "trial", "storm"),
    "rallies": ("funerals", "air raids", "auctions", "marches"),
    "rally": ("funeral", "air raid", "auction", "vigil"),
    "republican": ("rebel", "russian", "insurance", "provincial", "iraqi"),
    "republicans": ("rebels", "insurers", "soldiers", "villagers"),
    "supporters": ("fighters", "investors", "relatives", "workers"),
    "vote": ("withdraw", "invest", "evacuate", "strike"),
    "voted": ("fired", "invested", "fled", "testified"),
    "voter": ("soldier", "buyer", "victim", "tenant"),
    "voters": ("soldiers", "buyers", "victims", "tenants", "residents"),
    "votes": ("casualties", "dollars", "barrels", "cases"),
    "voting": ("fighting", "borrowing", "fishing", "drilling"),
}

# how stories on other subjects name their sources
SOURCES: tuple[str, ...] = (
    "the ministry", "the interior ministry", "the defence ministry", "a military spokesman", "the army",
    "police", "state television", "state media", "the state news agency", "a monitoring group",
    "local media", "rescue workers", "a hospital official", "medical sources", "a security source",
    "two security officials", "an intelligence official",
    "an official who spoke on condition of anonymity", "residents", "a witness", "witnesses",
    "the prosecutor", "prosecutors", "court documents", "the medical examiner", "the police chief",
    "investigators", "the governor", "the central bank", "analysts", "economists at a large lender",
    "the company", "the chief executive", "a trader", "the statistics office", "a report by the bureau",
    "the report", "the study", "researchers", "the agency", "the charity", "aid workers",
    "the observatory", "the group", "the militant group", "the rebels", "the coalition",
    "the foreign minister", "a foreign ministry spokeswoman", "the embassy", "the union", "the airline",
    "the newspaper", "the city's mayor", "the fire department",
    "a spokesman for the regional government", "the health authority",
)  # fmt: skip

# capitalised words that are no names and so stay where they are
NOT_NAMES = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "president", "governor", "senator", "sen", "gov", "rep", "mr", "mrs", "ms", "dr", "i",
    "i'm", "i've", "i'll", "i'd",
))  # fmt: skip

_ONSETS = (
    "b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kh", "kr", "l", "m", "n", "p", "pr", "r", "s",
    "sh", "sl", "st", "t", "tr", "v", "w", "y", "z",
)  # fmt: skip
_VOWELS = ("a", "a", "e", "e", "i", "o", "u", "ai", "ei", "ou")
_CODAS = ("", "", "", "l", "n", "r", "s", "k", "m", "nd", "rt", "v", "sh")
SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in _VOWELS)
ENDINGS = tuple(vowel + coda for vowel in _VOWELS for coda in _CODAS)
