"""From sentences to numbers with bounds, what they count, whose, where, in which state. Pure."""
