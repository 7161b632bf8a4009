"""Serving the page: one socket, only the paths that the page needs, nothing from elsewhere.

Gradio's server can also fetch other addresses, send files and take uploads. The page needs none
of that, so a gate in front lets through what the page asks for and nothing else, and tells the
browser (by Content-Security-Policy) to load nothing from another host. It also refuses what pages
of other sites send. Where other machines can reach the page, it asks for a name and a password.
"""

from __future__ import annotations

import binascii
import contextlib
import errno
import hmac
import ipaddress
import os
import re
import socket
from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.errors import BadSetting, shown

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_PATHS = frozenset(
    ("/", "/config", "/theme.css", "/manifest.json", "/favicon.ico", "/robots.txt", "/pwa_icon")
)
_FOLDERS = ("/static/", "/assets/", "/svelte/", "/pwa_icon/")
_API = "/gradio_api/"
_CALLS = frozenset(
    ("app_id", "call", "cancel", "heartbeat", "info", "queue", "reset", "run", "startup-events")
)
_MOST_BYTES = 1_000_000
"""Of the body of a request: several times as much as the largest document that the page sends."""

_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Gradio's own page holds inline scripts and compiles its HTML templates.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


def is_open(path: str) -> bool:
    """Tell whether the page, or a client of its API, has a use for `path`."""
    if path in _PATHS or path.startswith(_FOLDERS):
        return True
    return path.startswith(_API) and path[len(_API) :].split("/")[0] in _CALLS


@dataclass(frozen=True, slots=True)
class Login:
    """The name and the password that the page asks for."""

    name: str
    password: str = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Login:
        """Return what `NAME:PASSWORD` says.

        Raises:
            BadSetting: if a part is missing; the message leaves the password out.
        """
        name, colon, password = text.partition(":")
        if not (name and colon and password):
            raise BadSetting("--auth has no name or no password: give NAME:PASSWORD")
        return cls(name, password)

    def admits(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Tell whether the headers of a request carry this name and this password."""
        given = b""
        for name, value in headers:
            scheme, _, coded = value.partition(b" ")
            if name == b"authorization" and scheme.lower() == b"basic":
                with contextlib.suppress(binascii.Error):
                    given = b64decode(coded, validate=True)
        # The time that it takes must tell nothing of how much was right.
        return hmac.compare_digest(given, f"{self.name}:{self.password}".encode())


class Gate:
    """ASGI middleware: lets in who may, closes what the page has no use for, sets the policy."""

    def __init__(self, app: App, login: Login | None = None, *, any_host: bool = False) -> None:
        self._app = app
        self._login = login
        # Who lets other machines in can't know by which names they reach this one. What a rebound
        # name would give a stranger there, the way to the page, was given on purpose; and a
        # browser sends a password to the name that it was typed for, and to no other.
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 401, 403, 404, 411 or 413."""
        if scope["type"] == "http" and (why := self._foreign(scope)):
            await _refuse(send, 403, why)
            return
        if scope["type"] == "http" and self._login and not self._login.admits(scope["headers"]):
            ask = (b"www-authenticate", b'Basic realm="Ask the article", charset="UTF-8"')
            await _refuse(send, 401, b"a name and a password are needed", ask)
            return
        if scope["type"] == "http" and not is_open(scope["path"]):
            await _refuse(send, 404, b"not found")
            return
        if scope["type"] == "http" and (status := _unfit(dict(scope["headers"]))):
            await _refuse(send, status, b"a request has a length, of 1 MB at most")
            return

        async def send_with_policy(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self._app(scope, receive, send_with_policy)

    def _foreign(self, scope: Scope) -> bytes:
        """Return why a request is none of a page that was served here, b"" where it may be.

        A page elsewhere can have its own name lead to this machine, and then ask in that name
        what it likes; or it can send requests from where it is.
        """
        hosts = _values(scope, b"host")
        if not self._any_host and not (hosts and all(map(is_own_name, hosts))):
            return b"this chat is for this machine alone: open it as 127.0.0.1 or localhost"
        origins = [urlsplit(origin).netloc for origin in _values(scope, b"origin")]
        if scope["method"] not in ("GET", "HEAD") and any(one not in hosts for one in origins):
            return b"sent by another site: open the chat itself; a proxy must pass on the Host"
        return b""


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key == name]


def is_own_name(host: str) -> bool:
    """Tell whether the value of a Host header is a name that always means this machine."""
    name = host.rpartition(":")[0] if re.search(r":[0-9]*$", host) else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return False


def _unfit(headers: dict[bytes, bytes]) -> int:
    """Return the status that refuses a body of no known length or of too great a one, else 0."""
    if b"transfer-encoding" in headers:
        return 411
    return 413 if int(headers.get(b"content-length", b"0")) > _MOST_BYTES else 0


async def _refuse(send: Send, status: int, text: bytes, *headers: tuple[bytes, bytes]) -> None:
    own = (
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(text)).encode()),
    )
    all_headers = [*_HEADERS, *own, *headers]
    await send({"type": "http.response.start", "status": status, "headers": all_headers})
    await send({"type": "http.response.body", "body": text})


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `host` and `port`; port 0 takes a free one.

    Raises:
        BadSetting: if the port is taken or not allowed, or the host is no address of this
            machine.
    """
    if not 0 <= port <= 65535:
        raise BadSetting(f"--port {port} is no port: give a number from 1 to 65535, or 0 for any")
    if not host.strip():
        raise BadSetting("--host is empty: give 127.0.0.1")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise BadSetting(f"--host {shown(host)} is not known: give 127.0.0.1") from error
    sock = socket.socket(family, kind, protocol)
    if os.name == "posix":
        # Otherwise a restart would have to wait until the last connections have timed out.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind(address)
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise BadSetting(_why_not_bound(host, port, error)) from error
    return sock


def _why_not_bound(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: give another one, such as --port {_next(port)}"
    if error.errno == errno.EACCES:
        return f"port {port} is not allowed: give one from 1024 on, such as --port 7860"
    return f"--host {shown(host)} is no address of this machine: give 127.0.0.1"


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 7860


def address_of(sock: socket.socket) -> str:
    """Return the address to open in a browser on this machine."""
    host, port = sock.getsockname()[:2]
    ip = ipaddress.ip_address(host.split("%")[0])
    if ip.is_unspecified:
        return f"http://127.0.0.1:{port}"
    return f"http://[{ip}]:{port}" if ip.version == 6 else f"http://{ip}:{port}"


def is_loopback(sock: socket.socket) -> bool:
    """Tell whether only this machine can reach the socket."""
    return ipaddress.ip_address(sock.getsockname()[0].split("%")[0]).is_loopback


def server_for(app: FastAPI, ready: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """Return a server for `app`; `ready` is called once, when requests are being answered."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    # A browser keeps a connection open for as long as the page is: no use waiting for that.
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, ws="none", timeout_graceful_shutdown=1
    )
    return Server(config)


def serve(app: FastAPI, sock: socket.socket, ready: Callable[[], None]) -> None:
    """Serve `app` on a socket from `bind` until the process is interrupted; return quietly."""
    with contextlib.suppress(KeyboardInterrupt):
        server_for(app, ready).run(sockets=[sock])
