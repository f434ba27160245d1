"""Inputs to `RawDocument`s: files, folders and standard input, as a stream."""

from pantau.collect.files import collect

__all__ = ["collect"]
