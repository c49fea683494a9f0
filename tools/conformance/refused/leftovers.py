"""What caches, locks, policies and keys do with weak settings."""
import contextlib
import os
import stat
from unittest import mock

from oslo_config import cfg

import arrays
import reading


def region_of(files):
    """The cache, None if it is off."""
    from oslo_cache import core
    conf = cfg.ConfigOpts()
    core.configure(conf)
    reading.read(conf, files)
    return core.configure_cache_region(conf, core.create_region()) if conf.cache.enabled else None


def cache(files):
    """Puts a value into the cache, and takes it out."""
    from dogpile.cache import api
    region = region_of(files)
    if not region:
        return
    region.set('key', 'value')
    if region.get('key') is api.NO_VALUE:
        raise reading.Ineffective('nothing is cached')


def cache_in_transit(files):
    """Puts a value into the cache. Stands in for: its server, which hangs up."""
    region = region_of(files)
    if not region:
        return
    with arrays.array('the cache is used'), contextlib.suppress(Exception, reading.Reached):
        region.set('key', 'value')


def older_rule(files):
    """Asks for what the older rule allows and the newer one does not."""
    from oslo_policy import policy
    enforcer = policy.Enforcer(reading.read(cfg.ConfigOpts(), files))
    older = policy.DeprecatedRule('proof', 'role:member', deprecated_reason='proof',
                                  deprecated_since='zed')
    enforcer.register_default(policy.RuleDefault('proof', 'role:manager', deprecated_rule=older))
    enforcer.suppress_deprecation_warnings = True
    if enforcer.enforce('proof', {}, {'roles': ['member']}):
        raise reading.Insecure('the older rule holds')


def scope(files):
    """Asks with a token of the whole system for what is a project's."""
    from oslo_policy import policy
    enforcer = policy.Enforcer(reading.read(cfg.ConfigOpts(), files))
    enforcer.register_default(policy.RuleDefault('proof', '@', scope_types=['project']))
    try:
        allowed = enforcer.enforce('proof', {}, {'roles': [], 'system_scope': 'all'}, do_raise=True)
    except policy.InvalidScope:
        return
    if allowed:
        raise reading.Insecure("a token's scope is not checked")


def backdoor(files):
    """Opens the back door, and has it calculate."""
    import eventlet
    from oslo_service import eventlet_backdoor
    conf = cfg.ConfigOpts()
    conf.register_opts(eventlet_backdoor._options.eventlet_backdoor_opts)
    reading.read(conf, files)
    where = eventlet_backdoor.initialize_if_enabled(conf)
    if not where:
        return
    from eventlet.green import socket
    if isinstance(where, int):
        peer = eventlet.connect(('localhost', where))
    else:
        peer = socket.socket(socket.AF_UNIX)
        peer.connect(where)
    peer.sendall(b'6 * 7\n')
    said = b''
    with eventlet.Timeout(5):
        while b'42' not in said:
            said += peer.recv(1000)
    raise reading.Insecure('anyone may run Python in the service')


def service_token(files):
    """Nova prepares a call to another service."""
    import nova.conf
    from keystoneauth1 import service_token as wrapper
    from nova import service_auth
    reading.read(nova.conf.CONF, files, 'nova')
    plugin = service_auth.get_auth_plugin(mock.Mock(), user_auth=mock.Mock())
    if not isinstance(plugin, wrapper.ServiceTokenAuthWrapper):
        raise reading.Ineffective("the user's token alone is sent")


def cinder_token(files):
    """Cinder makes its client of Nova for a user's request. Stands in for: Keystone's
    address in the user's catalogue."""
    from cinder import context
    from cinder import opts  # noqa: F401, which registers the options
    from cinder.compute import nova
    from keystoneauth1 import service_token as wrapper
    reading.read(cfg.CONF, files, 'cinder')
    user = context.RequestContext('u', 'p', auth_token='t')
    with mock.patch.object(nova, '_get_identity_endpoint_from_sc', return_value='https://k/v3'):
        client = nova.novaclient(user)
    if not isinstance(client.client.session.auth, wrapper.ServiceTokenAuthWrapper):
        raise reading.Ineffective("the user's token alone is sent")


