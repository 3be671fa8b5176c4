"""Wasata reads news reports in Arabic and keeps a sourced record of mediation."""

from __future__ import annotations

__version__ = "0.1.0"
