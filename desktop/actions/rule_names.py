"""Rule names: what the verdicts on a rule's suggestions are kept under; the tag stands last in them."""

_JOINT = "|"


def rule_name(kind: str, words: str, unit: str, tag_id: str) -> str:
    """Return the name of a rule; words may hold the joint, for they stand between others that do not."""
    return _JOINT.join((kind, words, unit, tag_id))


def rule_for(name: str, tag_id: str) -> str:
    """Return the name of the same rule for another tag."""
    return f"{name.rpartition(_JOINT)[0]}{_JOINT}{tag_id}"
