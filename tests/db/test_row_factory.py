"""Rows made by the ten thousand are the same values as those made one by one."""

import pickle
from dataclasses import FrozenInstanceError, asdict, fields, replace

import pytest

from db.queries.row_factory import maker
from db.row_types import AnnotationRow, DocumentRow


@pytest.mark.parametrize("kind", [DocumentRow, AnnotationRow])
def test_a_row_made_quickly_is_the_same(kind: type[DocumentRow | AnnotationRow]) -> None:
    values = [str(number) for number, _ in enumerate(fields(kind))]
    quick, slow = maker(kind)(*values), kind(*values)  # type: ignore[arg-type]
    assert type(quick) is kind and quick == slow and hash(quick) == hash(slow)
    assert asdict(quick) == asdict(slow) and repr(quick) == repr(slow)
    assert replace(quick, id="x").id == "x"
    assert pickle.loads(pickle.dumps(quick)) == slow
    with pytest.raises(FrozenInstanceError):
        quick.id = "y"  # type: ignore[misc]
