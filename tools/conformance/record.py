#!/usr/bin/python3
"""Ask the real oslo.config what it reads from a configuration.

    record.py < cases.jsonl > answers.jsonl     one JSON object per line, each way
    record.py --options > options.json          the options of every register

A case:
    id          echoed
    files       [{"name": "a.conf", "content": "..."} or {"name", "content_b64"}],
                given in order as --config-file
    group       whose options are read, "glance" by default
    groups      several of them, with the registers "full" and "service"
    register    "glance" (nova.conf.glance), "ksa" (keystoneauth1's session and
                adapter options), "full" (all of nova.conf), "service" (that
                and what Nova's libraries list), "none"; unset: "glance" for
                the group of that name, else "ksa"
    extra_opts  [{"opt": "IntOpt", "name", "group", "args": {...}}]; a type is
                "Port" or ["Port", {"min": 1}], deprecated_opts [[name, group]]
    env         environment variables

An answer:
    id, error (from reading the files, null if none), class (of that error),
    values      {"group.dest": value} in the order read; options left at a
                plain default are omitted
    set         {"group.dest": "file" or "environment"}
    warnings    in order, without repeats
    parsed      [{section: {key: [text]}}], one per file
A value is "s:text", "i:1", "f:1.0", "b:True", "n:" (null), a list of those,
{"dict": [[key, value]]}, {"range": [..]}, {"sha256": ..} of a long text, or
{"error": message, "class": name}.
"""
import base64
import copy
import functools
import hashlib
import inspect
import json
import logging
import os
import shutil
import socket
import sys
import tempfile
from importlib import metadata

from keystoneauth1 import loading
from oslo_config import cfg
from oslo_config import types
from oslo_log import versionutils
from oslo_utils import netutils
import nova.conf
import nova.conf.glance

LONG = 4096
MACHINE = (socket.gethostname(), netutils.get_my_ipv4())
ALL_MODULES = [module for _, module in sorted(vars(nova.conf).items())
               if inspect.ismodule(module) and hasattr(module, 'register_opts')]

# What Nova's own list of options for its sample file includes from libraries.
LIBRARIES = ['castellan.config', 'keystonemiddleware.auth_token',
             'oslo.concurrency', 'oslo.limit', 'oslo.log', 'oslo.messaging',
             'oslo.middleware', 'oslo.policy', 'oslo.privsep', 'oslo.reports',
             'oslo.service.periodic_task', 'oslo.service.service',
             'osprofiler']


class Warnings(logging.Handler):
    """Collects what oslo.config logs; quiet while a location is looked up."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.seen = {}
        self.quiet = False
        logger = logging.getLogger('oslo_config')
        logger.addHandler(self)
        logger.propagate = False

    def emit(self, record):
        if not self.quiet:
            self.seen[record.getMessage()] = True


WARNINGS = Warnings()


def forget_earlier_cases():
    """Reset what the libraries remember between two configurations."""
    WARNINGS.seen = {}
    versionutils._deprecated_messages_sent.clear()
    for module in ALL_MODULES:
        for thing in vars(module).values():
            if isinstance(thing, cfg.OptGroup):
                thing._opts = {}
            for opt in thing if isinstance(thing, (list, tuple)) else [thing]:
                if isinstance(opt, cfg.Opt):
                    opt._logged_deprecation = False


def build_type(spec):
    name, args = (spec, {}) if isinstance(spec, str) else spec
    return getattr(types, name)(**build_args(args))


def build_args(args):
    args = dict(args)
    for key in ('type', 'item_type', 'value_type'):
        if key in args:
            args[key] = build_type(args[key])
    if 'deprecated_opts' in args:
        args['deprecated_opts'] = [cfg.DeprecatedOpt(name, group=group)
                                   for name, group in args['deprecated_opts']]
    return args


@functools.cache
def library_opts():
    """What the libraries list, as (group name, option)."""
    found = []
    for entry in metadata.entry_points(group='oslo.config.opts'):
        if entry.name not in LIBRARIES:
            continue
        for group, opts in entry.load()():
            for opt in opts:
                opt = copy.copy(opt)
                opt.required = False  # they are registered once files are read
                found.append((getattr(group, 'name', group), opt))
    return found


def register_libraries(conf):
    for name, opt in library_opts():
        try:
            conf.register_opt(opt, None if name == 'DEFAULT' else name)
        except cfg.DuplicateOptError:
            pass  # Nova's own comes first


def register(conf, case):
    """Register the case's options; returns the (group, dest) to read."""
    group = case.get('group', 'glance')
    kind = case.get('register') or ('glance' if group == 'glance' else 'ksa')
    if kind == 'glance':
        nova.conf.glance.register_opts(conf)
    elif kind == 'ksa':
        loading.register_session_conf_options(conf, group)
        loading.register_adapter_conf_options(conf, group)
    elif kind in ('full', 'service'):
        for module in ALL_MODULES:
            module.register_opts(conf)
    if kind == 'service':
        register_libraries(conf)
    names = [] if kind == 'none' else [
        (name, dest) for name in case.get('groups', [group])
        for dest in (list(conf._opts) if name == 'DEFAULT' else conf[name])]
    for spec in case.get('extra_opts', []):
        opt = getattr(cfg, spec['opt'])(spec['name'],
                                        **build_args(spec.get('args', {})))
        where = spec.get('group', group)
        conf.register_opt(opt, group=None if where == 'DEFAULT' else where)
        names.append((where, opt.dest))
    return names


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
    if isinstance(value, dict):
        return {'dict': [[encode(k), encode(v)] for k, v in value.items()]}
    raise TypeError(type(value))


