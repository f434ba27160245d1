"""The model of event types: what it sees of a pair, its arithmetic, its file, and that it carries over."""

from pathlib import Path

import numpy as np
import pytest

from pantau.errors import ModelError
from pantau.models.types import BUCKETS, PLACES, TYPES, Floats, Pair, TypeModel, layout, load_types, traits, vectors
from pantau.types import EventType, Range


def pair(text: str, source: str | None = None, target: str | None = None) -> Pair:
    """A sentence in which single words are the source and the target."""
    words = text.lower().split()

    def place(word: str | None) -> Range | None:
        return (words.index(word.lower()), words.index(word.lower()) + 1) if word else None

    return Pair(words, place(source), place(target))


def likeliest(given: Pair) -> EventType | None:
    return TYPES[int(load_types().chances([given])[0].argmax())]


def made(hidden: int = 4, size: int = 3) -> TypeModel:
    """Weights by chance, the same every time."""
    chance = np.random.default_rng(7)

    def some(*shape: int) -> Floats:
        return chance.normal(size=shape).astype(np.float32)

    width = vectors(["word"]).shape[1] + size
    return TypeModel(
        stems=some(BUCKETS, len(TYPES)) / np.float32(10), place=some(PLACES, size), near=some(3, width, hidden),
        near_bias=some(hidden), alone=some(width, hidden), alone_bias=some(hidden), focus=some(2 * hidden),
        out=some(4 * hidden, len(TYPES)), out_bias=some(len(TYPES)), shares=np.array([0.5, 0.5], np.float32),
    )


def test_stems_are_told_apart_by_where_they_stand() -> None:
    found = traits(pair("Yesterday Arland sharply criticised Borland over fishing", "Arland", "Borland"))
    assert {"pyester", "bFcritic", "gFsharpl critic", "nfishin", "sarland", "tborlan", "0Fsharpl"} <= found.keys()
    assert found["bFcritic"] > found["wcritic"]


def test_a_target_before_the_source_is_another_place() -> None:
    found = traits(pair("Borland was criticised by Arland", "Arland", "Borland"))
    assert "bRcritic" in found
    assert "bFcritic" not in found
    _, turned = layout(pair("Borland was criticised by Arland", "Arland", "Borland"))
    assert min(turned) >= PLACES // 2


def test_long_sentences_are_seen_from_both_ends() -> None:
    words = ["arland", *(f"w{n}" for n in range(200)), "borland"]
    seen, places = layout(Pair(words, (0, 1), (201, 202)))
    assert len(seen) == len(places) == 48
    assert (seen[0], seen[-1]) == ("arland", "borland")


def test_a_pair_of_nothing_has_chances_too() -> None:
    assert load_types().chances([Pair([], None, None)]).sum() == pytest.approx(1, abs=1e-5)
    assert load_types().chances([]).shape == (0, len(TYPES))


def test_pairs_side_by_side_are_read_as_alone() -> None:
    pairs = [pair("Arland met Borland", "Arland", "Borland"), pair("Arland mengecam Borland", "Arland", "Borland"),
             pair("in Borland protesters marched", "protesters", "Borland"), pair("nobody")]
    model = made()
    together = model.chances(pairs)
    for n, one in enumerate(pairs):
        assert together[n] == pytest.approx(model.chances([one])[0], abs=1e-5)


def test_the_network_is_what_it_says() -> None:
    """Word by word, as the docstring of the weights has it."""
    model, given = made(), pair("Arland met Borland", "Arland", "Borland")
    words, places = layout(given)
    x = np.concatenate([vectors(words), model.place[places]], 1)
    none = np.zeros_like(x[0])
    near = [sum((row @ model.near[k] for k, row in enumerate((x[i - 1] if i else none, x[i],
            x[i + 1] if i + 1 < len(x) else none))), model.near_bias) for i in range(len(x))]
    h = np.maximum(np.concatenate([np.stack(near), x @ model.alone + model.alone_bias], 1), 0)
    focus = np.exp(h @ model.focus)
    pooled = np.concatenate([h.max(0), (focus / focus.sum()) @ h])
    assert model._read([given])[0] == pytest.approx(pooled @ model.out + model.out_bias, rel=1e-3, abs=1e-3)


@pytest.mark.parametrize(("text", "kind"), [
    ("Arland condemned Borland", EventType.ACCUSE),
    ("Arland provided food and medicine to Borland", EventType.AID),
    ("Arland arrested dozens of people from Borland", EventType.COERCE),
    ("Arland shelled positions of Borland", EventType.ASSAULT),
    ("Arland refused to negotiate with Borland", EventType.REJECT),
    ("Arland mengecam Borland", EventType.ACCUSE),
    ("Arland mengirim bantuan kemanusiaan ke Borland", EventType.AID),
    ("Arland membombardir Borland", EventType.ASSAULT),
    ("Arland menolak berunding dengan Borland", EventType.REJECT),
    ("Arland mengerahkan pasukan ke perbatasan Borland", EventType.MOBILIZE),
])
def test_it_reads_both_languages(text: str, kind: EventType) -> None:
    assert likeliest(pair(text, "Arland", "Borland")) is kind


def test_a_passive_is_read_from_its_agent() -> None:
    assert likeliest(pair("Borland was shelled by Arland", "Arland", "Borland")) is EventType.ASSAULT


def test_what_is_no_event() -> None:
    assert likeliest(pair("Arland borders Borland", "Arland", "Borland")) is None


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "types.npz"
    path.write_bytes(b"no weights")
    with pytest.raises(ModelError, match="cannot be read"):
        load_types(path)
