"""Inputs to `RawDocument`s: files, folders, standard input and addresses of the web, as a stream."""

from pantau.collect.files import collect
from pantau.collect.inputs import collect_all

__all__ = ["collect", "collect_all"]
