"""Reads offered files: bytes to clean articles, their sentences, their furniture, their near-copies."""
