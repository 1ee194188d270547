"""Which columns of a foreign file an import takes, ignores or refuses, judged by name alone.

A column that could identify people or homes refuses the whole file: it should not have been handed over, and taking
the rest in silence would teach people to hand over more of the same.
"""

import re
import unicodedata

# What an import takes, and the other names that it understands.
TAKEN = {
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "block": ("block",),
    "street": ("street",),
    "district": ("district",),
    "house_id": ("house_id",),
    "area": ("area",),
    "footprint_m2": ("footprint_m2",),
}


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that point at a person, a way to reach one, a plot in a land register, or a device, wherever they stand in a
# column's name.
_PERSONAL = _split(
    "account accounts acct aadhaar apellido apellidos bday birth birthday birthdate birthplace camera "
    "cameras cell cellphone citizen cognome contact correo contacts customer device devices dob "
    "doorbell driver email emails emailaddress facebook familyname fax firstname fname forename "
    "fullname gender givenname head householder imei instagram ip iban inhabitant landlord lastname "
    "licence license lname login mac mail mailbox maiden married member middlename mobile msisdn naam "
    "nachname nickname nombre nome occupant occupants owner owners ownername passport patient person "
    "persons people phone phones plate prenom race renter resident residents residentname sex signature "
    "social ssn subscriber surname tel telefon telefono telephone tenant tenants twitter user username "
    "users vorname voter whatsapp apn"
)
# The same, also as a part of a word: homeowner, hasemail, phonenumber.
_STEMS = (
    "birth",
    "email",
    "firstname",
    "fullname",
    "lastname",
    "occupant",
    "owner",
    "parcel",
    "phone",
    "surname",
    "username",
)
# Half a name, where nothing else stands beside it: first_floor says nothing about anybody.
_HALF_NAMES = _split("first last middle")
# Places may have a name; nothing else may.
_PLACES = _split(
    "area block borough city country county district hood municipality neighborhood neighbourhood place "
    "rd region road st state str street subdivision suburb town village ward zone"
)
_NAMES = frozenset({"name", "names"})
_NUMBERED = _split("addr address apartment apt building civic door flat home house property st str street suite unit")
_NUMBERS = _split("no nbr nr num number numbers numero")
# Names of a house number, or of a text that holds one.
_HOUSE_NUMBERS = _split(
    "address addresses adresse apartment apt conscriptionnumber flat hausnr hausnummer hnr housename "
    "housenumber housenumbers houseno housenr housenum huisnummer streetaddress streetno streetnumber "
    "streetnum suite unit addressno addressnumber unitno unitnumber civicnumber stnum stno stnr stnbr stnumber "
    "strnum strno"
)
# OpenStreetMap's addr:... keys that name no home.
_COARSE_ADDR = _PLACES | {"postcode", "zip", "province", "hamlet"}


def taken_as(column: str) -> str | None:
    """Return which field a column fills, or ``None`` for a column that is not needed.

    Parameters
    ----------
    column
        A column's name as the file gives it; case, and spaces around it, do not count.
    """
    plain = column.strip().lower()
    return next((field for field, names in TAKEN.items() if plain in names), None)


def could_identify(column: str) -> bool:
    """Return whether a column's name says that it could identify people or homes.

    It errs towards yes: ``Cell`` may be a grid cell, but it may be a telephone. Rename a column that is
    harmless, or leave it out.

    Parameters
    ----------
    column
        A column's name as the file gives it. ``First Name``, ``firstName`` and ``FIRST_NAME`` are one, and so
        are ``House No.`` and ``house_no``.
    """
    words = _words(column)
    joined = "".join(words)
    present = set(words)
    if present & _PERSONAL or joined in _PERSONAL or any(stem in joined for stem in _STEMS):
        return True
    return _is_name(present, joined) or _is_house_number(words, joined)


def _words(column: str) -> list[str]:
    # Without accents, with camelCase taken apart, and digits at the end dropped (phone2).
    plain = unicodedata.normalize("NFKD", column)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).lower()
    words = (word.rstrip("0123456789") for word in re.split(r"[^a-z0-9]+", plain))
    return [word for word in words if word]


def _is_name(present: set[str], joined: str) -> bool:
    return joined in _NAMES | _HALF_NAMES or bool(present & _NAMES and not present & _PLACES)


def _is_house_number(words: list[str], joined: str) -> bool:
    present = set(words)
    # A column called just "number" is the house number in the usual address files (OpenAddresses).
    if joined in _NUMBERS:
        return True
    if joined in _HOUSE_NUMBERS or present & _HOUSE_NUMBERS or (present & _NUMBERED and present & _NUMBERS):
        return True
    return "addr" in present and not present & _COARSE_ADDR
