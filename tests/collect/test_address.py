"""Which addresses may be connected to: those of the open internet, whatever they are wrapped in."""

import socket
import time
from collections.abc import Sequence

import pytest

from pantau.collect.address import addresses, is_public, lookup
from pantau.collect.limits import Trouble


@pytest.mark.parametrize("address", [
    "8.8.8.8", "1.1.1.1", "103.10.64.5", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
    "2606:4700:4700::1111", "2404:6800:4003::200e",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",           # they carry 8.8.8.8
])
def test_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.0.9", "192.0.2.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1",
    "3fff::1", "100::1", "64:ff9b:1::808:808", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "2002:c0a8:101::1", "2002:a9fe:a9fe::1",
])
def test_not_the_open_internet(address: str) -> None:
    assert not is_public(address)


def found(host: str, answer: Sequence[str], *, allow_private: bool = False) -> Sequence[str]:
    return addresses(host, lambda name: answer, allow_private=allow_private, timeout=60)


def test_what_was_checked_is_what_is_given() -> None:
    assert found("situs.test", ["8.8.8.8", "2606:4700::1"]) == ["8.8.8.8", "2606:4700::1"]
    assert found("rumah.test", ["10.0.0.1"], allow_private=True) == ["10.0.0.1"]


def test_one_private_address_among_public_ones_spoils_them_all() -> None:
    with pytest.raises(Trouble, match=r"private network: jebakan\.test is 192\.168\.0\.1") as caught:
        found("jebakan.test", ["8.8.8.8", "192.168.0.1"])
    assert caught.value.permanent
    assert "--allow-private" in caught.value.mend


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "0177.0.0.1", "::1", "localhost"])
def test_every_way_to_write_this_machine_is_this_machine(host: str) -> None:
    try:
        lookup(host)
    except OSError:
        pytest.skip(f"the system does not know {host}")
    with pytest.raises(Trouble, match="private network"):
        addresses(host, lookup, allow_private=False, timeout=60)


def test_a_name_without_an_address_says_so() -> None:
    def nothing(host: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(Trouble, match=r"hilang\.test has no address \(Name or service not known\)") as caught:
        addresses("hilang.test", nothing, allow_private=False, timeout=60)
    assert not caught.value.permanent


def test_a_resolver_that_does_not_answer_is_left_behind() -> None:
    def slow(host: str) -> Sequence[str]:
        time.sleep(0.5)
        return ["8.8.8.8"]

    begin = time.monotonic()
    with pytest.raises(Trouble, match=r"no answer for the name lambat\.test"):
        addresses("lambat.test", slow, allow_private=False, timeout=0.05)
    assert time.monotonic() - begin < 0.4
