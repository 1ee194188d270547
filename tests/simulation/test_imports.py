"""An import takes houses only, loses none that it can keep, and repeats nothing of the file. No database."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
from glassporch.simulation.columns import could_identify
from glassporch.simulation.imports import (
    LISTED_REFUSALS,
    ImportRefusedError,
    ImportReport,
    import_houses,
    imported_town,
    load_imported,
    save_town,
)
from glassporch.simulation.seedfiles import data_folder
from glassporch.simulation.towns import House
from hypothesis import given
from hypothesis import strategies as st

HEADER = "lat,lon,block,street,district\n"
GOOD = "36.5,-69.25,100,Elm Row,D1\n"


def read(text: str) -> tuple[ImportReport, tuple[House, ...]]:
    return import_houses(io.StringIO(text))


def reasons(text: str) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.reason) for refusal in read(text)[0].refusals]


def test_a_plain_file_is_taken_whole():
    report, houses = read(HEADER + GOOD + "36.6,-69.26,,,\n")
    assert (report.read, report.kept, report.refused) == (2, 2, 0)
    assert houses == (
        House("row-0000001", -69.25, 36.5, 100, "Elm Row", "D1", "", None),
        House("row-0000002", -69.26, 36.6, None, "", "", "", None),
    )


def test_two_columns_suffice_in_any_order_and_case():
    assert read(" LON ,Latitude\n-69.25,36.5\n")[1][0] == House("row-0000001", -69.25, 36.5, None, "", "", "", None)


def test_the_products_own_file_loses_nothing():
    with (data_folder() / "heronsford_houses.csv").open("r", encoding="utf-8") as file:
        text = "".join(next(file) for _ in range(2_001))
    report, houses = read(text)
    assert (report.read, report.kept, report.refused, report.ignored_columns) == (2_000, 2_000, 0, ())
    assert houses[0] == House("HF00001", -69.55431, 36.75387, 2800, "Alder Avenue", "H04", "11", 220)


def test_a_saved_import_comes_back_equal_and_can_be_imported_again(tmp_path: Path):
    _, houses = read(HEADER + GOOD * 2 + '36.123456789,-69.1,200,"Elm, ""Old"" Row",Ünter\n')
    town = imported_town("elm", houses)
    path = save_town(town, tmp_path)
    assert load_imported("elm", tmp_path) == town
    assert import_houses(path)[1] == houses


def test_columns_that_are_not_needed_are_ignored_and_named():
    report, houses = read("lat,lon,colour,zip\n36.5,-69.25,@blue,12345\n")
    assert (report.kept, report.ignored_columns) == (1, ("'colour'", "'zip'"))
    assert "blue" not in repr(houses)


@pytest.mark.parametrize(
    "column",
    [
        "name", "Name", "First Name", "firstName", "FIRST_NAME", "last-name", "surname", "full_name",
        "name:en", "House name", "owner", "owner_name", "OwnerName", "homeowner", "street_owner_name",
        "resident", "Residents", "tenant", "occupant", "email", "e-mail", "E_Mail", "eMail",
        "email_address", "EmailAddress", "contact", "mail", "phone", "Phone2", "phone number",
        "telephone", "tel", "mobile", "cell", "fax", "addr:phone", "housenumber", "house_number",
        "House No.", "house_no", "HouseNr", "addr:housenumber", "addr:unit", "street_number", "number",
        "NUMBER", "No", "address", "Street Address", "addr:full", "unit", "apt", "flat no",
        "hausnummer", "ADDRESS1", "ssn", "SSN4", "dob", "date_of_birth", "birthdate", "gender",
        "licence_plate", "username", "camera_id", "prénom", "stnum", "st_num", "ST_NO", "apn", "APN", "parcel",
        "parcel_id", "ParcelNumber", "first", "last", "Middle",
        "\uff4e\uff41\uff4d\uff45",  # name, in letters of full width
    ],
)  # fmt: skip
def test_a_column_that_could_identify_people_refuses_the_file(column: str):
    with pytest.raises(ImportRefusedError, match="could identify people") as refused:
        read(f"lat,lon,{column}\n36.5,-69.25,Marigold Q. Secretly\n")
    assert column in str(refused.value)
    assert "Marigold" not in str(refused.value)


@pytest.mark.parametrize(
    "column",
    [
        "street_name", "Street Name", "district name", "addr:street", "addr:city", "addr:postcode",
        "house_id", "block_no", "type", "residential", "zip", "state", "footprint_m2", "building_type",
        "storeys", "year_built", "", "colour", "first_floor_m2", "st", "street_state",
    ],
)  # fmt: skip
def test_a_column_about_places_is_no_reason_to_refuse(column: str):
    assert not could_identify(column)
    assert read(f"lat,lon,{column}\n36.5,-69.25,\n")[0].kept == 1


def test_a_personal_column_is_found_behind_another_delimiter_too():
    with pytest.raises(ImportRefusedError, match="could identify people"):
        read("lat;lon;phone\n36.5;-69.25;1\n")


@pytest.mark.parametrize("text", ["", "\n\n", "  \n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_says_so(text: str):
    with pytest.raises(ImportRefusedError, match="is empty"):
        read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column lat and no column lon"),
        ("lat,b\n1,2\n", "no column lon"),
        ("36.5,-69.25\n36.6,-69.25\n", "no column lat"),
        ("lat;lon\n36,5;-69,25\n", "semicolons"),
        ("lat\tlon\n36.5\t-69.25\n", "tabs"),
        ("lat,lon,latitude\n1,2,3\n", "two columns for lat"),
        ("lat," + "x" * 70_000 + "\n", "far too long"),
    ],
)
def test_a_header_that_will_not_do_says_what_to_change(text: str, words: str):
    with pytest.raises(ImportRefusedError, match=words):
        read(text)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",-69.25,,,", "lat is empty"),
        ("36.5,,,,", "lon is empty"),
        ("nan,-69.25,,,", "lat is not a number of degrees"),
        ("36.5,inf,,,", "lon is not a number of degrees"),
        ("36.5,-Infinity,,,", "lon is not a number of degrees"),
        ("3_6.5,-69.25,,,", "lat is not a number of degrees"),
        ("٣٦,-69.25,,,", "lat is not a number of degrees"),
        ("0x24,-69.25,,,", "lat is not a number of degrees"),
        ('"36,5",-69.25,,,', "lat is not a number of degrees (decimals take a point, not a comma)"),
        ("1e999,0,,,", "lat is outside -90 to 90"),
        ("36.5,181,,,", "lon is outside -180 to 180"),
        ("95,200,,,", "lat is outside -90 to 90"),
        ("-112.1,36.5,,,", "lat is outside -90 to 90; lat and lon may be swapped"),
        ("36.5,-69.25,12b,,", "block is not a whole number such as 1200"),
        ("36.5,-69.25,-100,,", "block is not a whole number such as 1200"),
        ("36.5,-69.25,,12 Elm Row,", "street begins with what may be a house number"),
        ("36.5,-69.25,,12-14b Elm Row,", "street begins with what may be a house number"),
        ("36.5,-69.25,,me@home.example,", "street holds characters that no name of a place has"),
        ("36.5,-69.25,,Elm\x00Row,", "street holds characters that no name of a place has"),
        ("36.5,-69.25,,,a\x1bb", "district holds characters that no name of a place has"),
        ("36.5,-69.25,," + "x" * 121 + ",", "street is longer than 120 characters"),
        ("36.5,-69.25", "the row has fewer fields than the header"),
        ("36.5,-69.25,,,,,", "the row has more fields than the header"),
        ('36.5,-69.25,,"Elm,', "its quotes do not close"),
        ("36.5,-69.25,," + "x" * 70_000 + ",", "the line is longer than 65,536 characters"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_reason_and_costs_no_other(row: str, reason: str):
    report, _ = read(HEADER + GOOD + row + "\n" + GOOD * 3)
    assert [(refusal.line, refusal.reason) for refusal in report.refusals] == [(3, reason)]
    assert (report.read, report.kept, report.refused) == (5, 4, 1)
    assert report.reasons == ((reason, 1),)


@pytest.mark.parametrize(
    "street", ["5th Avenue", "42nd Street", "Route 66", "O'Hara Lane", "Straße des 17. Juni", "1200"]
)
def test_a_street_with_a_number_in_its_name_is_kept(street: str):
    assert read(f"{HEADER}36.5,-69.25,,{street},\n")[1][0].street == street


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_byte_order_marks_line_ends_and_quotes_do_not_matter(end: str, tmp_path: Path):
    path = tmp_path / "houses.csv"
    text = 'lat,lon,street\n36.5,-69.25,"Elm, ""Old"" Row"\n\n36.6,-69.3,\'Elm\''.replace("\n", end)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    report, houses = import_houses(path)
    assert (report.read, report.kept) == (2, 2)
    assert [house.street for house in houses] == ['Elm, "Old" Row', "'Elm'"]


def test_lines_that_end_in_carriage_returns_are_lines(tmp_path: Path):
    path = tmp_path / "houses.csv"
    path.write_bytes(b"lat,lon\r36.5,-69.25\r36.6,-69.25\r")
    assert import_houses(path)[0].kept == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_a_file_that_is_not_utf_8_says_how_to_save_it(encoding: str, tmp_path: Path):
    path = tmp_path / "houses.csv"
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    path.write_bytes((mark + HEADER + GOOD * 3_000 + "36.5,-69.25,100,Allée,D1\n").encode(encoding))
    with pytest.raises(ImportRefusedError, match="Save it as UTF-8"):
        import_houses(path)


def test_several_homes_at_one_point_are_kept():
    assert read(HEADER + GOOD * 5)[0].kept == 5


def test_a_house_is_not_taken_twice_and_an_id_not_given_twice():
    text = "house_id,lat,lon\nA1,36.5,-69.25\nA1,36.5,-69.25\nA1,36.6,-69.25\n,36.5,-69.25\nA 2,36.5,-69.25\n"
    assert read(text)[0].kept == 2
    assert reasons(text) == [
        (3, "the same row stands above"),
        (4, "its house_id was given to another house above"),
        (6, "house_id may hold up to 64 letters, digits, and . _ : - only"),
    ]


def test_a_quoted_note_may_span_lines():
    text = 'lat,lon,note\n36.5,-69.25,"one\ntwo, three\n\nfour"\n36.6,-69.25,x\n'
    assert read(text)[0].kept == 2


def test_a_stray_quote_swallows_no_other_row():
    text = HEADER + GOOD * 30 + '36.5,-69.25,100,"Elm,D1\n' + GOOD * 30 + '36.5,-69.25,100,Elm",D1\n' + GOOD * 30
    report = read(text)[0]
    assert (report.read, report.kept, report.refused) == (92, 91, 1)


def test_many_refusals_are_counted_but_not_all_listed():
    report = read(HEADER + "x,y,,,\n" * (LISTED_REFUSALS + 500))[0]
    assert (report.refused, len(report.refusals)) == (LISTED_REFUSALS + 500, LISTED_REFUSALS)
    assert report.reasons == (("lat is not a number of degrees", LISTED_REFUSALS + 500),)


def test_the_report_has_the_json_keys_that_programs_read():
    report = read(HEADER + GOOD + "x,y,,,\n")[0].as_json()
    assert (report["read"], report["kept"], report["refused"]) == (2, 1, 1)
    assert report["refusals"] == [{"line": 3, "reason": "lat is not a number of degrees"}]


CELLS = st.one_of(
    st.sampled_from(["36.5", "-69.25", "", '"', "100", "Elm Row", "nan", "@", '"a,b"', "\n", "\r\n", ",", "\x00"]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=10),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_whatever_the_rows_hold_each_is_kept_or_refused(rows: list[list[str]]):
    report, houses = read("lat,lon,street\n" + "\n".join(",".join(row) for row in rows))
    assert report.read == report.kept + report.refused
    assert report.kept == len(houses) == len({house.house_id for house in houses})


@given(st.lists(st.integers(0, 3), max_size=30))
def test_good_rows_are_all_kept_whatever_stands_between(kinds: list[int]):
    lines = ["36.5,-69.25,Elm Row", "x,y,z", "36.5,-69.25,a,b,c,d", '36.5,-69.25,a"b"c']
    report, _ = read("lat,lon,street\n" + "\n".join(lines[kind] for kind in kinds))
    assert report.kept == kinds.count(0) + kinds.count(3)


@given(st.text(max_size=60))
def test_any_text_is_imported_or_refused(text: str):
    with suppress(ImportRefusedError):
        report, _ = read(text)
        assert report.read == report.kept + report.refused
