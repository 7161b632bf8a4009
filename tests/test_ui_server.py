"""Serving the page: the port, the address, what is let through, and the command `rag chat`."""

from __future__ import annotations

import argparse
import base64
import os
import select
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ScriptedAssistant, served
from gradio_client import Client

from index.article import parse
from index.errors import BadSetting
from ui.cli import COMMAND
from ui.server import Login, address_of, bind, is_loopback, is_open


@pytest.fixture(scope="module")
def address(article_source: str) -> Iterator[str]:
    document = parse("us-korea-relations-2019-01.txt", article_source)
    with served(ScriptedAssistant({document.name: document})) as address:
        yield address


def status(url: str, **headers: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/theme.css", "/assets/index.js", "/gradio_api/queue/join",
     "/gradio_api/call/ask", "/gradio_api/info"],
)  # fmt: skip
def test_what_the_page_asks_for_is_let_through(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    ["/docs", "/redoc", "/openapi.json", "/gradio_api/file=/etc/passwd", "/gradio_api/upload",
     "/gradio_api/proxy=https://example.com", "/monitoring", "/gradio_api/runs", "/login",
     "/gradio_api/deep_link", "/gradio_api", "/file=/etc/passwd", "//config"],
)  # fmt: skip
def test_what_the_page_has_no_use_for_is_closed(path: str) -> None:
    assert not is_open(path)


def test_no_file_of_the_machine_and_no_other_address_comes_through_the_server(
    address: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for path in (
        f"/gradio_api/file={secret}",
        f"/gradio_api/file/{secret}",
        "/gradio_api/file=http://127.0.0.1:1/",
        f"/static/../../../../..{secret}",
        f"/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{secret}",
        f"/assets/%2e%2e/%2e%2e{secret}",
    ):
        assert status(address + path) in (403, 404), path
    assert status(address + "/") == 200


def answered(address: str, request: str, **headers: str) -> tuple[int, str]:
    """Send a request through a socket, with just these headers; return its status and its text."""
    host, port = address.removeprefix("http://").split(":")
    lines = [f"{request} HTTP/1.1", *(f"{key}: {value}" for key, value in headers.items())]
    with socket.create_connection((host, int(port)), timeout=30) as client:
        client.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        got = b"".join(iter(lambda: client.recv(65536), b"")).decode()
    head, _, text = got.partition("\r\n\r\n")
    return int(head.split()[1]), text


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("127.0.0.1", 200), ("127.0.0.1:7860", 200), ("localhost", 200), ("LocalHost:1", 200),
        ("[::1]", 200), ("[::1]:7860", 200), ("127.0.0.2:80", 200),
        ("evil.example", 403), ("evil.example:7860", 403), ("127.0.0.1.evil.example", 403),
        ("localhost.evil.example:7860", 403), ("192.168.1.5", 403), ("[::2]:7860", 403),
        ("127.0.0.1@evil.example", 403), ("", 403), (":7860", 403), ("2130706433", 403),
    ],
)  # fmt: skip
def test_on_this_machine_alone_no_other_name_is_answered(
    address: str, host: str, wanted: int
) -> None:
    """A page elsewhere whose name is made to lead here (DNS rebinding) learns nothing."""
    status, text = answered(address, "GET /config", Host=host)
    assert status == wanted
    if wanted == 403:
        assert text == "this chat is for this machine alone: open it as 127.0.0.1 or localhost"


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        ("http://127.0.0.1:7860", 200),
        ("http://evil.example", 403),
        ("http://127.0.0.1:9999", 403),
        ("http://localhost:7860", 403),
        ("null", 403),
    ],
)
def test_what_another_site_sends_is_refused(address: str, origin: str, wanted: int) -> None:
    path = "POST /gradio_api/call/ask"
    headers = {"Host": "127.0.0.1:7860", "Origin": origin, "Content-Type": "application/json"}
    status, text = answered(address, path, **headers, **{"Content-Length": "0"})
    assert status == 403 if wanted == 403 else status != 403
    assert text.startswith("sent by another site: open the chat itself") == (wanted == 403)


