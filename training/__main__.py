"""Make the tagger's weights: `python -m training --data FOLDER --work FOLDER --out FILE`. See training/README.md."""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from pantau.extract.tagger import kinds
from pantau.lang import load_pack
from pantau.models.chain import best_labels, spans
from pantau.models.features import Forms
from pantau.models.linking import Linker
from training import corpus, export, linking, parallel, silver, teacher, train, vectors
from training.corpus import Example, Window
from training.network import SIZES, Tagger

LEAST = 2                                           # times a word occurs to have a number of its own
HELD = 28                                           # every so many articles are kept from training, to fit the belief
SILVER = 500
BARE = Forms({}, {})                                # where the words' own numbers do not matter


@dataclass
class Material:
    """Articles and sentences to learn from, each with the weight of its windows in the loss."""

    annotated: list[Example]
    held: list[Example]
    read: list[Example] = field(default_factory=list)          # English, read by the teacher …
    logs: list[list[np.ndarray]] = field(default_factory=list)      # … with the logarithms of its probabilities
    carried: list[Example] = field(default_factory=list)       # Indonesian, carried over from those
    silver: list[Example] = field(default_factory=list)        # Indonesian, read by the pack's grammar


def main() -> None:
    arguments = options()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    every = corpus.polnear(arguments.data / "polnear" / "data" / "train")
    material = Material([e for i, e in enumerate(every) if i % HELD], every[::HELD])
    guide = taught(every, arguments)
    pairs = parallel.pairs(list(parallel.texts(arguments.data)))
    linker = Linker(linking.fit_linker(material.annotated))
    add_parallel(material, pairs, guide, linker)
    if arguments.silver:
        material.silver = silver.articles(arguments.data / "news" / "articles_id.jsonl", load_pack("id"), SILVER)
    words, table = vocabulary(material, pairs)
    print(f"{len(words)} words, {len(material.annotated)} annotated articles, {len(material.read)} English and "
          f"{len(material.carried)} Indonesian sentences, {len(material.silver)} silver articles", flush=True)
    vocabulary_of = {word: i for i, word in enumerate(words, 2)}
    numbers = {code: Forms(vocabulary_of, kinds(load_pack(code))) for code in ("en", "id")}
    model = Tagger(table, arguments.hidden, arguments.layers)
    held = [w for e in material.held for _, w in windows(e, numbers)]
    plan = train.Plan(epochs=arguments.epochs, minutes=arguments.minutes, seed=arguments.seed, matter=0.5)
    train.fit(model, epochs_of(material, numbers, guide), plan, path=arguments.work / "student.pt",
              check=lambda m: train.span_f1(m, held))
    belief = believed(model, material.held, numbers, linker)
    export.save(arguments.out, export.arrays(model, words, linker.weights, belief))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with polnear, panl, ntrex and news")
    parser.add_argument("--work", type=Path, required=True, help="where the teacher and each epoch's weights are kept")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--minutes", type=float, default=1e9, help="the learning rate falls to its end by then")
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silver", action=argparse.BooleanOptionalAction, default=True)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    return arguments


def taught(every: Sequence[Example], arguments: argparse.Namespace) -> teacher.Teacher:
    """The teacher from the work folder, or a new one; every 14th article is held out to watch it."""
    path = arguments.work / "teacher.pt"
    if path.exists():
        guide = teacher.Teacher().bfloat16()
        guide.load_state_dict(torch.load(path, weights_only=True))
        return guide
    part = [e for i, e in enumerate(every) if i % 14]
    return teacher.fit(pieces(part), pieces(every[::14]), epochs=2, path=path, seed=arguments.seed)


def pieces(examples: Iterable[Example]) -> list[teacher.Item]:
    cut = [(e.document.tokens.text[a:b], w) for e in examples for (a, b), w in corpus.cut(e, BARE)]
    return teacher.items([words for words, _ in cut], [w for _, w in cut])


def windows(ex: Example, numbers: Mapping[str, Forms], *, joined: bool = False) -> list[tuple[tuple[int, int], Window]]:
    return list(corpus.cut(ex, numbers[ex.document.language], joined=joined))


