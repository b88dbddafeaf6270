"""Patterns of the words in and around names of places."""

import re

_FUNCTION = (
    "In|At|Near|Across|On|From|To|The|After|Over|For|And|By|With|As|Off|Into|Outside|Inside|Around|Amid|Is|Are|Was|Were|"
    "But|Or|When|While|If|He|She|It|They|We|I|His|Her|Its|Their|Our|This|That|These|Those|There|Another|One|Two|Three|"
    "Four|Five|Six|Seven|Eight|Nine|Ten|Dead|Killed|Wounded|Injured|Shot|Kills|An?|Some|Most|Many|Several|During|"
    "Before|Since|Until|Through|Between|Under|Along"
)
_REST = r"[\w'’-]{0,40}"
_WORD = rf"(?!(?:{_FUNCTION})\b)(?:(?:al|el|ar|as|ash|az|an|ad)-)?[A-ZÀ-Þ]{_REST}(?:\.(?:[A-Z]\b\.?)+)?"
NAME = re.compile(rf"(?<![\w-])({_WORD}(?:\s+(?:(?:of|de|del|la|du|al|el)\s+)?{_WORD}){{0,4}})")
LOCATIVES = frozenset(
    (
        "in at near across throughout inside outside around into to on over along within toward towards "
        "against off through between beyond hit struck shelled bombed pounded rocked shook devastated battered attacked "
        "hitting striking shelling entered reached"
    ).split()
)
WITHIN = frozenset("in at near outside inside throughout across into".split())
LARGE = 500_000
LEAD = re.compile(
    r"(?:\b(?P<preposition>[A-Za-z]+)\s+)?(?:(?:the|a|an|its|his|her|their|nearby|neighboring|neighbouring|central|downtown|rural|whole|all|entire|occupied|besieged|coastal|remote|war-torn|mountainous|[A-Z]\w+['’]s|"
    r"(?P<direction>(?:north|south|east|west)(?:east|west)?(?:ern)?))\s+|[A-Z][a-z]+(?:an|ish|ese|i)\s+){0,3}"
    r"(?:(?:\d+\s+)?\b(?P<kind>[a-z-]+)\s+of\s+(?:the\s+)?)?$"
)
CORNER = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]{1,30})(?:\s+(?:Street|Avenue|St\.|Ave\.))?\s+(?:and|&)\s+(?:(?:North|South|East|West|[NSEW]\.?)\s+)"
    r"?(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]{1,30})\b(?:\s+(?:Street|Streets|Avenue|Avenues))?"
)
# "1012 Adams St." and "11th Street": streets whose names the words alone do not show
ADDRESS = re.compile(
    r"\b(?:(?P<house>\d{1,5})\s+(?P<named>(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[A-Z][\w'’]{1,20}\s+){1,2})"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\s+))(?P<kind>Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Boulevard|Blvd\b\.?|Drive|Lane)"
)
SAINT = re.compile(r"\bSt\.?\s+[A-Z]\w?$")  # "Mercy St. Anne"
# the noun after a name: "Weston airfield", "the Weston refugee camp"; not "the West Bank city of Weston"
FOLLOWING = re.compile(
    r"(?:['’]s)?\s*,?\s+(?:(?:air|naval|military|army|nuclear|power|refugee|railway|train|bus|steel|coal|border)\s+)?"
    r"(?P<kind>[A-Za-z-]+)(?!\s+of\s+[A-Z])\b"
)
# where the hurt are taken is not where they were hurt
CLINIC = re.compile(r"\b(?:Hospital|Hospitals|Medical|Clinic|Infirmary|Health|Healthcare)\b")
TAKEN = re.compile(
    r"\b(?:taken|rushed|transported|transferred|flown|airlifted|driven|admitted|hospitali[sz]ed|treated|brought)\b[^.;]{0,30}\b(?:to|at)\s+"
    r"(?:the\s+)?$|\b[Hh]ospitals?\s+in\s+$"
)
ATTACKED = re.compile(
    r"\b(?:(?:attack|strike|airstrike|raid|assault|shelling|bombardment|bombing|siege|battle|fighting|offensive|explosion|blast|massacre|"
    r"earthquake|crash|fire)s?\s+(?:on|of|for|against|in|at|near)|shootings?\s+(?:on|in|at|near)|(?:struck|bombed|shelled|stormed|hit|rocked|targeted|attacked|(?:fell|landed|rained(?: down)?|dropped)\s+on))\s+"
    r"(?:(?:the|a|an|[a-z-]+|[A-Z][a-z]+(?:an|ish|ese|i|n))\s+){0,4}?(?:(?:city|town|village|district|suburb|neighbou?rhood|province|camp|base)\s+of\s+)?$"
)
ACCORDING = re.compile(
    r"\b(?:according|related|linked|due|thanks|told|tied|close|loyal|belonging|said) to\s+(?:the\s+)?$"
)
# "based in Lund", "told reporters in Lund": where a source is at home, or speaks
OF_SOURCE = re.compile(
    r"\b(?:(?:based|headquartered|registered|exiled|living|lives)\s+(?:in|near|at)|run\s[^,.;]{0,40}(?:from|out\sof)\s[^,.;]{0,20}\s?in|"
    r"(?:reporters|journalists|(?:news|press)\s(?:conference|briefing)|briefing|speaking|interview)\s(?:on\s\w+\s)?(?:in|at|from))\s+$"
)
COMPOUND = re.compile(r"-[a-z]+$")
# words that end the names of quarters and small towns
ENDINGS = frozenset(
    (
        "Park Heights Hills Village Beach Springs Grove Ridge Valley Falls Creek Island Woods Gardens Harbor "
        "Bay Junction Mills Shores Landing Crossing Meadows Terrace Corners Hollow Glen Oaks Estates"
    ).split()
)
# what may follow the name of a place that no gazetteer knows: "in Oster on", "in Oster,", "in Oster."
AFTER_UNKNOWN = re.compile(
    r"^(?:\s*[,.;:)–—]|\s*$|\s+(?:on|when|where|who|and|after|before|early|late|last|this|during|while|as|"
    r"by|with|killed|killing|but|since|said|for|at|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
POSSESSIVE = re.compile(r"['’]s$")
LEAD_LENGTH = 60

# "in the US strike": the country only tells whose the strike was
DESCRIBING = re.compile(r"(?:US|U\.S\.?|UK|U\.K\.?|UN|U\.N\.?|EU)$")
DESCRIBED = re.compile(r"\s[a-z]")
