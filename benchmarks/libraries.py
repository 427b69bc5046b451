"""The `eventsourcing` library's application, with claims as its events (extra `bench`)."""

import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from tracker.domain.claims import Claim
from tracker.log.payloads import claim_payload


class Recorded(Aggregate):
    """The claims of one transaction."""

    def __init__(self) -> None:
        self.count = 0

    @event("ClaimRecorded")
    def claim_recorded(
        self, accord: str, party: str, subject: str, payload: dict[str, Any]
    ) -> None:
        self.count += 1

    def tell(self, claim: Claim) -> None:
        """Record one claim, with what our own event of it holds."""
        self.claim_recorded(
            claim.accord, claim.party or "", claim.id, json.loads(claim_payload(claim))
        )


def application(target: str, kind: str) -> "Application[Any]":
    """Return an application that keeps its events in a database of its own."""
    if kind == "SQLite":
        env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": target}
    else:
        parts = urlsplit(target)
        host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
        env = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": parts.path.lstrip("/"),
            "POSTGRES_HOST": unquote(host),
            "POSTGRES_PORT": str(parts.port or 5432),
            "POSTGRES_USER": parts.username or "postgres",
            "POSTGRES_PASSWORD": parts.password or "none",
        }
    return Application(env=env)
