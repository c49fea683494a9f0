#!/usr/bin/python3
"""Ask the real keystoneauth what it makes of a section.

    session.py < cases.jsonl > answers.jsonl    one JSON object per line, each way
    session.py --registered > registered.json   what the installed Nova registers

A case:
    id          echoed
    text        the configuration
    section     the section to load from
    register    {} for what the installed Nova registers there; else which options
                of the installed keystoneauth: {"session": bool, "adapter": bool,
                "interface": bool, "auth": bool, "defaults": {name: value},
                "deprecated": {name: [[section, name]]}}
    ask         "load", "get" (also a request), "token" (also a token), "retry"
                (a request whose connection is lost until it is tried again),
                "busy" (one that is answered 503 until then)

An answer:
    id, error   from reading the text, null if none
    values      the section's options: value, or {"class", "error"}
    session, adapter, auth
                their attributes; null if none is loaded; or
                {"class", "error", "mro": [class]}
    outcome     of the action: null, or {"class", "error", "mro"}
    requests    [{"method", "url", "auth": body of a request for a token}]

No request leaves the process: a version 3 Keystone and a service that answers
everything are simulated where requests calls urllib3, after its own checks.
"""
import io
import json
import logging
import sys
import tempfile

from keystoneauth1 import loading
from oslo_config import cfg
import requests
from requests import adapters
import urllib3

import nova.conf
from nova.conf import cinder
from nova.conf import cyborg
from nova.conf import glance
from nova.conf import ironic
from nova.conf import keystone
from nova.conf import neutron
from nova.conf import placement
from nova.conf import service_token
from nova.conf import vendordata

logging.disable(logging.CRITICAL)

MODULES = {'cinder': cinder, 'cyborg': cyborg, 'glance': glance,
           'ironic': ironic, 'keystone': keystone, 'neutron': neutron,
           'placement': placement, 'service_user': service_token,
           'vendordata_dynamic_auth': vendordata}
SERVICES = ('accelerator', 'baremetal', 'identity', 'image', 'network',
            'placement', 'block-storage', 'volumev3', 'shared-file-system')
ADAPTER = ('service_type', 'service_name', 'interface', 'region_name',
           'endpoint_override', 'version', 'min_version', 'max_version',
           'connect_retries', 'connect_retry_delay', 'status_code_retries',
           'status_code_retry_delay')


class Connection:
    """Answers in place of a connection pool."""

    def __init__(self, base, log, fault):
        self.base = base
        self.log = log
        self.fault = fault

    def urlopen(self, method, url, body=None, **kwargs):
        again = any(entry['url'] == self.base + url for entry in self.log)
        self.log.append({'method': method, 'url': self.base + url})
        if self.fault == 'retry' and not again:
            raise urllib3.exceptions.ProtocolError('connection lost')
        status, headers, answer = self.answer(method, url, body)
        if self.fault == 'busy' and not again:
            status = 503
        data = json.dumps(answer).encode()
        headers['Content-Type'] = 'application/json'
        return urllib3.HTTPResponse(
            body=io.BytesIO(data), headers=headers, status=status,
            preload_content=False)

    def answer(self, method, url, body):
        path = url.split('?')[0].rstrip('/')
        if method == 'POST' and path.endswith('/tokens'):
            self.log[-1]['auth'] = json.loads(body or '{}').get('auth')
            if path.endswith('/v3/auth/tokens'):
                return 201, {'X-Subject-Token': 'token'}, {'token': token()}
            return 404, {}, {}
        if path.endswith('/v2.0'):
            return 404, {}, {}
        if ':5000' in self.base:
            v3 = {'id': 'v3.14', 'status': 'stable', 'media-types': [],
                  'links': [{'rel': 'self', 'href': self.base + '/v3/'}]}
            if path.endswith('/v3'):
                return 200, {}, {'version': v3}
            return 300, {}, {'versions': {'values': [v3]}}
        return 200, {}, {}


def token():
    return {
        'expires_at': '2999-01-01T00:00:00.000000Z', 'issued_at':
        '2026-01-01T00:00:00.000000Z', 'methods': ['password'],
        'user': {'id': 'u', 'name': 'n',
                 'domain': {'id': 'default', 'name': 'Default'}},
        'catalog': [{'type': kind, 'name': kind, 'id': kind, 'endpoints': [
            {'id': face, 'interface': face, 'region': 'RegionOne',
             'region_id': 'RegionOne',
             'url': 'https://%s.%s.example.com' % (face, kind)}
            for face in ('public', 'internal', 'admin')]}
            for kind in SERVICES]}


class Transport(adapters.HTTPAdapter):
    """requests' own, with its checks of URL and timeout, but without network
    access and without reading certificate files."""

    def __init__(self, log, fault):
        super().__init__()
        self.log = log
        self.fault = fault

    def get_connection(self, url, proxies=None):
        super().get_connection(url, proxies)
        parts = urllib3.util.parse_url(url)
        return Connection('%s://%s' % (parts.scheme, parts.netloc), self.log,
                          self.fault)

    def cert_verify(self, conn, url, verify, cert):
        pass


def forget_earlier_cases():
    for module in all_modules():
        for thing in vars(module).values():
            if isinstance(thing, cfg.OptGroup):
                thing._opts = {}


def all_modules():
    import inspect
    return [module for _, module in sorted(vars(nova.conf).items())
            if inspect.ismodule(module) and hasattr(module, 'register_opts')]


def deprecated(names):
    return {name: [cfg.DeprecatedOpt(old, group=group)
                   for group, old in olds] for name, olds in names.items()}