def test_where_others_are_let_in_any_name_is_answered_and_other_sites_are_not(
    article_source: str,
) -> None:
    document = parse("us-korea-relations-2019-01.txt", article_source)
    with served(ScriptedAssistant({document.name: document}), any_host=True) as address:
        assert answered(address, "GET /config", Host="desk.home.example")[0] == 200
        for origin, refused in (("http://desk.home.example", False), ("http://evil.example", True)):
            status, _ = answered(
                address,
                "POST /gradio_api/call/ask",
                **{"Host": "desk.home.example", "Origin": origin, "Content-Length": "0"},
            )
            assert (status == 403) == refused


def test_a_body_that_no_page_would_send_is_refused_before_it_is_read(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    head = f"POST /gradio_api/queue/join HTTP/1.1\r\nHost: {host}:{port}\r\n"
    for length, status_line in (
        ("Content-Length: 1000001", b"HTTP/1.1 413"),
        ("Transfer-Encoding: chunked", b"HTTP/1.1 411"),
    ):
        with socket.create_connection((host, int(port)), timeout=30) as client:
            client.sendall(f"{head}{length}\r\n\r\n".encode())
            assert client.recv(100).startswith(status_line)


def test_the_page_forbids_the_browser_to_load_from_elsewhere(address: str) -> None:
    with urllib.request.urlopen(address) as answer:
        policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "http:" not in policy
    assert "*" not in policy


def test_a_port_in_use_is_told_with_the_port_and_the_cure() -> None:
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadSetting, match=rf"port {port} is in use: .*--port {port + 1}"):
            bind("127.0.0.1", port)


def test_a_port_can_be_taken_again_at_once() -> None:
    with bind("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with (
            socket.create_connection(("127.0.0.1", port)) as client,
            first.accept()[0] as other,
        ):
            other.close()
            client.close()
    with bind("127.0.0.1", port) as second:
        assert second.getsockname()[1] == port


@pytest.mark.parametrize("port", [-1, 65536, 7860000])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(BadSetting, match=f"--port {port}"):
        bind("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no such host", " ", "", "a" * 300])
def test_a_host_that_is_none_is_refused_in_one_line(host: str) -> None:
    with pytest.raises(BadSetting, match="--host") as error:
        bind(host, 0)
    assert "\n" not in str(error.value)


def test_the_address_is_one_that_a_browser_on_this_machine_can_open() -> None:
    with bind("127.0.0.1", 0) as sock:
        assert address_of(sock) == f"http://127.0.0.1:{sock.getsockname()[1]}"
        assert is_loopback(sock)
    with bind("0.0.0.0", 0) as sock:
        assert address_of(sock) == f"http://127.0.0.1:{sock.getsockname()[1]}"
        assert not is_loopback(sock)


def test_the_command_serves_on_this_machine_alone_unless_told_otherwise() -> None:
    parser = argparse.ArgumentParser()
    COMMAND.configure(parser)
    args = parser.parse_args([])
    assert (args.host, args.port, args.open) == ("127.0.0.1", 7860, False)


# ---- who is let in


@pytest.mark.parametrize("text", ["", "reader", "reader:", ":secret", ":"])
def test_a_login_without_name_or_password_is_refused_without_telling_it(text: str) -> None:
    with pytest.raises(BadSetting, match="--auth has no name or no password") as error:
        Login.read(text)
    assert "secret" not in str(error.value)


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


def test_only_who_knows_the_name_and_the_password_is_let_in(article_source: str) -> None:
    document = parse("us-korea-relations-2019-01.txt", article_source)
    login = Login.read("Zoë:pass:word")
    assert "pass" not in repr(login)
    with served(ScriptedAssistant({document.name: document}), login) as address:
        for path in ("/", "/config", "/gradio_api/info", "/assets/index.js", "/nowhere"):
            assert status(address + path) == 401, path
            for wrong in (basic("Zoë:pass"), basic("zoë:pass:word"), basic(""), "Basic %%%",
                          "Bearer " + basic("Zoë:pass:word").split()[1]):  # fmt: skip
                assert status(address + path, Authorization=wrong) == 401, (path, wrong)
        assert status(address + "/", Authorization=basic("Zoë:pass:word")) == 200
        assert status(address + "/nowhere", Authorization=basic("Zoë:pass:word")) == 404


