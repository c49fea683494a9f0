"""What Barbican, Heat, Octavia and Keystone refuse of keys and of TLS."""
import sys
from unittest import mock

import reading
from identity import heat_start, keystone


def heat_key(files):
    """Checks the configuration as heat-engine does when it starts, and encrypts
    a parameter as it does for a stack."""
    heat_start(files)
    from heat.common import crypt
    crypt.encrypt('proof')


def octavia_api(files):
    """Starts octavia-api up to its controllers. Stands in for: the bus."""
    from octavia.cmd import api
    argv = ['octavia-api'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', argv), mock.patch('octavia.common.rpc.init'),
          mock.patch('octavia.api.drivers.driver_factory.get_driver'),
          reading.until(api.api_app, 'pecan_make_app')):
        api.main()


def simple_crypto(files):
    """Barbican creates a project's key, as for its first secret."""
    from barbican.plugin.crypto import simple_crypto as plugin
    conf = reading.read(plugin.CONF, files, 'barbican')
    plugin.SimpleCryptoPlugin(conf).bind_kek_metadata(mock.Mock(plugin_meta=None))


def heartbeat(files):
    """Octavia's health manager reads an amphora's message. Stands in for: the
    socket and the database."""
    from octavia.amphorae.backends.health_daemon import status_message
    from octavia.amphorae.drivers.health import heartbeat_udp
    from octavia.common import config
    reading.read(config.cfg.CONF, files, 'octavia')
    with (mock.patch.object(heartbeat_udp.UDPStatusGetter, 'update'),
          mock.patch.object(heartbeat_udp, 'UpdateHealthDb'),
          mock.patch.object(heartbeat_udp.futures, 'ProcessPoolExecutor')):
        getter = heartbeat_udp.UDPStatusGetter()
    getter.sock = mock.Mock()

    def takes(key):
        message = status_message.wrap_envelope({'id': 'a'}, key)
        getter.sock.recvfrom.return_value = (message, ('203.0.113.5', 5555))
        try:
            getter.dorecv()
        except heartbeat_udp.exceptions.InvalidHMACException:
            return False
        return True

    if getter.key != '' and not takes(getter.key or 'proof'):
        raise reading.Ineffective('every message is dropped')
    if takes(''):
        raise reading.Ineffective('a message signed with an empty key is taken')


def directory(files):
    """Keystone loads its driver for users, and connects to its directory if it has
    one. Stands in for: the directory."""
    from keystone.common import manager
    from keystone.identity.backends.ldap import common
    conf = keystone(files)
    conf.set_override('use_pool', False, 'ldap')
    with mock.patch.object(common.ldap, 'initialize'):
        driver = manager.load_driver('keystone.identity', conf.identity.driver)
        if conf.identity.driver == 'ldap':
            driver.user.get_connection()


KINDS = {
    'simple_crypto': simple_crypto,
    'heat_key': heat_key,
    'octavia_api': octavia_api,
    'heartbeat': heartbeat,
    'directory': directory,
}
