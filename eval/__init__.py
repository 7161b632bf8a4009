"""Measures the assistant on gold questions; rebinding the builtin is avoided by from-imports."""
