#!/bin/sh
# Installs the Debian packages whose behaviour the conformance tests compare
# with: oslo.config, keystoneauth1, Nova, and the readers of URLs, for Debian's
# own Python.
set -eu
wanted='python3-oslo.config python3-keystoneauth1 python3-nova
    python3-oslo.messaging python3-kombu python3-oslo.db python3-sqlalchemy python3-pymysql
    python3-neutron-lib'
missing=''
for package in $wanted; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0
sudo=''
[ "$(id -u)" -eq 0 ] || sudo=sudo
$sudo apt-get update
# shellcheck disable=SC2086 # a list of words on purpose
$sudo apt-get install --yes --no-install-recommends $missing
