#!/bin/sh
# Checks everything written by hand: Go, go.mod, HCL, shell, workflows.
set -eu
cd "$(dirname "$0")/.."

mkdir -p .tools/bin
for module in lint actions; do
	(cd tools/$module && go build -buildvcs=false -o ../../.tools/bin/ tool)
done

echo "== Go"
.tools/bin/golangci-lint run ./...

echo "== go.mod"
go mod tidy -diff
go mod verify >/dev/null

if grep -rnE --include='*.go' --include='*.sh' --include='*.tf' --include='*.md' --exclude='lint.sh' --exclude-dir='.?*' '(//|#|<!--).*\b(TODO|FIXME|XXX)\b' .; then
	echo "lint: that is an issue's text, not a comment's" >&2
	exit 1
fi

echo "== examples"
. tools/sandbox.sh
"$engine" fmt -check -diff -recursive examples

echo "== workflows"
.tools/bin/actionlint

echo "== shell"
for script in .ci/run tools/*.sh tools/*/*.sh; do
	[ -e "$script" ] || continue
	sh=$(sed -n '1s|.*[/ ]\([a-z]*sh\)$|\1|p' "$script")
	"${sh:-sh}" -n "$script"
done
if command -v shellcheck >/dev/null; then
	shellcheck -x .ci/run tools/*.sh
else
	echo "shellcheck is not installed; checked the syntax only"
fi
