"""Fit what kind of event stands between two who are named (src/pantau/models/types.npz).

    python -m training.types --data DATA [--folds 10] [--output FILE]

Sentences with a marked source and target and their PLOVER root type (DATA/events/PLV_train.tsv), PLOVER's own gold
examples (PLOVER_GSR_CAMEO.txt), and `training/labels/types-{en,id}.tsv`: clauses written for this, S and T in the place
of the two, alternatives in braces. PLV's YIELD is CONCEDE or RETREAT, and the model may choose. `--folds`: fit nothing,
but judge every marked sentence by a model that has not seen it, and print macro-F1 over the fifteen root types.
"""

import argparse
import csv
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from pantau.lang import load_pack
from pantau.models.types import BUCKETS, PLACES, TYPES, WEIGHTS, Pair, bucket, layout, traits, vectors
from pantau.text.tokens import document
from pantau.types import EventType, Range
from training.acts import tokens_at

LABELS = Path(__file__).parent / "labels"
YIELD = (EventType.CONCEDE, EventType.RETREAT)
OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
ROOTS = sorted({"YIELD", *EventType} - {*YIELD})
PHRASES, WRITTEN = 12, 0.4              # clauses taken of a line; what one weighs against a sentence
HIDDEN, PLACE, DROP = 96, 24, 0.3
STEPS, RIDGE = 30, 0.15                 # of the convex fit of the stems
EPOCHS, BATCH, RATE, DECAY = 25, 64, 4e-3, 1e-4
SHARES = (0.7, 0.3)                     # how much each judge counts, by the held-out sentences
SEEN = 60                               # letters by which sentences are told apart: no such two in different folds


@dataclass(frozen=True, slots=True)
class Example:
    """`types`: those that may be right (columns of `TYPES`); `group`: "" for what is never held out."""

    pair: Pair
    types: tuple[int, ...]
    weight: float
    group: str
    root: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the weights of every fold, {fold}.npz")
    options = parser.parse_args()
    torch.set_num_threads(1)
    examples = [*marked(options.data / "events"), *manual(options.data / "events"), *written("en"), *written("id")]
    print(f"{len(examples)} examples", flush=True)
    sheet = Sheet(examples)
    if options.folds:
        judge(sheet, options)
    else:
        stems, network = fit(sheet, np.arange(len(examples)), options.seed)
        np.savez_compressed(options.output, **arrays(stems, network))