def register(conf, case):
    """Register the section's options; return whether it has session, adapter
    and auth options."""
    how, section = case['register'], case['section']
    if not how:
        MODULES[section].register_opts(conf)
        names = conf[section]
        return ('cafile' in names, 'valid_interfaces' in names,
                'auth_type' in names)
    opts = []
    if how.get('session'):
        opts += loading.get_session_conf_options(
            deprecated_opts=deprecated(how.get('deprecated') or {}))
    if how.get('adapter'):
        opts += [opt for opt in loading.get_adapter_conf_options(
            include_deprecated=bool(how.get('interface')))
            if opt.dest not in ('version', 'min_version', 'max_version')]
        opts += [cfg.Opt(dest, type=lambda x: None)
                 for dest in ('version', 'min_version', 'max_version')]
    for opt in opts:
        if opt.dest in (how.get('defaults') or {}):
            opt.default = how['defaults'][opt.dest]
    conf.register_opts(opts, group=section)
    if how.get('auth'):
        loading.register_auth_conf_options(conf, section)
        if 'auth_type' in (how.get('defaults') or {}):
            conf.set_default('auth_type', how['defaults']['auth_type'],
                             group=section)
    return (bool(how.get('session')), bool(how.get('adapter')),
            bool(how.get('auth')))


def failure(error):
    return {'class': type(error).__name__, 'error': str(error),
            'mro': [c.__name__ for c in type(error).__mro__
                    if c not in (object, BaseException)]}


def attempt(call):
    try:
        return call()
    except Exception as error:
        return failure(error)


def plain(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return '<%s>' % type(value).__name__


def attributes(plugin):
    """A plugin's attributes, by name without leading underscores; a version 3
    plugin's method is expanded."""
    found = {}
    for name, value in vars(plugin).items():
        if name == 'auth_methods':
            for method in value:
                found.update(attributes(method))
        elif value is None or isinstance(value, (bool, int, float, str)):
            found[name.lstrip('_')] = value
    return found


def describe_session(session):
    return {'verify': session.verify, 'cert': plain(session.cert),
            'timeout': session.timeout,
            'collect_timing': session._collect_timing,
            'split_loggers': session._split_loggers}


def describe_auth(plugin):
    return {'class': type(plugin).__name__, 'module': type(plugin).__module__,
            'values': attributes(plugin)}


def answer_case(case):
    forget_earlier_cases()
    answer = {'id': case['id'], 'error': None, 'values': {}, 'session': None,
              'adapter': None, 'auth': None, 'outcome': None, 'requests': []}
    section = case['section']
    conf = cfg.ConfigOpts()
    with tempfile.NamedTemporaryFile('w', suffix='.conf') as source:
        source.write(case['text'])
        source.flush()
        try:
            # Nova registers before it reads its files,
            # [service_user] always
            has_session, has_adapter, has_auth = register(conf, case)
            if not case['register'] and section != 'service_user':
                service_token.register_opts(conf)
            conf(['--config-file', source.name], project='nova', prog='session',
                 default_config_files=[], default_config_dirs=[])
        except Exception as error:
            answer['error'] = failure(error)
            return answer
    auth = session = adapter = None
    if has_auth:
        try:
            auth = loading.load_auth_from_conf_options(conf, section)
            answer['auth'] = auth and describe_auth(auth)
        except Exception as error:
            answer['auth'] = failure(error)
    for dest in conf[section]:
        value = attempt(lambda: conf[section][dest])
        if isinstance(value, dict):
            del value['mro']
        answer['values'][dest] = value
    if has_session:
        try:
            client = requests.Session()
            for scheme in ('http://', 'https://'):
                client.mount(scheme, Transport(answer['requests'], case['ask']))
            session = loading.load_session_from_conf_options(
                conf, section, auth=auth, session=client)
            answer['session'] = describe_session(session)
        except Exception as error:
            answer['session'] = failure(error)
    if has_adapter and session:
        try:
            adapter = loading.load_adapter_from_conf_options(
                conf, section, session=session, auth=auth)
            answer['adapter'] = {name: plain(getattr(adapter, name))
                                 for name in ADAPTER}
        except Exception as error:
            answer['adapter'] = failure(error)
    try:
        if session and case['ask'] in ('get', 'retry', 'busy'):
            if adapter:
                adapter.get('/path', raise_exc=False)
            else:
                session.get('https://service.example.com/path',
                            authenticated=False)
        elif session and auth and case['ask'] == 'token':
            auth.get_access(session)
    except Exception as error:
        answer['outcome'] = failure(error)
    return answer


def describe_type(kind):
    name = type(kind).__name__
    found = {'name': name}
    for key in ('min', 'max'):
        value = getattr(kind, key, None)
        if value is not None:
            found[key] = str(value)
    if getattr(kind, 'choices', None):
        found['choices'] = [plain(choice) for choice in kind.choices]
    if hasattr(kind, 'item_type'):
        found['item'] = type(kind.item_type).__name__
    return found


def registered():
    forget_earlier_cases()
    conf = cfg.ConfigOpts()
    for module in all_modules():
        module.register_opts(conf)
    rows = []
    for group, names in [('DEFAULT', conf._opts)] + [
            (name, group._opts) for name, group in conf._groups.items()]:
        for dest, info in names.items():
            opt = info['opt']
            rows.append({
                'section': group, 'name': dest, 'type': describe_type(opt.type),
                'multi': bool(opt.multi), 'secret': bool(opt.secret),
                'default': plain(info.get('default', opt.default)),
                'for_removal': bool(opt.deprecated_for_removal),
                'deprecated': [[old.group or group, old.name or dest]
                               for old in opt.deprecated_opts]})
    return rows


def main():
    if '--registered' in sys.argv:
        json.dump(registered(), sys.stdout, indent=1)
        return
    for line in sys.stdin:
        print(json.dumps(answer_case(json.loads(line)), sort_keys=True),
              flush=True)


if __name__ == '__main__':
    main()
