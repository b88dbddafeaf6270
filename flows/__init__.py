"""Counterclaim: who said what, how many, on whose authority, and who disagrees."""

__version__ = "0.1.0"
