"""Inputs to `RawDocument`s: files, folders, standard input and addresses of the web, as a stream."""

from pantau.collect.files import collect
from pantau.collect.inputs import collect_all
from pantau.collect.limits import GIVE_UP
from pantau.collect.urls import canonical, is_url

__all__ = ["GIVE_UP", "canonical", "collect", "collect_all", "is_url"]
