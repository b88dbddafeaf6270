"""Joins figures that count the same thing and claims about the same proposition, across articles.

Each article is read once (`read_article`); what it gave is kept in the lake and linked anew in every build.
"""

from flows.disputes.event_links import link_events
from flows.disputes.factual import link_propositions
from flows.disputes.reading import Reading, read_article
from flows.disputes.rules import DisputeRules
from flows.disputes.stories import stories

__all__ = ["DisputeRules", "Reading", "link_events", "link_propositions", "read_article", "stories"]
