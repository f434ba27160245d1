"""Training the tagger: one process, one thread, the same weights for the same seed."""

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from pantau.models.chain import LABELS, allowed
from training.corpus import Window
from training.network import Tagger

ALLOWED = allowed()


def batches(windows: Sequence[Window], tokens: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `tokens` padded tokens each, in random order."""
    order = sorted(windows, key=lambda w: len(w.labels) + rng.random() * 6)
    out: list[list[Window]] = []
    group: list[Window] = []
    for window in order:
        if group and len(window.labels) * (len(group) + 1) > tokens:
            out.append(group)
            group = []
        group.append(window)
    out += [group] if group else []
    rng.shuffle(out)
    return out


def pad(group: Sequence[Window]) -> tuple[torch.Tensor, ...]:
    """forms (time, batch, 7), labels, mask (time, batch), weights (batch,)"""
    longest, size = max(len(w.labels) for w in group), len(group)
    forms = np.zeros((longest, size, 7), np.int64)
    labels, mask = np.zeros((longest, size), np.int64), np.zeros((longest, size), np.float32)
    for i, w in enumerate(group):
        n = len(w.labels)
        forms[:n, i], labels[:n, i], mask[:n, i] = w.forms, w.labels, 1
    weights = np.array([w.weight for w in group], np.float32)
    return tuple(torch.from_numpy(x) for x in (forms, labels, mask, weights))


def soft(group: Sequence[Window], longest: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The teacher's probabilities (time, batch, 7) and where there are any (time, batch)."""
    out, there = np.zeros((longest, len(group), len(LABELS)), np.float32), np.zeros((longest, len(group)), np.float32)
    for i, w in enumerate(group):
        if w.soft is not None:
            out[:len(w.labels), i], there[:len(w.labels), i] = w.soft, 1
    return torch.from_numpy(out), torch.from_numpy(there)


class Average:
    """Exponential moving average of a model's parameters."""

    def __init__(self, model: Tagger, decay: float) -> None:
        self.decay, self.step = decay, 0
        self.shadow = {k: v.detach().clone() for k, v in model.named_parameters()}

    def update(self, model: Tagger) -> None:
        self.step += 1
        decay = min(self.decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for k, v in model.named_parameters():
                self.shadow[k].lerp_(v, 1 - decay)

    def load_into(self, model: Tagger) -> dict[str, torch.Tensor]:
        kept = {k: v.detach().clone() for k, v in model.named_parameters()}
        model.load_state_dict(self.shadow, strict=False)
        return kept


@dataclass(frozen=True)
class Plan:
    """`minutes`: the rate has fallen to its end by then, or after `epochs`, whichever comes first; `tokens`: of a
    batch, padding included; `matter`: the weight of the teacher's probabilities beside the labels'."""

    epochs: int
    minutes: float = 1e9
    rate: float = 2e-3
    tokens: int = 2400
    seed: int = 1
    matter: float = 0.0


def fit(model: Tagger, windows_of: Callable[[int], Sequence[Window]], plan: Plan, *, path: Path,
        check: Callable[[Tagger], str]) -> Tagger:
    """Train as planned, on the windows of each epoch, and leave the averaged weights in the model; they are saved and
    checked after every epoch."""
    rng, average, start, done = random.Random(plan.seed), Average(model, 0.998), time.time(), 0.0
    optimizer = torch.optim.Adam(model.parameters(), lr=plan.rate, betas=(0.9, 0.99))
    for epoch in range(plan.epochs):
        model.train()
        groups, total, clock = batches(windows_of(epoch), plan.tokens, rng), 0.0, time.time()
        for i, group in enumerate(groups):
            passed = epoch + i / len(groups)
            done = min(1.0, max(passed / plan.epochs, (time.time() - start) / 60 / plan.minutes))
            for part in optimizer.param_groups:
                part["lr"] = plan.rate * min(1.0, passed * 3 + 0.05) * max(0.02, 0.5 * (1 + math.cos(math.pi * done)))
            total += step(model, optimizer, group, plan.matter)
            average.update(model)
        kept = average.load_into(model)
        model.eval()
        torch.save(model.state_dict(), path)
        print(f"epoch {epoch} loss {total / len(groups):.4f} {time.time() - clock:.0f} s {check(model)}", flush=True)
        if done >= 1 or epoch == plan.epochs - 1:
            break
        model.load_state_dict(kept, strict=False)
    return model


def step(model: Tagger, optimizer: torch.optim.Optimizer, group: Sequence[Window], matter: float) -> float:
    """One batch; the loss is a token's mean."""
    forms, labels, mask, weights = pad(group)
    scores = model(forms, mask)
    loss = (model.loss(scores, labels, mask) * weights).sum() / mask.sum()
    if matter:
        wanted, there = soft(group, len(mask))
        loss = loss - matter * ((wanted * torch.log_softmax(scores, -1)).sum(-1) * there).sum() / mask.sum()
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
    optimizer.step()
    return float(loss.item())


@torch.no_grad()
def predict(model: Tagger, windows: Sequence[Window], size: int = 6000) -> list[np.ndarray]:
    """The scores (tokens, 7) of every window."""
    model.eval()
    out: list[np.ndarray] = [np.zeros(0)] * len(windows)
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].labels))
    at = 0
    while at < len(order):
        group = [order[at]]
        while at + len(group) < len(order) and len(windows[order[at + len(group)]].labels) * (len(group) + 1) <= size:
            group.append(order[at + len(group)])
        at += len(group)
        forms, _, mask, _ = pad([windows[i] for i in group])
        scores = model(forms, mask).numpy()
        for k, i in enumerate(group):
            out[i] = scores[:len(windows[i].labels), k]
    return out


def viterbi(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """The best allowed labels of one window."""
    step = np.where(ALLOWED, moves, -1e4)
    a, back = scores[0] + np.where([label[0] == "I" for label in LABELS], -1e4, 0), []
    for row in scores[1:]:
        options = a[:, None] + step
        back.append(options.argmax(0))
        a = options.max(0) + row
    path = [int(a.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return np.array(path[::-1])


def pieces(labels: Iterable[int]) -> set[tuple[str, int, int]]:
    """The labelled spans (role, first, last exclusive)."""
    out: list[list] = []
    for i, label in enumerate(labels):
        name = LABELS[label]
        if name[0] == "I" and out and out[-1][0] == name[2:] and out[-1][2] == i:
            out[-1][2] = i + 1
        elif label:
            out.append([name[2:], i, i + 1])
    return {(r, a, b) for r, a, b in out}


def span_f1(model: Tagger, windows: Sequence[Window]) -> str:
    """Exact F1 of spans, by role, in per cent."""
    hits, found, there = Counter(), Counter(), Counter()
    moves = model.moves.detach().numpy()
    for window, scores in zip(windows, predict(model, windows), strict=True):
        gold, got = pieces(window.labels), pieces(viterbi(scores, moves))
        for tally, spans in ((hits, gold & got), (found, got), (there, gold)):
            tally.update(role for role, _, _ in spans)
    f1 = {role: 200 * hits[role] / max(1, found[role] + there[role]) for role in ("SRC", "CUE", "CON")}
    return " ".join(f"{role} {value:.1f}" for role, value in f1.items())

