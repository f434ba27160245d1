"""Phrases of a pack, compiled once and found in a text in one pass.

A phrase is words in lower case with spaces between: `a|b` is either word, `<name>` any word of that class, `word?` a
word that may be missing, `..3` up to three words of any kind, and `^` at the beginning ties it to the beginning.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from pantau.errors import PackError

T = TypeVar("T")
_SPECIAL = re.compile(r"[|<?^.]").search     # a phrase without them is just its words, as most are
Step = tuple[frozenset[str] | None, int, int]         # words (None: any), at least, at most


class Phrases(Generic[T]):
    """Many phrases, each with a label; `find` tries only those whose first word stands at a place."""

    def __init__(self, rules: Iterable[tuple[str, T]], classes: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[Step, ...], bool, T]]] = {}
        self._plain: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        made: dict[str, Step] = {}                      # the same gap or class stands in thousands of phrases
        for phrase, label in rules:
            words = phrase.split()
            if words and not _SPECIAL(phrase):
                self._plain.setdefault(words[0], []).append((tuple(words[1:]), label))
                continue
            anchored = words[:1] == ["^"]
            for word in words[anchored:]:
                if word not in made:
                    made[word] = _step(word, classes, phrase)
            steps = [made[word] for word in words[anchored:]]
            self._add(phrase, tuple(steps), anchored, label)

    def _add(self, phrase: str, steps: tuple[Step, ...], anchored: bool, label: T) -> None:
        if not steps or steps[0][0] is None:
            raise PackError(f"the phrase {phrase!r} does not begin with a word", mend="begin it with one")
        for word in steps[0][0]:
            self._by_first.setdefault(word, []).append((steps[1:], anchored, label))
        if not steps[0][1]:
            self._add(phrase, steps[1:], anchored, label)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset((*self._plain, *self._by_first))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that stands in a phrase."""
        plain = {word for rules in self._plain.values() for rest, _ in rules for word in rest}
        steps = (step for rules in self._by_first.values() for steps, _, _ in rules for step, _, _ in steps if step)
        return frozenset(plain.union(self._plain, self._by_first, *steps))

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Every phrase found in `words`: its first word, the one after its last, its label; left to right."""
        firsts, plain, rules = self._firsts, self._plain.get, self._by_first.get
        for at in [n for n, word in enumerate(words) if word in firsts]:
            for rest, label in plain(words[at], ()):
                end = at + 1 + len(rest)
                if not rest or tuple(words[at + 1:end]) == rest:
                    yield at, end, label
            for steps, anchored, label in rules(words[at], ()):
                if anchored and at:
                    continue
                end = _match(words, at + 1, steps)
                if end:
                    yield at, end, label

    def occur(self, words: Sequence[str]) -> bool:
        """Whether any phrase is found in `words`."""
        return next(self.find(words), None) is not None

    def longest(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """As `find`, but where phrases overlap only the one that begins first, and of these the longest."""
        chosen: list[tuple[int, int, T]] = []
        for at, end, label in sorted(self.find(words), key=lambda found: (found[0], -found[1])):
            if not chosen or at >= chosen[-1][1]:
                chosen.append((at, end, label))
        return chosen


def plain(phrases: Iterable[str]) -> Phrases[None]:
    """Phrases without labels and classes."""
    return Phrases(((phrase, None) for phrase in phrases), {})


def labelled(phrases: Mapping[T, Iterable[str]]) -> Phrases[T]:
    """Phrases by their label, without classes."""
    return Phrases(((phrase, label) for label, each in phrases.items() for phrase in each), {})


def _step(word: str, classes: Mapping[str, Sequence[str]], phrase: str) -> Step:
    if word.startswith("..") and word[2:].isdigit():
        return None, 0, int(word[2:])
    optional = len(word) > 1 and word.endswith("?")
    words: set[str] = set()
    for choice in (word[:-1] if optional else word).split("|"):
        if choice.startswith("<") and choice.endswith(">"):
            if choice[1:-1] not in classes:
                raise PackError(f"the phrase {phrase!r} names the class {choice}, which is not there",
                                mend=f"classes: {', '.join(sorted(classes))}")
            words.update(classes[choice[1:-1]])
        else:
            words.add(choice)
    return frozenset(words), 0 if optional else 1, 1


def _match(words: Sequence[str], at: int, steps: tuple[Step, ...], n: int = 0) -> int:
    """Where the steps from the n-th on end when they begin at `at`, or 0. Gaps are short: bounded for each place."""
    while n < len(steps):
        wanted, least, most = steps[n]
        n += 1
        if wanted is None:
            return _behind_gap(words, at, steps, n, most)
        if at < len(words) and words[at] in wanted:
            if not least and (end := _match(words, at + 1, steps, n)):
                return end
            at += bool(least)
        elif least:
            return 0
    return at


def _behind_gap(words: Sequence[str], at: int, steps: tuple[Step, ...], n: int, most: int) -> int:
    """Where the steps from the n-th on end behind a gap of up to `most` words, the shortest that fits."""
    if n == len(steps):
        return at
    wanted, least, _ = steps[n]
    for place in range(at, min(len(words), at + most + 1)):
        if least and wanted is not None and words[place] not in wanted:
            continue
        if end := _match(words, place, steps, n):
            return end
    return 0
