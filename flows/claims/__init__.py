"""Attributions into claims: content, act, form, stance, certainty, origin, relays. Pure."""

from flows.claims.build import build_claims
from flows.claims.drafting import draft_claims
from flows.claims.drafts import Draft, mentions
from flows.claims.rules import ClaimRules

__all__ = ["ClaimRules", "Draft", "build_claims", "draft_claims", "mentions"]
