"""What a language pack may hold: one module per YAML file of a pack, each a strict msgspec struct."""
