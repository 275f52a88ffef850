"""What cannot be valid although the contract allows it, so that it is not taken for a valid request that was refused."""

import unicodedata

import schemathesis


def is_text(value):
    """JSON Schema has no word for it: Malim refuses control characters other than tabs and line breaks."""
    if isinstance(value, str):
        return all(unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n\r" for letter in value)
    if isinstance(value, bytes):
        return is_text(value.decode("utf-8", "replace"))
    if isinstance(value, dict):
        return is_text(list(value)) and is_text(list(value.values()))
    return not isinstance(value, list) or all(map(is_text, value))


@schemathesis.hook
def filter_case(context, case):
    if case.meta is None or case.meta.generation.mode.is_negative:
        return True
    query = case.query or {}
    made_up_cursor = "cursor" in query  # only Malim makes cursors
    fallback_from_nothing = "fallback" in query and "lang" not in query
    return not made_up_cursor and not fallback_from_nothing and is_text(query) and is_text(case.body)
