"""Telephone numbers as exact identities: any way of writing a number gives the same key."""

from __future__ import annotations

from functools import lru_cache

import phonenumbers

from mentee.records.facts import Key, KeyKind

_FEWEST_DIGITS = 7  # a shorter number is an extension or a service, nobody's own
_LONGEST_TEXT = 60


@lru_cache(maxsize=65536)
def phone_key(number: str, region: str = "") -> Key | None:
    """Key of a telephone number in E.164, None where it is none or cannot be told without knowing the country.

    `region` (ISO 3166 alpha-2) reads numbers without a country code. An extension stays part of the key
    ("+4930123456;ext=12"), since a switchboard's number alone is many people.
    """
    text = number.strip().removeprefix("tel:")
    if not text or len(text) > _LONGEST_TEXT:
        return None
    if text.startswith("00") and not region:
        text = f"+{text[2:]}"  # the way to dial abroad in most countries (ITU-T E.123)
    try:
        parsed = phonenumbers.parse(text, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    if len(str(parsed.national_number)) < _FEWEST_DIGITS:
        return None
    value = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Key(KeyKind.PHONE, f"{value};ext={parsed.extension}" if parsed.extension else value)
