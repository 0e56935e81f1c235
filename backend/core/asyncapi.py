"""The AsyncAPI 3.0 document of the websocket, made from the registry that serves it."""

from typing import Any, cast

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from marshmallow import Schema

from . import sockets


def document() -> dict[str, Any]:
    """Every message with its acknowledgement, and every frame the server sends."""
    plugin = MarshmallowPlugin()
    spec = APISpec("Flok", "v1", openapi_version="3.1.0", plugins=[plugin])
    messages = {**_asked(plugin), **_sent(plugin)}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Flok websocket",
            "version": "v1",
            "description": "Socket.IO at /socket.io, default namespace; auth {token} or the session cookie.",
        },
        "channels": {"default": {"address": "/", "messages": messages}},
        "operations": {
            **{name: _operation("receive", name) for name in sockets.messages},
            **{name: _operation("send", name) for name in sockets.frames},
        },
        "components": {"schemas": spec.to_dict().get("components", {}).get("schemas", {})},
    }


def _asked(plugin: MarshmallowPlugin) -> dict[str, Any]:
    return {
        name: {
            "summary": spec.summary,
            "payload": _schema(plugin, spec.body),
            "x-acknowledgement": _acknowledgement(plugin, spec.returns),
        }
        for name, spec in sockets.messages.items()
    }


def _sent(plugin: MarshmallowPlugin) -> dict[str, Any]:
    return {
        name: {"summary": frame.summary, "payload": _schema(plugin, frame.payload)}
        for name, frame in sockets.frames.items()
    }


def _acknowledgement(plugin: MarshmallowPlugin, returns: Schema | None) -> dict[str, Any]:
    data = _schema(plugin, returns) if returns else {"type": "null"}
    return {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}, "data": data, "error": {"type": "object"}},
    }


def _operation(action: str, name: str) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/default"},
        "messages": [{"$ref": f"#/channels/default/messages/{name}"}],
    }


def _schema(plugin: MarshmallowPlugin, schema: Schema) -> Any:
    return cast("OpenAPIConverter", plugin.converter).resolve_nested_schema(schema)
