"""How the middleware in front of an API validates tokens."""
import contextlib
import json
from unittest import mock

from oslo_config import cfg

import reading

TOKEN = {'token': {
    'methods': ['password'], 'expires_at': '2999-01-01T00:00:00.000000Z',
    'issued_at': '2020-01-01T00:00:00.000000Z', 'audit_ids': ['a'],
    'roles': [{'id': 'r', 'name': 'member'}],
    'user': {'id': 'alice', 'name': 'alice', 'domain': {'id': 'default', 'name': 'Default'}},
    'project': {'id': 'p', 'name': 'p', 'domain': {'id': 'default', 'name': 'Default'}},
}}


class Memcached:
    """Stands in for memcached: keeps what it is given, and for how long."""

    def __init__(self):
        self.kept, self.seconds = {}, []

    def get(self, key):
        return self.kept.get(key)

    def set(self, key, value, time=0, **_):
        self.kept[key] = value
        self.seconds.append(time)

    @contextlib.contextmanager
    def reserve(self):
        yield self


def middleware(files, ask=True):
    """The middleware, before an application that says what it gets. Stands in for:
    Keystone, which knows one token of an ordinary user, and memcached."""
    import webob.dec
    from keystoneauth1 import loading
    from keystonemiddleware import auth_token

    @webob.dec.wsgify
    def application(request):
        return json.dumps({name: value for name, value in request.headers.items()})

    conf = cfg.ConfigOpts()
    loading.register_auth_conf_options(conf, 'service_user')  # as Cinder does
    reading.read(conf, files)
    made = auth_token.AuthProtocol(application, {'oslo_config_config': conf})
    cache = Memcached()
    made._token_cache._cache_pool, made._token_cache._initialized = cache, True
    if ask:
        made._identity_server = mock.Mock()
        made._identity_server.verify_token.return_value = TOKEN
    return conf.keystone_authtoken, made, cache


def send(made, **headers):
    import webob
    headers = {name.replace('_', '-'): value for name, value in headers.items()}
    return webob.Request.blank('/', headers=headers).get_response(made)


def planted(files):
    """Looks for what memcached keeps of a token, and how."""
    conf, made, cache = middleware(files)
    send(made, X_Auth_Token='secret')
    if conf.memcached_servers and any(b'alice' in bytes(data) for data in cache.kept.values()):
        raise reading.Insecure('memcached keeps what Keystone said, as it is')


def kept(files):
    """Looks how long a validated token is kept."""
    _, made, cache = middleware(files)
    send(made, X_Auth_Token='secret')
    if cache.seconds and (cache.seconds[0] == 0 or cache.seconds[0] > 300):
        raise reading.Insecure('the token is kept for %s seconds' % (cache.seconds[0] or 'any number of'))


def service_token(files):
    """A user sends the own token as that of a service."""
    _, made, _ = middleware(files)
    got = send(made, X_Auth_Token='secret', X_Service_Token='secret')
    if got.status_int == 200 and got.json.get('X-Service-Identity-Status') == 'Confirmed':
        raise reading.Insecure("a user's token counts as that of a service")


def no_token(files):
    """A request carries no token."""
    _, made, _ = middleware(files)
    if send(made).status_int == 200:
        raise reading.Insecure('the application gets a request without a token')


def where_from(files):
    """A request without a token learns where to get one."""
    conf, made, _ = middleware(files)
    got = dict(made._reject_auth_headers)['WWW-Authenticate']
    if got != 'Keystone uri="%s"' % (conf.www_authenticate_uri or conf.auth_uri):
        raise reading.Ineffective('clients are sent to ' + got)


def asks(files):
    """A request carries a token. Stands in for: the network."""
    from keystoneauth1 import session
    _, made, _ = middleware(files, ask=False)
    asked = []

    def answer(_, url, *__, **___):
        asked.append(url)
        if url.startswith('https://keystone.example.org/'):
            raise reading.Reached
        raise session.exceptions.ConnectFailure(url)

    with mock.patch.object(session.Session, '_send_request', answer):
        try:
            got = send(made, X_Auth_Token='secret')
        except reading.Reached:
            return
    raise reading.Ineffective('%s, after asking %s' % (got.status, asked))


KINDS = {
    'planted token': planted,
    'kept token': kept,
    'service token': service_token,
    'no token': no_token,
    'where to get a token': where_from,
    'asking Keystone': asks,
}
