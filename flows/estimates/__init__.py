"""Turns numbers into estimates: bounds, measure, what is counted, whose, in which state, where, on whose word."""

from flows.estimates.assembly import find_estimates, mentions_number
from flows.estimates.rules import EstimateRules

__all__ = ["EstimateRules", "find_estimates", "mentions_number"]
