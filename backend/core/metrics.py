"""Counts and times for Prometheus; nothing in them says who."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

registry = CollectorRegistry()
_requests = Counter("flok_requests", "Requests answered", ["method", "rule", "status"], registry=registry)
_seconds = Histogram("flok_request_seconds", "Seconds per request", ["rule"], registry=registry)
socket_messages = Counter("flok_socket_messages", "Websocket messages answered", ["name", "ok"], registry=registry)
connections = Gauge("flok_socket_connections", "Open websocket connections", registry=registry)
lines_dropped = Counter("flok_lines_dropped", "Websocket connections given up on", ["reason"], registry=registry)
relay_failures = Counter("flok_relay_failures", "Times Redis did not carry what was told", registry=registry)
screened = Counter("flok_screened", "Texts screened, by verdict", ["action"], registry=registry)
outbox_pending = Gauge("flok_outbox_pending", "Outbox rows not yet delivered", registry=registry)


def observe_request(method: str, rule: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    _requests.labels(method, rule, str(status)).inc()
    _seconds.labels(rule).observe(seconds)


def as_text() -> bytes:
    """Everything, in the Prometheus text format."""
    return generate_latest(registry)
