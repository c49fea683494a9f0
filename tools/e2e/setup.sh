#!/bin/sh
# Brings what the end-to-end test needs: the services' Python packages, as the
# conformance tests install them, and unpacked below .tools/e2e/root RabbitMQ and
# the services' programs. Those are not installed, so no service starts.
set -eu
cd "$(dirname "$0")/../.."

tools/conformance/setup.sh

place=$PWD/.tools/e2e
[ -e "$place/unpacked" ] && exit 0

rm -rf "$place"
mkdir -p "$place/archives" "$place/root"

# Only downloads, so that it needs neither a lock nor root. What else the programs
# need, the Python packages have brought.
bring() {
	(cd "$place/archives" && apt-get download \
		barbican-common cinder-api cinder-common cinder-scheduler cinder-volume \
		glance-common neutron-common neutron-server nova-api nova-common \
		rabbitmq-server erlang-asn1 erlang-base erlang-crypto erlang-eldap erlang-inets \
		erlang-mnesia erlang-os-mon erlang-parsetools erlang-public-key \
		erlang-runtime-tools erlang-ssl erlang-syntax-tools erlang-tools erlang-xmerl)
}
if ! bring >"$place/apt.log" 2>&1; then
	sudo=''
	[ "$(id -u)" -eq 0 ] || sudo=sudo
	$sudo apt-get update >"$place/update.log" 2>&1 || true
	bring >"$place/apt.log" 2>&1 || {
		cat "$place/apt.log" >&2
		echo "e2e: RabbitMQ and the services could not be fetched; this needs Debian 12 or its like" >&2
		exit 1
	}
fi
for package in "$place"/archives/*.deb; do
	dpkg-deb -x "$package" "$place/root"
done
rm -rf "$place/archives"
# Erlang looks for itself where its package installs it.
sed -i "s|ROOTDIR=/usr/lib/erlang|ROOTDIR=$place/root/usr/lib/erlang|" "$place/root/usr/lib/erlang/bin/erl"
touch "$place/unpacked"
