"""The program that trains the span tagger."""
