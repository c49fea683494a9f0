#!/bin/sh
# Inserts standard input into README.md between the marks "<!-- NAME:begin -->"
# and "<!-- NAME:end -->", where NAME is the first argument.
set -eu
cd "$(dirname "$0")/.."
name=$1

mkdir -p .tools
cat >.tools/inset.txt
for mark in "<!-- $name:begin -->" "<!-- $name:end -->"; do
	grep -qxF -e "$mark" README.md || {
		echo "inset: README.md has no $mark line" >&2
		exit 1
	}
done
awk -v name="$name" '
	$0 == "<!-- " name ":end -->" { inside = 0 }
	!inside
	$0 == "<!-- " name ":begin -->" { inside = 1; while ((getline line < ".tools/inset.txt") > 0) print line }
' README.md >.tools/README.md
cmp -s .tools/README.md README.md || cp .tools/README.md README.md
