#!/bin/sh
# Installs the Debian packages that the conformance tests compare with:
# oslo.config, keystoneauth1, the services in the catalogue, and the URL
# parsers, for Debian's own Python. No service is started.
set -eu
export DEBIAN_FRONTEND=noninteractive
wanted='python3-oslo.config python3-keystoneauth1 python3-oslo.messaging python3-kombu
    python3-oslo.db python3-sqlalchemy python3-pymysql python3-neutron-lib openssl'
for service in barbican cinder designate glance heat ironic keystone magnum \
    manila neutron nova octavia placement; do
    wanted="$wanted python3-$service"
done
missing=''
for package in $wanted; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0
sudo=''
[ "$(id -u)" -eq 0 ] || sudo=sudo
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    # packages run this before they start a service; 101 means "do
    # not"
    printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
    $sudo chmod 755 "$policy"
    trap '$sudo rm -f "$policy"' EXIT
fi
$sudo apt-get update
# shellcheck disable=SC2086 # a list of words on purpose
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing
