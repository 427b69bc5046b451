"""A language model for the tests: a server on the loopback that says what a test wants it to say."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Pretender:
    """A server that answers every question by `answer`, and remembers what it was asked."""

    url: str = ""
    answer: Callable[["Exchange"], None] = field(default=lambda exchange: exchange.claims([]))
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over, so that a stalling answer ends."""


@dataclass
class Exchange:
    """One question, and the ways to answer it."""

    server: Pretender
    handler: BaseHTTPRequestHandler
    question: dict[str, Any]

    @property
    def article(self) -> dict[str, Any]:
        """What the user's message holds."""
        told: dict[str, Any] = json.loads(self.question["messages"][-1]["content"])
        return told

    def claims(self, claims: Any) -> None:
        self.says(json.dumps({"claims": claims}))

    def says(self, content: Any, **choice: Any) -> None:
        message = {"role": "assistant", "content": content}
        self.sends({"choices": [{"index": 0, "message": message, **choice}]})

    def sends(self, answer: Any, status: int = 200, **headers: str) -> None:
        self.bytes(json.dumps(answer).encode(), status, **headers)

    def bytes(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        self.handler.wfile.write(body)


@contextmanager
def pretending() -> Iterator[Pretender]:
    """Run such a server, on a port of its own."""
    server = Pretender()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            question = json.loads(body)
            server.asked.append(question)
            server.keys.append(self.headers["Authorization"])
            server.paths.append(self.path)
            try:
                server.answer(Exchange(server=server, handler=self, question=question))
            except ConnectionError:  # whoever asked has hung up
                pass

        def log_message(self, *_: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        thread.join()
        http.server_close()
