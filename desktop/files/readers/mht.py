"""MHT: a page as a browser saved it with its pictures in one file (RFC 2557): only the page is read."""

import email
import email.policy
from email.message import EmailMessage

from desktop.files.decoding import decode
from desktop.files.errors import Unreadable
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.html import read_html


def read_mht(data: bytes, path: str) -> ExtractedText:
    """Read the page.

    Args:
        data: The file.
        path: The path to name in an error.

    Raises:
        Unreadable: ``damaged`` where there is no page in it; as `read_html`.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    held = page.get_payload(decode=True) if isinstance(page, EmailMessage) else None
    if page is None or not isinstance(held, bytes) or not held.strip():
        raise Unreadable(path, "damaged", format="MHT")
    charset = page.get_content_charset()
    try:
        text = held.decode(charset) if charset else decode(held, path).text
    except (LookupError, UnicodeDecodeError):
        text = decode(held, path).text
    return read_html(text, path)