def add_parallel(material: Material, pairs: Sequence[parallel.Pair], guide: teacher.Teacher, linker: Linker) -> None:
    """The teacher's reading of the English sides, and what of it can be carried over."""
    english, other = load_pack("en"), load_pack(pairs[0].other.language)
    sentences = [Example(p.english.id, p.english, np.zeros(len(p.english.tokens), np.int64), []) for p in pairs]
    material.read, material.logs = sentences, by_example(sentences, guide)
    still = np.zeros((7, 7), np.float32)
    for pair, ex, logs in zip(pairs, sentences, material.logs, strict=True):
        cut = [c for c, _ in corpus.cut(ex, BARE)]
        ex.labels = best_labels(np.concatenate(logs), cut, still)
        if len(cut) == 1:
            readings = linker.link(pair.english.tokens, spans(ex.labels.tolist(), 0))
            there = parallel.carried(pair, readings, other, english)
            material.carried += [there] if there else []


def vocabulary(material: Material, pairs: Sequence[parallel.Pair]) -> tuple[list[str], np.ndarray]:
    """The words that have a number, and the vectors that they start from: of Indonesian words, those of their links."""
    english = Counter(w for e in [*material.annotated, *material.read] for w in e.document.tokens.lower)
    other = Counter(w for e in [*material.carried, *material.silver] for w in e.document.tokens.lower)
    known = [w for w, n in english.most_common() if n >= LEAST]
    known += [w for w in vectors.whole_words() if english[w] < LEAST]
    table = vectors.vectors(known, SIZES["word"])
    number = {w: i for i, w in enumerate(known)}
    new = [w for w, n in other.most_common() if n >= LEAST + 1 and w not in number]
    sums = {w: [np.zeros(SIZES["word"], np.float32), 0] for w in new}
    for pair in pairs:
        for i, linked in pair.sure.items():
            for j in linked:
                word, source = pair.other.tokens.lower[j], number.get(pair.english.tokens.lower[i])
                if word in sums and source is not None:
                    sums[word][0] += table[source]
                    sums[word][1] += 1
    moved = np.stack([total / max(count, 1) for total, count in sums.values()])
    return known + new, np.concatenate([np.zeros((2, SIZES["word"]), np.float32), table, moved])


def epochs_of(
    material: Material, numbers: Mapping[str, Forms], guide: teacher.Teacher
) -> Callable[[int], list[Window]]:
    """Each epoch's windows: a quarter of the articles as if their paragraphs were run together."""
    plain = [[w for _, w in windows(e, numbers)] for e in material.annotated]
    for part, logs in zip(plain, by_example(material.annotated, guide), strict=True):
        for window, log in zip(part, logs, strict=True):
            window.soft = np.exp(log)
    joined = [[w for _, w in windows(e, numbers, joined=True)] for e in material.annotated]
    others = [w for e in material.read for _, w in windows(e, numbers)]
    for window, log in zip(others, (log for logs in material.logs for log in logs), strict=True):
        window.soft, window.weight = np.exp(log), 0.5
    other = [*material.carried, *material.silver]
    others += [w for e in other for _, w in windows(e, numbers) if (w.labels >= 0).all()]

    def choose(epoch: int) -> list[Window]:
        rng = random.Random(epoch)
        return others + [w for a, b in zip(plain, joined, strict=True) for w in (b if rng.random() < 0.25 else a)]

    return choose


def by_example(examples: Sequence[Example], guide: teacher.Teacher) -> list[list[np.ndarray]]:
    logs = iter(teacher.read(guide, pieces(examples)))
    return [[next(logs) for _ in corpus.cut(e, BARE)] for e in examples]


def believed(model: Tagger, held: Sequence[Example], numbers: Mapping[str, Forms], linker: Linker) -> np.ndarray:
    """Fit the belief on articles that nothing was trained on, and say how well they were read."""
    rows, hits, there = [], [], 0
    moves = model.moves.detach().numpy()
    for ex in held:
        cut = windows(ex, numbers)
        scores = np.concatenate(train.predict(model, [w for _, w in cut]))
        for linked, features in linking.found(ex, scores, [c for c, _ in cut], moves, linker):
            rows.append(features)
            hits.append(linking.right(ex, linked))
        there += len({number for *_, number in ex.links})
    print(f"held out: precision {100 * np.mean(hits):.1f} recall {100 * sum(hits) / there:.1f}", flush=True)
    return linking.fit_belief(rows, hits)


if __name__ == "__main__":
    main()
