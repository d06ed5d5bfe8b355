"""However a person's number is written, it does not stay in a text."""

import pytest

from pledgectl.catalog.intake.personal import mask, mask_identity


@pytest.mark.parametrize(
    "number",
    [
        "999999199003070012", "９９９９９９１９９００３０７００１２", "999999 19900307 0012", "9999 9919 9003 0700 12", "99999919900307001ｘ",
        "999999\n19900307001X", "999999-1990-0307-0012", "999999·19900307·0012", "999999.1990.0307.0012", "999999、19900307、0012", "９９９９９９－１９９０－０３０７－００１２", "999999900307001", "13800000000", "１３８００００００００", "138-0000-0000",
    ],
)  # fmt: skip
def test_an_identity_or_mobile_number_is_taken_out_however_it_is_written(number: str) -> None:
    masked, found = mask(f"王某（{number}）申请")
    assert found and masked == f"王某（（{found}已隐去））申请"


@pytest.mark.parametrize(
    "text", ["2019-12-01 2020-01-01 15", "第２０２１１２３４５６号", "0431-82700000", "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9", "999999199013070012", "999999.19900307.0013", "02-04 02-18 04-07 04-28 05-11", "1、2、3、4、5、6、7、8、9、10、11、12、13、14、15、16", "2021.01.01－2021.12.31，2022.01.01"]
)
def test_other_numbers_stay_as_they_are_written(text: str) -> None:
    assert mask(text) == (text, "")


def test_identity_numbers_alone_are_taken_out_where_a_telephone_may_stay() -> None:
    assert mask_identity("张某 13800000000，999999199003070012") == ("张某 13800000000，（身份证号已隐去）", "身份证号")
    assert mask("张某 13800000000，999999199003070012")[1] == "身份证号和手机号"
