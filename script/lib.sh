# Sourced by every script: stand in the project folder, with its own tools before the machine's.
set -euo pipefail
unset CDPATH

here=$PWD
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
root=$PWD
PATH=$root/.venv/bin:${PATH//$root\/.venv\/bin:/}
FLOK_DATA=${FLOK_DATA:-$root/var}
[[ $FLOK_DATA == /* ]] || FLOK_DATA=$here/$FLOK_DATA
export PATH FLOK_DATA
unset PYTHONDONTWRITEBYTECODE # compiled once, the program starts in half the time

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }

# One line for the contents of many files, whatever their dates.
fingerprint() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }
