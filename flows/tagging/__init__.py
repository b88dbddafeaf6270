"""The learned span tagger: which characters are source, cue and content of which attribution. Pure."""
