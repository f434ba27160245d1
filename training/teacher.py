"""A large reader of English that teaches the small one: all-MiniLM-L6-v2 (Apache-2.0), tuned on the annotated articles.

It is not shipped: it gives the small tagger its probabilities and reads the English side of parallel texts.
"""

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pantau.models.chain import LABELS
from pantau.models.features import BUCKETS, FLAGS
from training import vectors
from training.corpus import Window
from training.train import pieces, viterbi

LONGEST = 300                                       # pieces of a window; what lies beyond is not read


def dropped(x: Tensor, training: bool) -> Tensor:
    """A tenth of the columns of every window put out."""
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) > 0.1).to(x.dtype).div(0.9) if training else x


class Block(nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: dict[str, Tensor], number: int) -> None:
        super().__init__()
        name = f"encoder.layer.{number}."
        heads = [f"{name}attention.self.{x}." for x in ("query", "key", "value")]
        self.joint = linear(*(torch.cat([weights[h + x] for h in heads]) for x in ("weight", "bias")))
        self.mixed, self.wide, self.narrow = (
            linear(weights[f"{name}{x}.dense.weight"], weights[f"{name}{x}.dense.bias"])
            for x in ("attention.output", "intermediate", "output"))
        self.norms = nn.ModuleList(normed(weights, f"{name}{x}.LayerNorm.") for x in ("attention.output", "output"))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        # attention in bfloat16 takes four times as long as in float32 on a CPU; all the rest is faster
        q, k, v = self.joint(x).view(b, n, 3, 12, d // 12).float().permute(2, 0, 3, 1, 4)
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, d)
        x = self.norms[0](x + dropped(self.mixed(a.to(x.dtype)), self.training))
        y: Tensor = self.norms[1](x + dropped(self.narrow(functional.gelu(self.wide(x))), self.training))
        return y


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


def normed(weights: dict[str, Tensor], name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(384, eps=1e-12)
    layer.load_state_dict({x: weights[name + x] for x in ("weight", "bias")})
    return layer


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        weights = {name: w.float() for name, w in load_file(str(vectors.package() / "model.safetensors")).items()}
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"] + kinds)
        self.norm = normed(weights, "embeddings.LayerNorm.")
        self.shapes, self.flags = nn.Embedding(BUCKETS["shape"] + 1, 384), nn.Embedding(FLAGS, 384)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.flags.weight)
        self.blocks = nn.ModuleList(Block(weights, i) for i in range(6))
        self.out = nn.Linear(384, len(LABELS))

    def forward(self, ids: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """ids, shapes, flags, mask: (batch, pieces); first: (batch, tokens), each one's first piece
        → (batch, tokens, 7)"""
        x = self.words(ids) + self.places[:ids.shape[1]] + self.shapes(shapes) + self.flags(flags)
        x = dropped(self.norm(x), self.training)
        allowed = mask[:, None, None, :]
        for block in self.blocks:
            x = block(x, allowed)
        x = x.gather(1, first[..., None].expand(-1, -1, 384))
        scores: Tensor = self.out(dropped(x, self.training))
        return scores


class Item:
    """A window in the teacher's pieces: [CLS] … [SEP], with the first piece of every token."""

    def __init__(
        self, words: Sequence[str], window: Window, known: dict[str, int], cache: dict[str, list[int]]
    ) -> None:
        ids, shapes, flags, first = [101], [0], [0], []
        for word, form in zip(words, window.forms, strict=True):
            if word not in cache:
                cache[word] = vectors.split(plain(word), known)
            split = cache[word]
            first.append(min(len(ids), LONGEST - 1))
            ids += split
            shapes += [int(form[4])] * len(split)
            flags += [int(form[6])] * len(split)
        self.ids, self.first, self.labels = [*ids[:LONGEST - 1], 102], first, window.labels
        self.shapes, self.flags = [*shapes[:LONGEST - 1], 0], [*flags[:LONGEST - 1], 0]


def plain(word: str) -> str:
    """As the encoder was trained: lower case, curly marks straight."""
    return word.lower().translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def items(words: Iterable[Sequence[str]], windows: Iterable[Window]) -> list[Item]:
    known, cache = {piece: i for i, piece in enumerate(vectors.pieces())}, {}
    return [Item(w, window, known, cache) for w, window in zip(words, windows, strict=True)]


def groups(order: Sequence[int], data: Sequence[Item], size: int) -> Iterator[list[int]]:
    group: list[int] = []
    for i in order:
        if group and max(len(data[i].ids), len(data[group[0]].ids)) * (len(group) + 1) > size:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def pad(batch: Sequence[Item]) -> tuple[Tensor, ...]:
    n, t = max(len(x.ids) for x in batch), max(len(x.first) for x in batch)
    out = [torch.zeros(len(batch), n, dtype=torch.long) for _ in range(3)]
    mask, first = torch.zeros(len(batch), n, dtype=torch.bool), torch.zeros(len(batch), t, dtype=torch.long)
    labels = torch.full((len(batch), t), -100, dtype=torch.long)
    for i, x in enumerate(batch):
        for column, values in zip(out, (x.ids, x.shapes, x.flags), strict=True):
            column[i, :len(x.ids)] = torch.tensor(values)
        mask[i, :len(x.ids)] = True
        first[i, :len(x.first)] = torch.tensor(x.first)
        labels[i, :len(x.first)] = torch.from_numpy(x.labels)
    return (*out, mask, first, labels)


def fit(data: Sequence[Item], held: Sequence[Item], *, epochs: int, path: Path, seed: int = 1) -> Teacher:
    """Tune the encoder; prints the spans' F1 on `held` after every epoch, and keeps the weights at `path`."""
    torch.manual_seed(seed)
    rng, model, start = random.Random(seed), Teacher(), time.time()
    trainer = Trainer(model)
    plan = [list(groups(by_length(data, rng), data, 2400)) for _ in range(epochs)]
    steps, done = sum(map(len, plan)), 0
    for epoch, order in enumerate(plan):
        model.train()
        rng.shuffle(order)
        total = 0.0
        for group in order:
            trainer.slow_down(min(1.0, done / 150) * (1 - done / steps))
            done += 1
            *inputs, labels = pad([data[i] for i in group])
            scores = model(*inputs)
            loss = functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=-100)
            trainer.step(loss)
            total += loss.item()
        torch.save(model.state_dict(), path)
        took = time.time() - start
        print(f"teacher, epoch {epoch} loss {total / len(order):.4f} {took:.0f} s {report(model, held)}", flush=True)
    return model


