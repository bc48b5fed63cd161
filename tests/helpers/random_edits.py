"""Texts edited at random, for hypothesis."""

import hypothesis.strategies as st

WORDS = st.sampled_from(["增长", "招商引资", "。", "，", "\n", "𠮷", "百分之六", "一", "😀", "；"])
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with insertions, deletions and moves."""
    old = draw(TEXTS)
    new = old
    for _ in range(draw(st.integers(0, 4))):
        a = draw(st.integers(0, len(new)))
        b = draw(st.integers(a, min(len(new), a + 12)))
        what = draw(st.sampled_from(["insert", "delete", "move", "repeat"]))
        if what == "insert":
            new = new[:a] + draw(TEXTS) + new[a:]
        elif what == "delete":
            new = new[:a] + new[b:]
        elif what == "repeat":
            new = new[:b] + new[a:b] + new[b:]
        else:
            rest = new[:a] + new[b:]
            to = draw(st.integers(0, len(rest)))
            new = rest[:to] + new[a:b] + rest[to:]
    return old, new
