import subprocess
import sys

_PROBE = """
import sys
import moderation.screening
ours = {"flask", "sqlalchemy", "backend", "marshmallow"}
print(sorted(name for name in sys.modules if name.split(".")[0] in ours))
print(sorted(name for name in sys.modules if name.startswith("moderation.") and "screening" not in name))
"""


def test_screening_stands_alone() -> None:
    answer = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n[]\n"
