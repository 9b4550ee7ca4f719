#!/bin/sh
# Writes constraints.txt anew from a clean environment: the versions that pip chooses today for all that
# requirements*.txt bring along.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
# By the office's own Python: an older one needs a library more.
.venv/bin/python -m venv "$fresh"
"$fresh/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
    -r requirements.txt -r requirements-install.txt -r requirements-dev.txt

# Names are compared the way pip does it: case, dash, dot and underscore don't matter.
cat requirements*.txt | sed -n 's/^\([A-Za-z0-9._-]*\).*==.*/^\1==/p' | sed 's/[-_.]/[-_.]/g' >"$fresh/chosen"
{
    sed -n '/^#/p' constraints.txt
    "$fresh/bin/python" -m pip freeze | grep -vi -f "$fresh/chosen"
} >"$fresh/constraints.txt"
cp "$fresh/constraints.txt" constraints.txt
