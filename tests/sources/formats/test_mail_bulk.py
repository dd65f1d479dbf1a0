"""Lists and machines are no people, and humans who write to each other through a list are."""

from __future__ import annotations

import pytest

from mentee.records.facts import Interaction
from tests.sources.formats.test_mail import one, people, raw, read

LIST = {
    "List_Id": "Gardening talk <talk.lists-of.example.org>",
    "List_Post": "<mailto:talk@lists-of.example.org>",
    "Precedence": "list",
    "Sender": "talk-owner@lists-of.example.org",
}


def addresses(mail: Interaction) -> list[str]:
    """The addresses of the participants."""
    return [address for _, address, _ in people(mail)]


def test_humans_who_answer_each_other_through_a_list_stay_in_touch() -> None:
    mail = one(raw(Cc="talk@lists-of.example.org, Bob <bob@example.org>", In_Reply_To="<x@y>", **LIST))
    assert addresses(mail) == ["ada@example.org", "sam@example.org", "bob@example.org"]
    assert not mail.bulk


def test_an_opening_to_the_list_alone_is_bulk_and_an_answer_is_not() -> None:
    opening = one(raw(To="talk@lists-of.example.org", **LIST))
    assert addresses(opening) == ["ada@example.org"]
    assert opening.bulk
    assert not one(raw(To="talk@lists-of.example.org", In_Reply_To="<x@y>", **LIST)).bulk


@pytest.mark.parametrize(
    "signs",
    [
        {"List_Post": "<mailto:talk@example.org>"},
        {"X_Mailing_List": "talk@example.org"},
        {"X_BeenThere": "talk@example.org"},
        {"Mailing_List": "list talk@example.org; contact talk-owner@example.org"},
        {"List_Id": "<talk.example.org>"},
        {"List_Id": "Talk <talk.lists.example.org>"},
        {"Sender": "owner-talk@example.org", "Precedence": "bulk"},
        {"Return_Path": "<talk-bounces+sam=example.org@example.org>"},
        {"Errors_To": "talk-admin@example.org"},
    ],
)
def test_every_sign_shows_the_lists_address(signs: dict[str, str]) -> None:
    mail = one(raw(Cc="talk@example.org", In_Reply_To="<x@y>", **signs))
    assert addresses(mail) == ["ada@example.org", "sam@example.org"]
    assert not mail.bulk


def test_what_a_later_mail_shows_of_a_list_serves_the_earlier() -> None:
    found, _ = read(
        raw(Cc="talk@example.org"), raw(Message_ID="<2@x>", Cc="talk@example.org", X_Mailing_List="talk@example.org")
    )
    assert [addresses(mail) for mail in found] == [["ada@example.org", "sam@example.org"]] * 2


def test_other_lists_on_a_list_host_are_lists_and_colleagues_on_a_peopled_host_are_not() -> None:
    crossed = raw(Cc="seeds@lists-of.example.org, Bob Sample <bob@lists-of.example.org>", **LIST)
    assert addresses(read(crossed)[0][0]) == ["ada@example.org", "sam@example.org", "bob@lists-of.example.org"]
    colleague = raw(Message_ID="<2@x>", From="cleo@lists-of.example.org", To="seeds@lists-of.example.org")
    found, _ = read(crossed, colleague)
    assert "seeds@lists-of.example.org" in addresses(found[0])


@pytest.mark.parametrize(
    "signs",
    [
        {"From": "Shop <no-reply@shop.example>"},
        {"From": "Ada Example <notifications@code.example>"},
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"Auto_Submitted": "auto-generated"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"Precedence": "junk"},
        {"Precedence": "bulk"},
        {"List_Unsubscribe": "<https://shop.example/out>", "Precedence": "bulk"},
        {"List_Unsubscribe": "<https://shop.example/out>", "List_Post": "NO"},
        {"X_Auto_Response_Suppress": "OOF, AutoReply"},
        {"X_Gmail_Labels": "Spam,Unread"},
        {"X_Spam_Flag": "YES"},
    ],
)
def test_machines_and_newsletters_are_bulk(signs: dict[str, str]) -> None:
    assert one(raw(**signs)).bulk


@pytest.mark.parametrize(
    "signs",
    [
        {"Auto_Submitted": "no"},
        {"Feedback_ID": "abc:Ext:Provider"},
        {"X_Auto_Response_Suppress": "DR, RN, NRN"},
        {"X_Auto_Response_Suppress": "All", "In_Reply_To": "<x@y>"},
        {"Return_Path": "<ada@example.org>"},
        {"X_Gmail_Labels": "Inbox,Important"},
    ],
)
def test_letters_between_humans_are_not_bulk(signs: dict[str, str]) -> None:
    assert not one(raw(**signs)).bulk


def test_role_accounts_are_no_participants() -> None:
    mail = one(
        raw(To="sam@example.org, bugzilla-daemon@example.net, no-reply@example.net", Cc="talk@lists.example.net")
    )
    assert addresses(mail) == ["ada@example.org", "sam@example.org"]
    assert addresses(one(raw(From="no-reply@example.net"))) == ["sam@example.org"]


@pytest.mark.parametrize(
    "signs",
    [
        {"Reply_To": "Ada Example <ada@example.org>"},
        {"Reply_To": "Talk <talk@lists-of.example.org>, ada@example.org"},
        {"X_Original_From": "Ada Example <ada@example.org>"},
        {"Author": "Ada Example <ada@example.org>"},
    ],
)
def test_an_author_whom_the_list_hides_is_found(signs: dict[str, str]) -> None:
    mail = one(raw(From="Ada Example via Talk <talk@lists-of.example.org>", **(LIST | signs)))
    assert people(mail)[0][:2] == ("Ada Example", "ada@example.org")
    assert not mail.bulk


def test_an_author_whom_the_list_hides_for_good_is_no_person() -> None:
    mail = one(raw(From="Ada Example via Talk <talk@lists-of.example.org>", **LIST))
    assert addresses(mail) == ["sam@example.org"]
    assert mail.bulk


def test_a_relay_that_speaks_for_somebody_is_not_that_person() -> None:
    mail = one(raw(From="Ada Example via Relay <devnull+ada@relay.example>", Reply_To="ada@example.org"))
    assert people(mail)[0][:2] == ("Ada Example", "ada@example.org")
