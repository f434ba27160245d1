"""The tagger as PyTorch trains it: simple recurrent layers over looked-up words, and a chain of labels on top.

A layer's gates look only at its input, so all its multiplications are one matrix product; what is left to do token by
token is one multiplication and one addition. That is what makes NumPy fast enough at run time.
"""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from pantau.models.features import BUCKETS, FLAGS, KINDS

SIZES = {"word": 96, "suffix3": 32, "suffix2": 16, "prefix3": 24, "shape": 16, "kind": 8, "flags": 8}
WIDTH = sum(SIZES.values())


class Recur(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + u[t] over (time, batch, size); `back` runs from the end."""

    @staticmethod
    def forward(ctx: Any, f: Tensor, u: Tensor, back: bool) -> Tensor:
        fn, c = f.detach().numpy(), u.detach().numpy().copy()
        steps = range(len(c) - 2, -1, -1) if back else range(1, len(c))
        step = 1 if back else -1
        scratch = np.empty_like(c[0])
        for t in steps:
            np.multiply(fn[t], c[t + step], out=scratch)
            c[t] += scratch
        out = torch.from_numpy(c)
        ctx.save_for_backward(f, out)
        ctx.back = back
        return out

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, Tensor, None]:
        f, c = ctx.saved_tensors
        fn, g = f.detach().numpy(), grads[0].contiguous().numpy().copy()
        n = len(g)
        scratch = np.empty_like(g[0])
        if ctx.back:
            for t in range(1, n):
                np.multiply(fn[t - 1], g[t - 1], out=scratch)
                g[t] += scratch
        else:
            for t in range(n - 2, -1, -1):
                np.multiply(fn[t + 1], g[t + 1], out=scratch)
                g[t] += scratch
        gu = torch.from_numpy(g)
        gf = torch.zeros_like(f)
        if ctx.back:
            gf[:-1] = gu[:-1] * c[1:]
        else:
            gf[1:] = gu[1:] * c[:-1]
        return gf, gu, None


class Layer(nn.Module):
    """Two directions of a simple recurrent unit. Columns of `mix`: forget, input, reset, each (forward, backward)."""

    def __init__(self, inputs: int, hidden: int, around: int | None = None) -> None:
        """`around`: columns of what goes round the gates, where it is not the input itself."""
        super().__init__()
        self.hidden = hidden
        self.mix = nn.Linear(inputs, 6 * hidden)
        with torch.no_grad():
            self.mix.bias.zero_()
            self.mix.bias[:2 * hidden].copy_(torch.linspace(-1, 3, hidden).repeat(2))
        self.skip = nn.Linear(around, 2 * hidden, bias=False) if around else None

    def forward(self, x: Tensor, mask: Tensor, around: Tensor) -> Tensor:
        """x: (time, batch, inputs), mask: (time, batch, 1) → (time, batch, 2 hidden)"""
        z = self.mix(x)
        h = 2 * self.hidden
        f = torch.sigmoid(z[..., :h])
        u = (1 - f) * z[..., h:2 * h] * mask
        r = torch.sigmoid(z[..., 2 * h:])
        half = self.hidden
        c = torch.cat([Recur.apply(f[..., :half].contiguous(), u[..., :half].contiguous(), False),
                       Recur.apply(f[..., half:].contiguous(), u[..., half:].contiguous(), True)], -1)
        base = around if self.skip is None else self.skip(around)
        return (r * torch.tanh(c) + (1 - r) * base) * mask


class Tagger(nn.Module):
    def __init__(self, vectors: np.ndarray, hidden: int = 128, layers: int = 3, labels: int = 7) -> None:
        """vectors: (words, 96), rows 0 and 1 for padding and unknown; fixed: a word learns what it adds to its own."""
        super().__init__()
        self.register_buffer("vectors", torch.from_numpy(vectors.astype(np.float32)))
        self.turn = nn.Linear(SIZES["word"], SIZES["word"], bias=False)
        nn.init.eye_(self.turn.weight)
        self.own = nn.Embedding(len(vectors), SIZES["word"], padding_idx=0)
        nn.init.zeros_(self.own.weight)
        self.tables = nn.ModuleDict({
            name: nn.Embedding(size + 1, SIZES[name], padding_idx=0) for name, size in BUCKETS.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.5)
        self.kind, self.flags = nn.Embedding(KINDS, SIZES["kind"]), nn.Embedding(FLAGS, SIZES["flags"])
        others = (Layer(2 * hidden, hidden) for _ in range(layers - 1))
        self.layers = nn.ModuleList([Layer(3 * WIDTH, hidden, WIDTH), *others])
        self.out = nn.Linear(2 * hidden, labels)
        self.moves = nn.Parameter(torch.zeros(labels, labels))
        self.drop = 0.3

    def embed(self, forms: Tensor) -> Tensor:
        """forms: (time, batch, 7) → (time, batch, WIDTH)"""
        own = self.own(forms[..., 0])
        if self.training:
            own = own * (torch.rand(own.shape[:-1]) > 0.15).unsqueeze(-1)
        word = self.turn(self.vectors[forms[..., 0]]) + own
        if self.training:
            word = word * (torch.rand(word.shape[:-1]) > 0.04).unsqueeze(-1)
        parts = [word]
        parts += [self.tables[name](forms[..., 1 + i]) for i, name in enumerate(BUCKETS)]
        return torch.cat([*parts, self.kind(forms[..., 5]), self.flags(forms[..., 6])], -1)

    def forward(self, forms: Tensor, mask: Tensor) -> Tensor:
        """→ (time, batch, labels), the scores of the labels"""
        m = mask.unsqueeze(-1)
        around = self.dropped(self.embed(forms) * m)
        edge = torch.zeros_like(around[:1])
        x = torch.cat([torch.cat([edge, around[:-1]]), around, torch.cat([around[1:], edge])], -1)
        x = self.layers[0](x, m, around)
        for layer in self.layers[1:]:
            x = self.dropped(x)
            x = layer(x, m, x)
        scores: Tensor = self.out(self.dropped(x))
        return scores

    def dropped(self, x: Tensor) -> Tensor:
        """Dropout with one mask for all times of a window."""
        if not self.training:
            return x
        return x * (torch.rand(1, *x.shape[1:]) > self.drop) / (1 - self.drop)

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the labels as a chain: (batch,)"""
        gold = scores.gather(2, labels.unsqueeze(-1)).squeeze(-1) * mask
        total = gold.sum(0) + (self.moves[labels[:-1], labels[1:]] * mask[1:]).sum(0)
        a = scores[0]
        for t in range(1, len(scores)):
            following = torch.logsumexp(a.unsqueeze(2) + self.moves, 1) + scores[t]
            a = torch.where(mask[t].unsqueeze(-1) > 0, following, a)
        return torch.logsumexp(a, 1) - total
