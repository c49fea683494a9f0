"""What keys and TLS settings Barbican, Heat, Octavia and Keystone reject."""
from unittest import mock

import reading
from identity import heat_start, keystone


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
    """Keystone connects to its directory. Stands in for: the directory."""
    from keystone.identity.backends.ldap import common
    conf = keystone(files)
    conf.set_override('use_pool', False, 'ldap')
    with mock.patch.object(common.ldap, 'initialize'):
        common.BaseLdap(conf).get_connection()


KINDS = {
    'simple_crypto': simple_crypto,
    'heat_key': heat_start,
    'heartbeat': heartbeat,
    'directory': directory,
}
