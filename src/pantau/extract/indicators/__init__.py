"""What can be seen before something happens: the sign, by what it was seen, what it points to, and how long before."""

from pantau.extract.indicators.signs import find_indicators

__all__ = ["find_indicators"]