_CHAT = "import sys; from rag.cli import main; sys.exit(main(sys.argv[1:]))"


def chat(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _CHAT, "chat", "--encoder", "hash", "--index", str(folder)]
    return subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )


def test_rag_chat_prints_the_address_serves_it_and_ends_quietly_on_ctrl_c(
    fake_folder: Path,
) -> None:
    with chat(fake_folder, "--port", "0") as process:
        assert process.stdout is not None
        try:
            assert select.select([process.stdout], [], [], 120)[0], "nothing was printed"
            line = process.stdout.readline().strip()
            assert line.startswith("Chat: http://127.0.0.1:"), line
            assert status(line.removeprefix("Chat: ")) == 200
        finally:
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_files_named_on_the_command_line_are_asked_as_well_and_kept_nowhere(
    fake_folder: Path, tmp_path: Path, article_source: str
) -> None:
    """One of the two is in the index already, with the same text, and is left out."""
    notes, article = tmp_path / "notes.md", tmp_path / "us-korea-relations-2019-01.txt"
    notes.write_text("# Garden notes\n\nMarch 9, 2019: Mice eat half of the peas.\n")
    article.write_bytes(article_source.encode("utf-8"))
    before = sorted(fake_folder.rglob("*"))
    with chat(fake_folder, str(notes), str(article), "--port", "0") as process:
        assert process.stdout is not None
        try:
            assert select.select([process.stdout], [], [], 120)[0], "nothing was printed"
            said = process.stdout.readline().strip()
            assert said == "Added 1 document for this run; nothing of it is written to the disk."
            address = process.stdout.readline().strip().removeprefix("Chat: ")
            client = Client(address, verbose=False)
            answer = client.predict("What happened on March 9, 2019?", api_name="/ask")
        finally:
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
    [cited] = answer["citations"]
    assert (cited["document"], cited["quote"]) == ("notes.md", "Mice eat half of the peas.")
    assert (process.returncode, errors) == (0, "")
    assert sorted(fake_folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.txt", None, "does not exist"),
        ("paper.pdf", b"%PDF", "is not a .txt or .md file"),
        ("latin.txt", b"Caf\xe9", "is not UTF-8"),
        ("title.md", b"# Title\n", "holds no paragraph and no dated entry"),
        ("us-korea-relations-2019-01.txt", b"Other.", "the index holds another"),
    ],
)
def test_a_file_that_can_not_be_asked_gives_one_line_and_status_2(
    fake_folder: Path, tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with chat(fake_folder, str(tmp_path / name), "--port", "0") as process:
        printed, errors = process.communicate(timeout=120)
    assert (process.returncode, printed, errors.count("\n")) == (2, "", 1)
    assert name in errors
    assert message in errors


def test_rag_chat_on_a_port_in_use_gives_one_line_and_status_2(fake_folder: Path) -> None:
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with chat(fake_folder, "--port", str(port)) as process:
            printed, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert printed == ""
    assert errors.count("\n") == 1
    assert f"port {port} is in use" in errors


def test_other_machines_are_let_in_only_if_that_is_meant(fake_folder: Path) -> None:
    """Beyond loopback the command asks for a password or an explicit word, before it serves."""
    with chat(fake_folder, "--port", "0", "--host", "0.0.0.0") as process:
        printed, errors = process.communicate(timeout=120)
    assert (process.returncode, printed) == (2, "")
    assert errors.count("\n") == 1
    assert "--auth NAME:PASSWORD" in errors
    assert "--open-to-all" in errors


@pytest.mark.parametrize("option", [("--open-to-all",), ("--auth", "reader:secret")])
def test_with_either_of_the_two_it_serves_and_says_who_can_come(
    fake_folder: Path, option: tuple[str, ...]
) -> None:
    with chat(fake_folder, "--port", "0", "--host", "0.0.0.0", *option) as process:
        assert process.stdout is not None
        try:
            assert select.select([process.stdout], [], [], 120)[0], "nothing was printed"
            address = process.stdout.readline().strip().removeprefix("Chat: ")
            assert status(address) == (401 if "--auth" in option else 200)
        finally:
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
    assert "who can reach this machine can open the chat" in errors
    assert "unencrypted" in errors
    assert "secret" not in errors