def castellan_token(files):
    """Castellan prepares a request to Barbican for a user. Stands in for: Keystone."""
    from castellan.key_manager import barbican_key_manager as module
    from keystoneauth1 import identity, service_token as wrapper
    from keystoneauth1.identity import base
    from oslo_context import context
    conf = reading.read(cfg.ConfigOpts(), files)
    keys = module.BarbicanKeyManager(conf)
    conf.set_override('auth_endpoint', 'https://keystone.example.org/v3', 'barbican')
    user = context.RequestContext(auth_token='t', user_id='u', project_id='p')
    with mock.patch.object(base.BaseIdentityPlugin, 'get_token', return_value='t'):
        auth = keys._get_keystone_auth(user)
        assert isinstance(auth, (identity.Token, wrapper.ServiceTokenAuthWrapper))
        auth.get_headers(mock.Mock())


def barbican_key(files):
    """Opens a project's key with the key that Barbican's source publishes."""
    from barbican.plugin.crypto import simple_crypto as plugin
    from cryptography import fernet
    conf = reading.read(plugin.CONF, files, 'barbican')
    published = next(option.default for option in plugin.simple_crypto_plugin_opts
                     if option.name == 'kek')
    made = plugin.SimpleCryptoPlugin(conf).bind_kek_metadata(mock.Mock(plugin_meta=None))
    try:
        fernet.Fernet(published).decrypt(made.plugin_meta)
    except fernet.InvalidToken:
        return
    raise reading.Insecure('the published key opens it')


def heat_key(files):
    """Opens what Heat encrypts with the key that its source publishes."""
    from heat.common import crypt
    from heat.common import exception
    reading.read(cfg.CONF, files, 'heat')
    published = crypt.auth_opts[0].default
    method, data = crypt.encrypt('proof')
    try:
        opened = crypt.decrypt(method, data, published)
    except exception.InvalidEncryptionKey:
        return
    if opened == 'proof':
        raise reading.Insecure('the published key opens it')


LOGGING = """[loggers]
keys = root
[handlers]
keys = stream
[formatters]
keys =
[logger_root]
level = INFO
handlers = stream
[handler_stream]
class = StreamHandler
args = ()
"""


def log_file(files):
    """Sets logging up, with logging.conf beside the configuration, and looks for the
    handler that writes the service's own file."""
    import logging
    from oslo_log import log
    reading.BESIDE.setdefault('logging.conf', LOGGING)
    conf = cfg.ConfigOpts()
    log.register_options(conf)
    log.setup(reading.read(conf, files), 'proof')
    files = [handler.baseFilename for handler in logging.getLogger().handlers
             if getattr(handler, 'baseFilename', None)]
    if not [path for path in files if path.endswith('nova.log')]:
        raise reading.Ineffective('nothing is logged to the file')


def lock(files):
    """Takes a lock of several processes, and looks where its file is to be. Stands in
    for: the file, so that none is left behind."""
    from oslo_concurrency import lockutils
    reading.read(cfg.CONF, files)
    taken = []

    def take(name, prefix=None, path=None, **_):
        taken.append(lockutils._get_lock_path(name, prefix, path))
        return mock.MagicMock()

    with mock.patch.object(lockutils, 'external_lock', take):
        lockutils.synchronized('proof', external=True)(lambda: None)()
    if not os.path.isabs(taken[0]):
        raise reading.Ineffective('the lock depends on where the service was started')
    folder = os.path.dirname(taken[0])
    while folder != '/':
        if os.path.exists(folder) and os.stat(folder).st_mode & stat.S_IWOTH:
            raise reading.Insecure('every account may create files in ' + folder)
        folder = os.path.dirname(folder)


KINDS = {
    'token of Castellan': castellan_token,
    'cache': cache,
    'cache in transit': cache_in_transit,
    'older rule': older_rule,
    'scope': scope,
    'back door': backdoor,
    'sent service token': service_token,
    'token of Cinder': cinder_token,
    "Barbican's key": barbican_key,
    "Heat's key": heat_key,
    'lock': lock,
    'log file': log_file,
}
