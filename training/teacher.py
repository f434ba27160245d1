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
    def __init__(self, weights: dict[str, Tensor], number: int) -> None:
        super().__init__()
        prefix = f"encoder.layer.{number}."
        take = lambda name: nn.Parameter(weights[prefix + name].float())  # noqa: E731
        self.w = nn.ParameterDict({name.replace(".", "_"): take(name) for name in (
            "attention.output.dense.weight", "attention.output.dense.bias", "attention.output.LayerNorm.weight",
            "attention.output.LayerNorm.bias", "intermediate.dense.weight", "intermediate.dense.bias",
            "output.dense.weight", "output.dense.bias", "output.LayerNorm.weight", "output.LayerNorm.bias")})
        self.joint = nn.Parameter(torch.cat([weights[f"{prefix}attention.self.{x}.weight"].float() for x in ("query", "key", "value")]))
        self.joint_bias = nn.Parameter(torch.cat([weights[f"{prefix}attention.self.{x}.bias"].float() for x in ("query", "key", "value")]))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        w = self.w
        # attention in bfloat16 takes four times as long as in float32 on a CPU; all the rest is faster
        q, k, v = functional.linear(x, self.joint, self.joint_bias).view(b, n, 3, 12, d // 12).float().permute(2, 0, 3, 1, 4)
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, d).to(x.dtype)
        a = functional.linear(a, w["attention_output_dense_weight"], w["attention_output_dense_bias"])
        x = functional.layer_norm(x + dropped(a, self.training), (d,), w["attention_output_LayerNorm_weight"], w["attention_output_LayerNorm_bias"], 1e-12)
        y = functional.gelu(functional.linear(x, w["intermediate_dense_weight"], w["intermediate_dense_bias"]))
        y = functional.linear(y, w["output_dense_weight"], w["output_dense_bias"])
        return functional.layer_norm(x + dropped(y, self.training), (d,), w["output_LayerNorm_weight"], w["output_LayerNorm_bias"], 1e-12)


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        weights = load_file(str(vectors.package() / "model.safetensors"))
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"].float(), freeze=True)
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"].float() + weights["embeddings.token_type_embeddings.weight"][0].float())
        self.scale, self.shift = (nn.Parameter(weights[f"embeddings.LayerNorm.{x}"].float()) for x in ("weight", "bias"))
        self.shapes, self.flags = nn.Embedding(BUCKETS["shape"] + 1, 384), nn.Embedding(FLAGS, 384)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.flags.weight)
        self.blocks = nn.ModuleList(Block(weights, i) for i in range(6))
        self.out = nn.Linear(384, len(LABELS))

    def forward(self, ids: Tensor, shapes: Tensor, flags: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """ids, shapes, flags, mask: (batch, pieces); first: (batch, tokens) each token's first piece → (batch, tokens, 7)"""
        x = self.words(ids) + self.places[:ids.shape[1]] + self.shapes(shapes) + self.flags(flags)
        x = functional.layer_norm(x, (384,), self.scale, self.shift, 1e-12)
        x = dropped(x, self.training)
        allowed = mask[:, None, None, :]
        for block in self.blocks:
            x = block(x, allowed)
        x = x.gather(1, first[..., None].expand(-1, -1, 384))
        scores: Tensor = self.out(dropped(x, self.training))
        return scores


class Item:
    """A window in the teacher's pieces: [CLS] … [SEP], with the first piece of every token."""

    def __init__(self, words: Sequence[str], window: Window, known: dict[str, int], cache: dict[str, list[int]]) -> None:
        ids, shapes, flags, first = [101], [0], [0], []
        for word, form in zip(words, window.forms, strict=True):
            if word not in cache:
                cache[word] = vectors.split(plain(word), known)
            split = cache[word]
            first.append(min(len(ids), LONGEST - 1))
            ids += split
            shapes += [int(form[4])] * len(split)
            flags += [int(form[6])] * len(split)
        self.ids, self.shapes, self.flags, self.first, self.labels = [*ids[:LONGEST - 1], 102], shapes[:LONGEST - 1] + [0], flags[:LONGEST - 1] + [0], first, window.labels


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


def fit(data: Sequence[Item], held: Sequence[Item], *, epochs: int, rate: float, path: Path, size: int = 2400, seed: int = 1, begun: Path | None = None) -> Teacher:
    """Tune the encoder (or go on with one `begun`); prints the spans' F1 on `held` after every epoch."""
    torch.manual_seed(seed)
    rng, model, start = random.Random(seed), Teacher(), time.time()
    if begun:
        model.load_state_dict(torch.load(begun, weights_only=True))
    used = {n: p for n, p in model.named_parameters() if p.requires_grad}
    exact = {n: nn.Parameter(p.detach().clone()) for n, p in used.items()}      # the optimizer's, in float32
    model.bfloat16()
    new = [n for n in exact if n.startswith(("out", "shapes", "flags"))]
    optimizer = torch.optim.AdamW([
        {"params": [exact[n] for n in exact if n not in new], "lr": rate, "top": rate},
        {"params": [exact[n] for n in new], "lr": rate * 5, "top": rate * 5}], weight_decay=0.01)
    plan = [list(groups(sorted(range(len(data)), key=lambda i: len(data[i].ids) + rng.random() * 8), data, size)) for _ in range(epochs)]
    steps, done, warm = sum(map(len, plan)), 0, 30 if begun else 150
    for epoch, order in enumerate(plan):
        model.train()
        rng.shuffle(order)
        total = 0.0
        for k, group in enumerate(order):
            for g in optimizer.param_groups:
                g["lr"] = g["top"] * min(1.0, done / warm) * (1 - done / steps)
            done += 1
            *inputs, labels = pad([data[i] for i in group])
            scores = model(*inputs)
            loss = functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=-100)
            model.zero_grad()
            loss.backward()
            for n, p in used.items():
                exact[n].grad = p.grad.float()
            torch.nn.utils.clip_grad_norm_(exact.values(), 1.0)
            optimizer.step()
            with torch.no_grad():
                for n, p in used.items():
                    p.copy_(exact[n])
            total += loss.item()
            if k % 40 == 39:
                print(f"  {epoch}.{k} of {len(order)} loss {total / (k + 1):.4f} {time.time() - start:.0f} s", flush=True)
        torch.save(model.state_dict(), path)
        print(f"teacher epoch {epoch} loss {total / len(order):.4f} {time.time() - start:.0f} s {report(model, held)}", flush=True)
    return model


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
