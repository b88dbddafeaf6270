"""Which mentions are about the same thing: keys and links that the SQL models join on. Pure."""
