#!/bin/sh
# Brings what the end-to-end test needs: Nova and keystoneauth as the conformance
# tests install them, and Glance and Keystone, unpacked below .tools/e2e. Those
# two are not installed: no service starts, no question is asked, and the
# machine's Python knows nothing of them.
set -eu
cd "$(dirname "$0")/../.."

tools/conformance/setup.sh

place=$PWD/.tools/e2e
[ -e "$place/complete" ] && exit 0

rm -rf "$place"
mkdir -p "$place/archives/partial" "$place/root"

# Nothing is installed, so that no lock is needed, nor root.
bring() {
	apt-get install --yes --no-install-recommends --download-only \
		-o Debug::NoLocking=1 -o Dir::Cache::archives="$place/archives" \
		python3-glance python3-keystone python3-glanceclient >"$place/apt.log" 2>&1
}
if ! bring; then
	sudo=''
	[ "$(id -u)" -eq 0 ] || sudo=sudo
	$sudo apt-get update >"$place/update.log" 2>&1 || true
	bring || {
		cat "$place/apt.log" >&2
		echo "e2e: Glance and Keystone could not be fetched; this needs Debian 12 or its like" >&2
		exit 1
	}
fi
for package in "$place"/archives/*.deb; do
	[ -e "$package" ] || continue # all of it is installed already
	dpkg-deb -x "$package" "$place/root"
done
rm -rf "$place/archives"
touch "$place/complete"
