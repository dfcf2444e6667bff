"""Benchmarks: they print figures. They are no unit tests."""
