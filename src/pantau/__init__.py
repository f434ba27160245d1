"""Pantau keeps watch over the news: who said what would happen, on whose authority, who denied it."""
