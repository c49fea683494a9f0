#!/usr/bin/python3
"""Ask Nova, Neutron, oslo.log and cryptography how they read an option's text.

    spec.py < questions.jsonl > answers.jsonl    one JSON object per line, each way

A question: {"kind", "text"}; the text of "mappings" and "targets" is split at
commas. An answer: {"error": class or null, "value": what is read, as text}.
"""
import json
import logging
import sys

from cryptography import fernet
from neutron_lib.plugins import utils as plugin_utils
from neutron_lib.utils import helpers
from nova import conf as nova_conf
from nova.pci import request
from nova.pci import whitelist
from nova.virt import hardware
from oslo_config import types
from oslo_log import handlers  # noqa: F401, which defines further levels

logging.disable(logging.CRITICAL)
CONF = nova_conf.CONF
CONF([], default_config_files=[])


def cpus(text):
    return ' '.join(str(n) for n in sorted(hardware.parse_cpu_spec(text)))


def devices(text):
    specs = whitelist.Whitelist._parse_white_list_from_config([text])
    wide = []
    for spec in specs:
        anywhere = spec.address is not None and all(
            getattr(spec.address.pci_address_spec, name) in ('*', '.*', '')
            for name in ('domain', 'bus', 'slot', 'func')
            if hasattr(spec.address.pci_address_spec, name))
        wide.append(str(spec.vendor_id == '*' and spec.product_id == '*' and anywhere))
    return ' '.join(wide)


def alias(text):
    CONF.set_override('alias', [text], 'pci')
    return ' '.join(request._get_alias_from_config())


def mappings(text):
    read = helpers.parse_mappings(text.split(','))
    return '|'.join('%s=%s' % pair for pair in sorted(read.items()))


def vlans(text):
    network, span = plugin_utils.parse_network_vlan_range(text)
    return '%s %d %d' % ((network,) + (span or (1, 4094)))


def tunnels(text):
    first, last = text.strip().split(':')
    span = int(first.strip()), int(last.strip())
    plugin_utils.verify_tunnel_range(span, 'vxlan')
    return '%d %d' % span


def level(text):
    name, _, word = text.partition('=')
    try:
        logging.getLogger('x').setLevel(int(word))
    except ValueError:
        logging.getLogger('x').setLevel(word)
    return '%s %s' % (name, word)


def catalog(text):
    types.String(regex=r'^\w+:\w*:.*$')(text)
    _type, _name, _interface = text.split(':')
    return ''


def pages(text):
    CONF.set_override('reserved_huge_pages', [types.Dict()(text)])
    read = hardware.numa_get_reserved_huge_pages()
    return ' '.join('%d %g %d' % (node, size, count)
                    for node, sizes in read.items() for size, count in sizes.items())


def key(text):
    fernet.Fernet(text)
    return ''


def main():
    ask = {f.__name__: f for f in (cpus, devices, alias, mappings, vlans, tunnels,
                                   level, catalog, pages, key)}
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = {'error': None, 'value': ask[question['kind']](question['text'])}
        except Exception as e:
            answer = {'error': type(e).__name__, 'value': ''}
        print(json.dumps(answer))


main()