def marked(data: Path) -> Iterator[Example]:
    """The sentences of PLV_train.tsv; a few name no source or no target."""
    with (data / "PLV_train.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, places = unmarked(row["marked_sentence"])
            root = row["gold_root"]
            types = YIELD if root == "YIELD" else (EventType(root),)
            yield Example(pair(text, places.get("s"), places.get("t")), columns(types), 1.0, group(text), root)


def unmarked(text: str) -> tuple[str, dict[str, Range]]:
    """A sentence without its marks, and the characters that "s" and "t" marked first."""
    plain, opened, places = "", {}, {}
    for piece in re.split(r"(</?[st]>)", text):
        if re.fullmatch(r"<[st]>", piece):
            opened[piece[1]] = len(plain)
        elif re.fullmatch(r"</[st]>", piece):
            places.setdefault(piece[2], (opened[piece[2]], len(plain)))
        else:
            plain += piece
    return plain, places


def manual(data: Path) -> Iterator[Example]:
    """PLOVER's gold examples, in which "(SRC: X)", "(TAR: X)" and "(SRC/TAR: X)" mark who takes part."""
    for entry in json.loads((data / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")):
        marks = entry.get("textInfo") or {}
        marks = marks.get("markup", "") if isinstance(marks, dict) else marks
        plain, places = "", {}
        for n, piece in enumerate(re.split(r"\(((?:SRC/TAR|SRC|TAR|EVT|LOC)\s*:\s*[^()]*)\)", marks)):
            name, _, words = piece.partition(":") if n % 2 else ("", "", piece)
            words = words.strip() if n % 2 else words
            places.setdefault(name.strip(), []).append((len(plain), len(plain) + len(words)))
            plain += words
        both = places.get("SRC/TAR", [])
        sources, targets = places.get("SRC", []) + both, places.get("TAR", []) + both[1:]
        if sources:
            types = (EventType(OLDER.get(entry["event"], entry["event"])),)
            yield Example(pair(plain, sources[0], targets[0] if targets else None), columns(types), 1.0, group(plain))


def written(code: str) -> Iterator[Example]:
    """The clauses of types-{code}.tsv; of a line with many, some by chance."""
    chance = random.Random(1)
    for line in (LABELS / f"types-{code}.tsv").read_text(encoding="utf-8").splitlines():
        name, _, clause = line.partition("\t")
        parts = [part.split("|") if n % 2 else [part] for n, part in enumerate(re.split(r"\{([^{}]*)\}", clause))]
        every = [" ".join("".join(choice).split()) for choice in itertools.product(*parts)]
        for text in chance.sample(every, min(PHRASES, len(every))):
            words = re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]", text)
            ends = [(words.index(end), words.index(end) + 1) if end in words else None for end in ("S", "T")]
            lower = ["" if word in ("S", "T") else word.lower() for word in words]
            types = () if name == "-" else (EventType(name),)
            yield Example(Pair(lower, *ends), columns(types), WRITTEN, "")


def pair(text: str, source: Range | None, target: Range | None) -> Pair:
    tokens = document(text, load_pack("en"), id="", published=None).tokens
    return Pair(tokens.lower, *(tokens_at(tokens, span) if span else None for span in (source, target)))


def columns(types: Sequence[EventType]) -> tuple[int, ...]:
    return tuple(TYPES.index(kind) for kind in types or (None,))


def group(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())[:SEEN]


class Sheet:
    """The examples as tensors: the buckets of their traits, their words' vectors and places, and which types fit."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        found = [traits(example.pair) for example in examples]
        self.traits = padded([[bucket(name) for name in one] for one in found])
        self.counts = padded([list(one.values()) for one in found]).float()
        seen = [layout(example.pair) for example in examples]
        vocabulary = {word: n for n, word in enumerate(sorted({word for words, _ in seen for word in words}))}
        self.vectors = torch.tensor(vectors(vocabulary))
        self.words = padded([[vocabulary[word] for word in words] for words, _ in seen])
        self.places = padded([places for _, places in seen])
        self.lengths = torch.tensor([len(words) for words, _ in seen])
        self.weights = torch.tensor([example.weight for example in examples])
        self.wrong = torch.full((len(examples), len(TYPES)), -30.0)
        for n, example in enumerate(examples):
            self.wrong[n, list(example.types)] = 0


def padded(rows: Sequence[Sequence[float]]) -> torch.Tensor:
    kind = torch.float if isinstance(rows[0][0], float) else torch.long
    found = torch.zeros(len(rows), max(map(len, rows)), dtype=kind)
    for n, row in enumerate(rows):
        found[n, :len(row)] = torch.tensor(row)
    return found


class Stems(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.zeros(BUCKETS, len(TYPES)))

    def forward(self, sheet: Sheet, rows: torch.Tensor) -> torch.Tensor:
        return (self.table[sheet.traits[rows]] * sheet.counts[rows][..., None]).sum(1)


class Network(nn.Module):
    """`pantau.models.types.TypeModel`'s network before it is folded together."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.turn = nn.Linear(size, size, bias=False)
        nn.init.eye_(self.turn.weight)
        self.place = nn.Embedding(PLACES, PLACE)
        self.near = nn.Conv1d(size + PLACE, HIDDEN, 3, padding=1)
        self.alone = nn.Linear(size + PLACE, HIDDEN)
        self.focus = nn.Linear(2 * HIDDEN, 1, bias=False)
        self.out = nn.Linear(4 * HIDDEN, len(TYPES))
        self.drop = nn.Dropout(DROP)

    def forward(self, sheet: Sheet, rows: torch.Tensor) -> torch.Tensor:
        longest = int(sheet.lengths[rows].max())
        there = torch.arange(longest) < sheet.lengths[rows, None]
        words, places = sheet.words[rows, :longest], sheet.places[rows, :longest]
        x = self.drop(torch.cat([self.turn(sheet.vectors[words]), self.place(places)], 2)) * there[..., None]
        h = torch.relu(torch.cat([self.near(x.transpose(1, 2)).transpose(1, 2), self.alone(x)], 2))
        focus = torch.softmax(self.focus(h)[..., 0].masked_fill(~there, -1e9), 1)
        pooled = torch.cat([h.masked_fill(~there[..., None], 0).max(1)[0], (focus[..., None] * h).sum(1)], 1)
        scores: torch.Tensor = self.out(self.drop(pooled))
        return scores


def fit(sheet: Sheet, rows: np.ndarray, seed: int) -> tuple[Stems, Network]:
    torch.manual_seed(seed)
    stems, network = Stems(), Network(sheet.vectors.shape[1])
    settle(stems, sheet, torch.tensor(rows))
    descend(network, sheet, torch.tensor(rows))
    return stems, network


def settle(stems: Stems, sheet: Sheet, rows: torch.Tensor) -> None:
    """Softmax regression with a ridge; it has one best answer."""
    optimizer = torch.optim.LBFGS(stems.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        loss = lost(stems(sheet, rows), sheet, rows).sum() + RIDGE / 2 * (stems.table ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(step)


def descend(network: Network, sheet: Sheet, rows: torch.Tensor) -> None:
    """By Adam, with one rise and fall of the rate."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * -(-len(rows) // BATCH) + 1)
    network.train()
    for _ in range(EPOCHS):
        for batch in rows[torch.randperm(len(rows))].split(BATCH):
            optimizer.zero_grad()
            (lost(network(sheet, batch), sheet, batch).sum() / sheet.weights[batch].sum()).backward()
            optimizer.step()
            schedule.step()
    network.eval()


def lost(scores: torch.Tensor, sheet: Sheet, rows: torch.Tensor) -> torch.Tensor:
    """(examples,) the weighed surprise at one of an example's types being right."""
    return -sheet.weights[rows] * torch.logsumexp(torch.log_softmax(scores, 1) + sheet.wrong[rows], 1)


def judge(sheet: Sheet, options: argparse.Namespace) -> None:
    """Cross-validate by groups of like sentences, and print how each judge does, and both."""
    fold = folds(sheet.examples, options.folds, options.seed)
    marked = np.array([n for n, example in enumerate(sheet.examples) if example.root])
    scores = np.zeros((2, len(marked), len(TYPES)), np.float32)
    for held in range(options.folds):
        others = np.array([n for n, example in enumerate(sheet.examples) if fold.get(example.group) != held])
        own = np.array([fold[sheet.examples[n].group] == held for n in marked])
        judges = fit(sheet, others, options.seed)
        for n, judged in enumerate(judges):
            scores[n, own] = judged(sheet, torch.tensor(marked[own])).detach().numpy()
        if options.keep:
            np.savez_compressed(options.keep / f"{held}.npz", **arrays(*judges))
    roots = [sheet.examples[n].root for n in marked]
    for name, shares in (("stems", (1, 0)), ("network", (0, 1)), ("both", SHARES)):
        told = likeliest(shares[0] * scores[0] + shares[1] * scores[1])
        by_type = f1(roots, told)
        right = np.mean([a == b for a, b in zip(roots, told, strict=True)])
        print(f"{name}: macro-F1 {100 * np.mean(list(by_type.values())):.2f}, right {100 * right:.2f} of {len(roots)}")
    print("  ".join(f"{kind} {100 * value:.1f}" for kind, value in by_type.items()))


def folds(examples: Sequence[Example], count: int, seed: int) -> dict[str, int]:
    """Which fold holds out a group of like sentences."""
    groups = sorted({example.group for example in examples if example.root})
    return {str(name): n % count for n, name in enumerate(np.random.default_rng(seed).permutation(groups))}


def likeliest(scores: np.ndarray) -> list[str]:
    """(sentences, types) → the likeliest root, YIELD as likely as CONCEDE and RETREAT together."""
    chances = np.exp(scores - scores.max(1, keepdims=True))
    members = [YIELD if root == "YIELD" else (EventType(root),) for root in ROOTS]
    summed = np.stack([chances[:, columns(types)].sum(1) for types in members], 1)
    return [ROOTS[n] for n in summed.argmax(1)]


def f1(wanted: Sequence[str], told: Sequence[str]) -> dict[str, float]:
    found = {}
    for root in ROOTS:
        hits = sum(a == b == root for a, b in zip(wanted, told, strict=True))
        found[root] = 2 * hits / max(wanted.count(root) + told.count(root), 1)
    return found


def arrays(stems: Stems, network: Network) -> dict[str, np.ndarray]:
    """Every array of the file, named and shaped as `pantau.models.types.TypeModel` has them."""
    table, turn = stems.table.detach().numpy(), network.turn.weight.detach().numpy()
    scale = np.abs(table).max(0) / 127

    def folded(weights: np.ndarray) -> np.ndarray:
        """(hidden, inputs) → (inputs, hidden), of a word's own vector instead of the turned one."""
        size = len(turn)
        return np.concatenate([turn.T @ weights[:, :size].T, weights[:, size:].T])

    near = network.near.weight.detach().numpy()
    found = {
        "place": network.place.weight, "near": np.stack([folded(near[:, :, n]) for n in range(3)]),
        "near_bias": network.near.bias, "alone": folded(network.alone.weight.detach().numpy()),
        "alone_bias": network.alone.bias, "focus": network.focus.weight[0], "out": network.out.weight.T,
        "out_bias": network.out.bias, "shares": np.array(SHARES),
    }
    plain = {name: a if isinstance(a, np.ndarray) else a.detach().numpy() for name, a in found.items()}
    packed = {name: a.astype(np.float16) for name, a in plain.items()}
    return packed | {"stems": np.round(table / scale).astype(np.int8), "stems_scale": scale.astype(np.float32)}


if __name__ == "__main__":
    main()
