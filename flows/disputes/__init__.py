"""Joins figures that count the same thing and claims about the same proposition, across articles."""

from flows.disputes.factual import link_propositions, main_events
from flows.disputes.quantities import link_quantities

__all__ = ["link_propositions", "link_quantities", "main_events"]
