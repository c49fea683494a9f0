"""Describe options and values in the form that the Go code reads."""
import hashlib
import os
import socket

from oslo_config import types

LONG = 4096


def machine():
    """What a default may be taken from: not a fact to record."""
    from oslo_utils import netutils
    name = socket.gethostname()
    return {name, socket.getfqdn(), netutils.get_my_ipv4(),
            'openstack@' + name, 'image.' + name,
            # where Debian's Python has its packages
            os.path.dirname(os.path.dirname(netutils.__file__))}


def encode(value):
    if value is None:
        return 'n:'
    if isinstance(value, bool):
        return 'b:%s' % value
    if isinstance(value, int):
        return 'i:%d' % value
    if isinstance(value, float):
        return 'f:%r' % value
    if isinstance(value, str):
        if len(value) <= LONG:
            return 's:' + value
        data = value.encode('utf-8', 'surrogatepass')
        return {'sha256': hashlib.sha256(data).hexdigest()}
    if isinstance(value, range):
        return {'range': [encode(value.start), encode(value.stop),
                          encode(value.step)]}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return [encode(item) for item in sorted(value, key=str)]
    if isinstance(value, dict):
        return {'dict': [[encode(k), encode(v)] for k, v in value.items()]}
    return {'other': type(value).__name__}


def kind_of(kind):
    """A type's class and arguments; for a class that is not from oslo.config,
    only its name."""
    name = type(kind).__name__
    if not isinstance(kind, types.ConfigType):
        return [getattr(kind, '__name__', name), {}]
    args = {}
    if type(kind).__module__ != 'oslo_config.types':
        args['base'] = next((base.__name__ for base in type(kind).__mro__
                             if base.__module__ == 'oslo_config.types'), '')
    for key in ('min', 'max', 'max_length', 'schemes', 'bounds', 'quotes',
                'ignore_case'):
        value = getattr(kind, key, None)
        if value not in (None, False, 0) or (key in ('min', 'max')
                                             and value == 0):
            args[key] = list(value) if isinstance(value, (set, tuple)) \
                else value
    if getattr(kind, 'choices', None):
        args['choices'] = list(kind.choices)
    if getattr(kind, 'regex', None):
        args['regex'] = kind.regex.pattern
    check = getattr(kind, 'version_checker', None)
    if check is not None:
        version = {'_check_ipv4': 4, '_check_ipv6': 6}.get(
            getattr(check, '__name__', ''), 0)
        if version:
            args['version'] = version
    for key in ('item_type', 'value_type'):
        if hasattr(kind, key):
            args[key] = kind_of(getattr(kind, key))
    return [name, args]


def row(group, dest, info, host):
    opt = info['opt']
    out = {'section': group, 'name': dest, 'type': kind_of(opt.type)}
    if opt.name != dest:
        out['registered'] = opt.name
    default = info.get('default', opt.default)
    if 'override' in info:
        default = info['override']
        out['override'] = True
    if 'default' in info:
        out['set_default'] = True
    if isinstance(default, str) and default in host or any(
            isinstance(default, str) and len(name) > 3 and name in default
            for name in host):
        out['machine'] = True
    elif default is not None:
        out['default'] = encode(default)
    for key, value in (('multi', opt.multi), ('secret', opt.secret),
                       ('required', opt.required), ('cli', info.get('cli')),
                       ('removal', opt.deprecated_for_removal)):
        if value:
            out[key] = True
    if opt.deprecated_since:
        out['since'] = str(opt.deprecated_since)
    if opt.deprecated_opts:
        out['old'] = [[old.name, old.group] for old in opt.deprecated_opts]
    if opt.deprecated_reason:
        out['reason'] = ' '.join(str(opt.deprecated_reason).split())
    return out
