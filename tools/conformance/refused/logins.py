"""How long Keystone's tokens live, and how it learns who a user is."""
import contextlib
import datetime
from unittest import mock
from urllib.parse import urlsplit

import reading
from identity import keystone


def lifetime(files):
    """Asks when a new token ends, and whether a service may use one that ended two
    days and a minute ago. Stands in for: the token, and the policy."""
    from oslo_utils import timeutils
    import flask
    from keystone.api import auth
    from keystone.token import provider
    keystone(files)
    now = timeutils.utcnow()
    ends = provider.default_expire_time()
    if ends > now + datetime.timedelta(days=1, seconds=5):
        raise reading.Insecure('a token lives %d seconds' % (ends - now).total_seconds())
    token = mock.Mock(expires_at=(now - datetime.timedelta(days=2, minutes=1)).isoformat() + 'Z')
    checked = []

    def validate(_, window_seconds=0, **__):
        provider.Manager._is_valid_token(mock.Mock(), token, window_seconds)
        checked.append(window_seconds)
        raise reading.Reached

    application = flask.Flask('proof')
    with (mock.patch.object(auth, 'ENFORCER'), mock.patch.object(auth, 'PROVIDERS') as providers,
          application.test_request_context('/?allow_expired=1', headers={'X-Subject-Token': 'a'})):
        providers.token_provider_api.validate_token = validate
        with contextlib.suppress(provider.exception.TokenNotFound, reading.Reached):
            auth.AuthTokenResource().get()
    if checked:
        raise reading.Insecure('a token may be used two days after its end')


def remote_user(files):
    """Has each method say who the user is whom the web server names. Stands in for:
    the user in the database."""
    import flask
    from keystone.auth import core
    from keystone.auth.plugins import external, mapped
    conf = keystone(files)
    core.load_auth_methods()
    application = flask.Flask('proof')
    trusting = set()
    with (application.test_request_context('/', environ_overrides={'REMOTE_USER': 'alice'}),
          mock.patch.object(external, 'PROVIDERS') as providers):
        providers.identity_api.get_user_by_name = lambda name, _: {'id': name}
        for name in conf.auth.methods:
            method = core.get_auth_method(name)
            if isinstance(method, external.Base):
                with contextlib.suppress(external.exception.Unauthorized):
                    who = method.authenticate({}).response_data['user_id']
                    trusting |= {('external', who)}
            elif isinstance(method, mapped.Mapped):
                trusting |= {('mapped', mapped.get_user_unique_id_and_display_name({'user': {}})[0])}
    if trusting == {('external', 'alice'), ('mapped', 'alice')}:
        raise reading.Insecure('two methods take REMOTE_USER for the user')


def methods(files):
    """Keystone loads its methods of authentication."""
    from keystone.auth import core
    keystone(files)
    core.load_auth_methods()


def ldap(files):
    """Keystone tries to bind to its directories. Stands in for: those, which are all
    down."""
    import ldap as library
    from keystone import exception
    from ldap import ldapobject
    from keystone.identity.backends import ldap as backend
    conf = keystone(files)
    if conf.identity.driver != 'ldap':
        return
    conf.set_override('user', 'cn=keystone', 'ldap')
    conf.set_override('password', 'proof', 'ldap')
    encrypted, bound = set(), []

    def start_tls(connection):
        encrypted.add(connection)

    def bind(connection, *_, **__):
        bound.append(connection.get_option(library.OPT_URI))
        for address in map(urlsplit, bound[-1].replace(',', ' ').split()):
            if (address.scheme == 'ldap' and connection not in encrypted
                    and address.hostname not in ('localhost', '127.0.0.1', '::1')):
                raise reading.Insecure('a password goes to %s in clear text' % address.hostname)
        raise library.SERVER_DOWN

    with (mock.patch.object(ldapobject.SimpleLDAPObject, 'start_tls_s', start_tls),
          mock.patch.object(ldapobject.SimpleLDAPObject, 'simple_bind_s', bind),
          mock.patch.object(ldapobject.ReconnectLDAPObject, 'start_tls_s', start_tls),
          mock.patch.object(ldapobject.ReconnectLDAPObject, 'simple_bind_s', bind)):
        with contextlib.suppress(exception.LDAPServerConnectionError):
            backend.Identity(conf=conf).user.get_connection()
    assert bound


KINDS = {
    'lifetime': lifetime,
    'remote_user': remote_user,
    'methods': methods,
    'ldap': ldap,
}
