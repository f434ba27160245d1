"""How a brief and a reading are shown: plain functions from a value, a language's surface words and a width to text."""
