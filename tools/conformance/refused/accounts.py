"""What Keystone does with weak settings of tokens and passwords."""
import os
from unittest import mock

import reading
from identity import keystone


def rotation(files):
    """Sets the keys up, issues a token and a receipt, rotates as keystone-manage does,
    and reads both. Stands in for: the default folder of keys."""
    from keystone.cmd import cli
    from keystone.receipt import receipt_formatters
    from keystone.token import token_formatters
    conf = keystone(files)
    for group in ('fernet_tokens', 'fernet_receipts'):
        if conf[group].key_repository == '/etc/keystone/fernet-keys/':
            conf.set_override('key_repository', os.path.abspath('keys'), group)
    issuers = [receipt_formatters.ReceiptFormatter()]
    if conf.token.provider == 'fernet':
        issuers.insert(0, token_formatters.TokenFormatter())
    with mock.patch.object(cli.BasePermissionsSetup, 'get_user_group', return_value=(None, None)):
        cli.FernetSetup.main()
        issued = [issuer.pack(b'proof') for issuer in issuers]
        cli.FernetRotate.main()
    for issuer, token in zip(issuers, issued):
        try:
            issuer.unpack(token)
        except Exception as error:
            raise reading.Insecure('%s after one rotation: %s'
                                   % (type(issuer).__name__, error)) from error


def hash_cost(files):
    """Hashes a password, and compares the rounds with the algorithm's default."""
    from keystone.common import password_hashing
    conf = keystone(files)
    hasher = password_hashing._HASHER_NAME_MAP[conf.identity.password_hash_algorithm]
    used = hasher.from_string(password_hashing.hash_password('proof')).rounds
    if used < hasher.default_rounds:
        raise reading.Insecure('%d rounds, fewer than %d' % (used, hasher.default_rounds))


def wrong_ending(files):
    """Sets a password of 90 characters, and tries one with another ending."""
    from keystone import exception
    from keystone.common import password_hashing
    keystone(files)
    try:
        stored = password_hashing.hash_password('a' * 89 + 'b')
        taken = password_hashing.check_password('a' * 89 + 'c', stored)
    except exception.PasswordVerificationError:
        return
    if taken:
        raise reading.Insecure('a wrong ending is accepted')


def lockout(files):
    """Counts wrong passwords. Stands in for: the user in the database."""
    from keystone import exception
    from keystone.identity.backends import sql
    keystone(files)
    local = mock.Mock(failed_auth_count=0)
    user = mock.Mock(local_user=local)
    user.get_resource_option.return_value = None
    user.to_dict.return_value = {}
    backend = mock.Mock(spec=sql.Identity)
    backend._get_user.return_value = user
    backend._check_password.return_value = False
    backend._is_account_locked = lambda *call: sql.Identity._is_account_locked(backend, *call)
    backend._record_failed_auth = lambda _: sql.Identity._record_failed_auth(backend, 'proof')
    session = mock.MagicMock()
    session.__enter__.return_value.query.return_value.get.return_value = user
    with (mock.patch.object(sql.sql, 'session_for_read', return_value=session),
          mock.patch.object(sql.sql, 'session_for_write', return_value=session)):
        for _ in range(100):
            try:
                sql.Identity.authenticate(backend, 'proof', 'wrong')
            except AssertionError:
                continue
            except exception.AccountLocked:
                return
    raise reading.Insecure('%d wrong passwords, and no lock' % local.failed_auth_count)


def password_rules(files):
    """Offers a password of one letter."""
    from keystone import exception
    from keystone.common.validation import validators
    keystone(files)
    try:
        validators.validate_password('a')
    except exception.PasswordRequirementsValidationError:
        return
    raise reading.Insecure('a password of one letter is taken')


def dashboard(files):
    """Asks for a login that ends at each trusted dashboard, as a dashboard there does,
    and looks where the page sends the token. Stands in for: the page's template, which
    Debian does not install."""
    import flask
    from keystone.api import auth
    conf = keystone(files)
    with open('page.html', 'w', encoding='utf-8') as page:
        page.write('$host')
    conf.set_override('sso_callback_template', 'page.html', 'federation')
    application = flask.Flask('proof')
    for item in filter(None, conf.federation.trusted_dashboard):
        scheme, _, rest = item.rpartition('://')
        address = (scheme.lower() or 'https') + '://' + rest
        with application.test_request_context('/?', query_string={'origin': address}):
            host = auth._get_sso_origin_host()
            sent = auth._AuthFederationWebSSOBase._render_template_response(host, 'token')
            if not sent.get_data(as_text=True).startswith('https:'):
                raise reading.Insecure('the token is posted to ' + address)


def admin_token(files):
    """Sends the fixed token. Stands in for: the check of every other token."""
    import webob
    from keystone.server.flask.request_processing.middleware import auth_context
    conf = keystone(files)
    middleware = auth_context.AuthContextMiddleware.__new__(auth_context.AuthContextMiddleware)
    request = webob.Request.blank('/v3/users', headers={'X-Auth-Token': conf.admin_token or 'x'})
    with mock.patch.object(auth_context.auth_token.BaseAuthProtocol, 'process_request') as other:
        other.return_value = mock.Mock()
        middleware.process_request(request)
    if request.environ.get(auth_context.CONTEXT_ENV, {}).get('is_admin'):
        raise reading.Insecure('the token makes an administrator')


KINDS = {
    'rotation': rotation,
    'hash_cost': hash_cost,
    'wrong_ending': wrong_ending,
    'lockout': lockout,
    'password_rules': password_rules,
    'dashboard': dashboard,
    'admin_token': admin_token,
}
