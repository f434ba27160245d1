"""What is still open in an article: what is said to come, with its window, and what is not known."""

from pantau.extract.outlook.expectations import find_expectations
from pantau.extract.outlook.questions import find_questions

__all__ = ["find_expectations", "find_questions"]
