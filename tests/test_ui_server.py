"""Serving the page: the port, the address, what is let through, and the command `rag chat`."""

from __future__ import annotations

import argparse
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

from index.article import parse
from index.errors import BadSetting
from ui.cli import COMMAND
from ui.server import address_of, bind, is_loopback, is_open


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


def test_rag_chat_on_a_port_in_use_gives_one_line_and_status_2(fake_folder: Path) -> None:
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with chat(fake_folder, "--port", str(port)) as process:
            printed, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert printed == ""
    assert errors.count("\n") == 1
    assert f"port {port} is in use" in errors