class Trainer:
    """AdamW over float32 copies of a model that works in bfloat16."""

    def __init__(self, model: Teacher, rate: float = 2e-4) -> None:
        self.model, self.used = model, {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.exact = {n: nn.Parameter(p.detach().clone()) for n, p in self.used.items()}
        model.bfloat16()
        new = [n for n in self.exact if n.startswith(("out", "shapes", "flags"))]
        self.optimizer = torch.optim.AdamW([
            {"params": [p for n, p in self.exact.items() if n not in new], "top": rate},
            {"params": [self.exact[n] for n in new], "top": rate * 5}], weight_decay=0.01)

    def slow_down(self, share: float) -> None:
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * share

    def step(self, loss: Tensor) -> None:
        self.model.zero_grad()
        loss.backward()
        for n, p in self.used.items():
            self.exact[n].grad = p.grad.float() if p.grad is not None else None
        torch.nn.utils.clip_grad_norm_(self.exact.values(), 1.0)
        self.optimizer.step()
        with torch.no_grad():
            for n, p in self.used.items():
                p.copy_(self.exact[n])


def by_length(data: Sequence[Item], rng: random.Random) -> list[int]:
    return sorted(range(len(data)), key=lambda i: len(data[i].ids) + rng.random() * 8)


@torch.no_grad()
def read(model: Teacher, data: Sequence[Item], size: int = 6000) -> list[np.ndarray]:
    """Log probabilities (tokens, 7) of every window."""
    model.eval()
    out: list[np.ndarray] = [np.zeros(0)] * len(data)
    for group in groups(sorted(range(len(data)), key=lambda i: -len(data[i].ids)), data, size):
        *inputs, _ = pad([data[i] for i in group])
        scores = model(*inputs)
        logs = torch.log_softmax(scores.float(), -1).numpy()
        for row, i in zip(logs, group, strict=True):
            out[i] = row[:len(data[i].first)]
    return out


def report(model: Teacher, data: Sequence[Item]) -> str:
    tally = {role: [0, 0] for role in ("SRC", "CUE", "CON")}
    for item, scores in zip(data, read(model, data), strict=True):
        gold, got = pieces(item.labels), pieces(viterbi(scores, np.zeros((7, 7))))
        for role, a, b in gold | got:
            tally[role][0] += 2 * ((role, a, b) in gold and (role, a, b) in got)
            tally[role][1] += ((role, a, b) in gold) + ((role, a, b) in got)
    return " ".join(f"{role} {100 * hits / max(1, both):.1f}" for role, (hits, both) in tally.items())