def failure(error, folder):
    message = str(error).replace(folder + '/', '')
    if isinstance(error, RecursionError):
        message = ''
    return {'error': message, 'class': type(error).__name__}


def read(conf, group, dest):
    if group == 'DEFAULT':
        # conf[dest] would hide the reason of a failed reference
        return conf._get(dest)
    return conf[group][dest]


def place(conf, group, dest):
    WARNINGS.quiet = True
    try:
        found = conf.get_location(dest, None if group == 'DEFAULT' else group)
    finally:
        WARNINGS.quiet = False
    names = {'user': 'file', 'environment': 'environment'}
    return names.get(found.location.name) if found else None


def plain_default(conf, group, dest):
    opts = conf._opts if group == 'DEFAULT' else conf._groups[group]._opts
    info = opts[dest]
    return '$' not in repr(info.get('default', info['opt'].default))


def read_all(conf, names, folder, answer):
    for group, dest in names:
        name = '%s.%s' % (group, dest)
        try:
            value = encode(read(conf, group, dest))
            where = place(conf, group, dest)
        except Exception as error:
            answer['values'][name] = failure(error, folder)
            continue
        if where is None and plain_default(conf, group, dest):
            continue
        answer['values'][name] = value
        if where:
            answer['set'][name] = where


def write_files(case, folder):
    args = []
    for spec in case.get('files', []):
        path = os.path.join(folder, spec['name'])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if 'content_b64' in spec:
            data = base64.b64decode(spec['content_b64'])
        else:
            data = spec['content'].encode('utf-8', 'surrogateescape')
        with open(path, 'wb') as target:
            target.write(data)
        args += ['--config-file', path]
    return args


def answer_case(case):
    forget_earlier_cases()
    answer = {'id': case.get('id'), 'error': None, 'class': None,
              'values': {}, 'set': {}, 'warnings': [], 'parsed': []}
    folder = tempfile.mkdtemp(prefix='record-')
    env = case.get('env', {})
    os.environ.update(env)
    try:
        conf = cfg.ConfigOpts()
        names = register(conf, case)
        args = write_files(case, folder)
        try:
            conf(args, project='nova', prog='record',
                 default_config_files=[], default_config_dirs=[])
        except Exception as error:
            answer.update(failure(error, folder))
        else:
            read_all(conf, names, folder, answer)
            answer['parsed'] = [
                {section: {key: [encode(v) for v in values]
                           for key, values in keys.items()}
                 for section, keys in parsed.items()}
                for parsed in reversed(conf._namespace._parsed)]
        answer['warnings'] = list(WARNINGS.seen)
    finally:
        for name in env:
            os.environ.pop(name, None)
        shutil.rmtree(folder, ignore_errors=True)
    return answer


def describe_type(kind):
    """The spec for a type, as for build_type; null if it has none."""
    if not isinstance(kind, types.ConfigType):
        return None
    args = {}
    for key in ('min', 'max', 'max_length', 'schemes', 'bounds', 'quotes',
                'ignore_case'):
        value = getattr(kind, key, None)
        if value not in (None, False, 0) or (key in ('min', 'max')
                                             and value == 0):
            args[key] = value
    if getattr(kind, 'choices', None):
        args['choices'] = list(kind.choices)
    if getattr(kind, 'regex', None):
        args['regex'] = kind.regex.pattern
    for key in ('item_type', 'value_type'):
        if hasattr(kind, key):
            args[key] = describe_type(getattr(kind, key))
    return [type(kind).__name__, args]


def describe(group, dest, info):
    opt = info['opt']
    row = {'group': group, 'dest': dest, 'name': opt.name,
           'type': describe_type(opt.type)}
    if opt.multi:
        row['multi'] = True
    if 'default' in info:
        row['set_default'] = True
    default = info.get('default', opt.default)
    # nova takes some defaults from the current machine: not facts
    # to record
    if default is not None and default not in MACHINE:
        row['default'] = encode(default)
    if opt.deprecated_opts:
        row['deprecated'] = [[old.name, old.group]
                             for old in opt.deprecated_opts]
    if opt.deprecated_for_removal:
        row['for_removal'] = True
        row['reason'] = opt.deprecated_reason
    return row


def options():
    """The options of every register. The full one lists only the groups that
    the cases read or refer to, and the names of all groups."""
    out = {}
    for kind, group, kept in (('glance', 'glance', ['glance']),
                              ('ksa', 'foo', ['foo']),
                              ('full', 'glance', ['glance', 'cinder'])):
        forget_earlier_cases()
        conf = cfg.ConfigOpts()
        register(conf, {'group': group, 'register': kind})
        rows = [describe('DEFAULT', dest, info)
                for dest, info in conf._opts.items()
                if not dest.startswith('config_')]
        for name in kept:
            rows += [describe(name, dest, info)
                     for dest, info in conf._groups[name]._opts.items()]
        out[kind] = {'groups': sorted(conf._groups), 'options': rows}
    return out


def main():
    if sys.argv[1:] == ['--options']:
        json.dump(options(), sys.stdout, indent=1, sort_keys=True)
        print()
        return
    for line in sys.stdin.buffer:
        case = json.loads(line.decode('utf-8', 'surrogateescape'))
        print(json.dumps(answer_case(case)), flush=True)


if __name__ == '__main__':
    for variable in list(os.environ):
        if variable.startswith('OS_'):
            del os.environ[variable]
    main()
