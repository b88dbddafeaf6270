"""From bytes to a clean article: decoding, formats, metadata, furniture, sentences, near-copies. Pure."""
