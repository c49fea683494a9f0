"""How Neutron reaches the databases of its virtual switches."""
import contextlib
import errno
import socket
import ssl
from unittest import mock

import reading
from checked import existing, ml2


@contextlib.contextmanager
def offline():
    """Goes on until a socket would connect to an address. Stands in for: the network,
    and the files for TLS that are named."""
    def connect(_, address, *__):
        try:
            socket.getaddrinfo(*address, flags=socket.AI_NUMERICHOST)
        except socket.gaierror:
            return errno.EHOSTUNREACH
        raise reading.Reached

    def load(real):
        return lambda self, *names: real(self, *names) if None in names else None

    context = ssl.SSLContext
    with (mock.patch('ovs.socket_util.inet_connect_active', connect),
          mock.patch('ovs.socket_util.make_unix_socket', side_effect=reading.Reached),
          mock.patch.object(context, 'load_verify_locations', load(context.load_verify_locations)),
          mock.patch.object(context, 'load_cert_chain', load(context.load_cert_chain)),
          contextlib.suppress(reading.Reached)):
        yield


def ovn(*schemas):
    """A program opens databases of OVN one after the other."""
    def ask(files):
        ml2(files)
        from neutron.conf.plugins.ml2.drivers.ovn import ovn_conf
        from neutron.plugins.ml2.drivers.ovn.mech_driver.ovsdb import ovsdb_monitor
        from ovsdbapp.backend.ovs_idl import idlutils
        ovn_conf.register_opts()
        of = {'OVN_Northbound': ovn_conf.get_ovn_nb_connection,
              'OVN_Southbound': ovn_conf.get_ovn_sb_connection}
        for schema in schemas:
            with offline():
                ovsdb_monitor._check_and_set_ssl_files(schema)
                idlutils.get_schema_helper(of[schema](), schema)
    return ask


def switch(files):
    """An agent opens the database of Open vSwitch. Stands in for: the command that has
    it listen."""
    from neutron.conf.agent import ovs_conf
    from neutron.conf.plugins.ml2.drivers import ovs_conf as options
    options.register_ovs_opts()
    ovs_conf.register_ovs_agent_opts()
    ml2(files)
    from neutron.agent.ovsdb.native import connection
    with existing('/etc/'), mock.patch.object(connection.helpers, 'enable_connection_uri'), offline():
        connection.OvsIdl()


KINDS = {
    'OVN addresses': ovn('OVN_Northbound', 'OVN_Southbound'),
    'southbound database': ovn('OVN_Southbound'),
    'switch address': switch,
}
