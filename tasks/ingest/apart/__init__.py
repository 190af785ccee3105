"""Parsers of hostile bytes in a process of their own, which is ended when it takes too long, takes too much, or dies of what it reads."""

from tasks.ingest.apart.child import CPU_SECONDS, LostError
from tasks.ingest.apart.pool import Call, ask, each, parts

__all__ = ["CPU_SECONDS", "Call", "LostError", "ask", "each", "parts"]
