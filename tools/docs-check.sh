#!/bin/sh
# Fails if generated files differ from those in the tree. Works on a copy, so
# that it needs neither a commit nor a clean tree and changes nothing.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT INT TERM

mkdir "$copy/before" "$copy/after"
# A file that is deleted but not committed is listed although it no longer
# exists.
git ls-files -z --cached --others --exclude-standard |
	tar --null --ignore-failed-read --warning=no-all -T - -cf "$copy/tree.tar"
tar -xf "$copy/tree.tar" -C "$copy/before"
tar -xf "$copy/tree.tar" -C "$copy/after"

# Reuse tools that are already built.
mkdir -p "$root/.tools" "$copy/after/.tools"
for kept in bin engine; do
	if [ -d "$root/.tools/$kept" ]; then cp -R "$root/.tools/$kept" "$copy/after/.tools/"; fi
done
"$copy/after/tools/generate.sh" >"$copy/log" 2>&1 || {
	cat "$copy/log"
	echo "docs-check: make generate failed" >&2
	exit 1
}
rm -rf "$copy/after/.tools"
cd "$copy"
diff -ru before after || {
	echo "docs-check: generated files are out of date: run make generate" >&2
	exit 1
}
echo "docs-check: everything generated is up to date"
