"""Many values as one parameter, so that a statement reads the same however many there are, and is prepared once."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Dialect, String, bindparam, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine


class _Ids(TypeDecorator[Collection[str]]):
    """Texts: an array where the database has them, else a JSON list."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else ARRAY(String))

    def process_bind_param(self, value: Collection[str] | None, dialect: Dialect) -> Any:
        return json.dumps(list(value or ())) if dialect.name == "sqlite" else list(value or ())


class _Rows(TypeDecorator[Collection[tuple[str, ...]]]):
    """Rows of texts, as JSON."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Collection[tuple[str, ...]] | None, _dialect: Dialect) -> str:
        return json.dumps(list(value or ()))


class _List(TypeDecorator[list[Any]]):
    """A JSON list, read."""

    impl = String
    cache_ok = True

    def process_result_value(self, value: Any, _dialect: Dialect) -> list[Any]:
        return json.loads(value) if isinstance(value, str) else value or []


class _Among(FunctionElement[Any]):
    inherit_cache = True
    type = NullType()  # a Boolean would be compared with 1 where the database has none


class _Each(FunctionElement[Any]):
    inherit_cache = True


class _Listed(FunctionElement[list[Any]]):
    inherit_cache = True
    type = _List()


def among(column: Any, name: str) -> ColumnElement[bool]:
    """Whether `column` is one of the texts bound as `name`."""
    return _Among(column, bindparam(name, type_=_Ids()))


def rows(name: str, *columns: str) -> Any:
    """The rows of texts bound as `name`, as something to select from; its columns are given by `.c`."""
    given: BindParameter[Any] = bindparam(name, type_=_Rows())
    value = _Each(given).table_valued("value").c.value
    return select(
        *(value.op("->>")(literal_column(str(place))).label(column) for place, column in enumerate(columns))
    ).subquery(name)


def listed(column: Any) -> ColumnElement[list[Any]]:
    """All values of `column` as one list."""
    return _Listed(column)


@compiles(_Among, "sqlite")
def _among_in_sqlite(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  # parts that SQLAlchemy wrote


@compiles(_Among, "postgresql")
def _among_in_postgresql(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Each, "sqlite")
def _each_in_sqlite(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


@compiles(_Each, "postgresql")
def _each_in_postgresql(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_array_elements(CAST({compiler.process(element.clauses, **kw)} AS JSON))"


@compiles(_Listed, "sqlite")
def _listed_in_sqlite(element: _Listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **kw)})"


@compiles(_Listed, "postgresql")
def _listed_in_postgresql(element: _Listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **kw)})"
