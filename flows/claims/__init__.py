"""From tagged spans to claims: stance, act, certainty, form, relays, back-references. Pure."""
