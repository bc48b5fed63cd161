"""The tags that were applied last: repeated by a key, offered first, remembered for each library."""

from collections.abc import Sequence
from zlib import crc32

from desktop.views.session import Session

REMEMBERED_TAGS = 40
"""Tags of a library that are remembered."""


class RecentTags:
    """The tags that were applied last in the library that is open."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last: list[str] = []
        self._recent: list[str] = []
        self._key = ""

    def used(self, tag_ids: Sequence[str]) -> None:
        """Remember tags that have just been applied together."""
        if not tag_ids:
            return
        self._last = list(dict.fromkeys(tag_ids))
        rest = [one for one in self.recent() if one not in tag_ids]
        self._recent = [*reversed(self._last), *rest][:REMEMBERED_TAGS]
        self._session.settings.set_text(self._settings_key(), ",".join(self._recent))

    def last(self) -> list[str]:
        """Return the ids of the tags that were applied last, together."""
        return list(self._last)

    def recent(self) -> list[str]:
        """Return the ids of the tags used lately in this library, the latest first."""
        key = self._settings_key()
        if key != self._key:
            self._key = key
            self._recent = [one for one in self._session.settings.text(key).split(",") if one]
        return list(self._recent)

    def _settings_key(self) -> str:
        return f"tags/{crc32(str(self._session.library.path).encode()):08x}"
