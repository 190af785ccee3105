"""Payloads are packed without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.packing import PackedError, pack, unpack


@given(st.binary(max_size=5_000))
def test_what_is_packed_is_unpacked(payload: bytes) -> None:
    assert unpack(*pack(payload), len(payload)) == payload


def test_text_becomes_smaller() -> None:
    packed, encoding = pack(b"Police said two people were held. " * 100)
    assert encoding == "zstd"
    assert len(packed) < 200


def test_what_would_not_become_smaller_is_kept_as_it_is() -> None:
    assert pack(b"short") == (b"short", None)


@pytest.mark.parametrize(("payload", "encoding", "count"), [(b"noise", "zstd", 10), (b"x", "lz77", 1), (b"x", "zstd", None)])
def test_damage_is_told(payload: bytes, encoding: str, count: int | None) -> None:
    with pytest.raises(PackedError):
        unpack(payload, encoding, count)
