"""What services check when they start, and what they cannot start without."""
import os
import socket
import sys
from unittest import mock

from oslo_config import cfg

import reading
import storage
from network import neutron


def ml2(files):
    from neutron.conf.agent import securitygroups_rpc
    from neutron.conf.plugins.ml2 import config
    config.register_ml2_plugin_opts()
    securitygroups_rpc.register_securitygroups_opts()
    return neutron(files)


def common(files):
    """What every program of Neutron does first. Stands in for: the bus."""
    from neutron.common import config
    config.register_common_config_options()
    arguments = reading.written(files)
    with mock.patch.object(config, 'n_rpc'):
        config.init(arguments, default_config_files=[], default_config_dirs=[])


def core_plugin(files):
    """neutron-server looks for its core plugin."""
    from neutron import manager
    neutron(files)
    said = manager.validate_pre_plugin_load()
    if said:
        raise reading.Exits(said)


def routers(files):
    """The mixin of the router plugin, where the plugin is loaded."""
    from neutron.db import l3_hamode_db as module
    conf = neutron(files)
    if 'router' in conf.service_plugins:
        module.L3_HA_NAT_db_mixin()


def interface_driver(files):
    """An agent's interface driver. Stands in for: the driver's own start."""
    from neutron.agent.common import utils
    from neutron.agent.linux import interface
    from neutron.conf.agent import common as options
    options.register_interface_driver_opts_helper(cfg.CONF)
    conf = neutron(files)
    with (reading.telling(),
          mock.patch.object(interface.OVSInterfaceDriver, '__init__', return_value=None)):
        utils.load_interface_driver(conf)


def tunnels(files):
    """The Open vSwitch agent. Stands in for: the host, which has any address."""
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    conf = neutron(files)
    host = mock.Mock(get_device_by_ip=lambda address: address)
    with reading.telling(), mock.patch.object(module.ip_lib, 'IPWrapper', return_value=host):
        module.validate_tunnel_config(conf.AGENT.tunnel_types, conf.OVS.local_ip)


def ovn(files):
    """The mechanism driver, where it is loaded. Stands in for: OVN's database."""
    from neutron.plugins.ml2.drivers import type_geneve  # noqa: F401, options
    from neutron.plugins.ml2.drivers.ovn.mech_driver import mech_driver as module
    conf = ml2(files)
    if 'ovn' in conf.ml2.mechanism_drivers:
        with reading.telling(), mock.patch.object(module.impl_idl_ovn, 'OvsdbSbOvnIdl'):
            module.OVNMechanismDriver.initialize(mock.MagicMock())


def linux_bridge_driver(files):
    """The mechanism driver, where it is loaded."""
    from neutron.plugins.ml2.drivers.linuxbridge.mech_driver import mech_linuxbridge as module
    conf = ml2(files)
    if 'linuxbridge' in conf.ml2.mechanism_drivers:
        with reading.telling():
            module.LinuxbridgeMechanismDriver()


def volume(files):
    """cinder-volume, up to its first back end."""
    from cinder.cmd import volume as module
    argv = ['cinder-volume'] + reading.written(files)
    with (reading.telling(), mock.patch.object(sys, 'argv', argv),
          mock.patch.object(module.logging, 'setup')):
        with reading.until(module, '_launch_services_posix'):
            module.main()


def share_protocols(files):
    """Manila's API checks its protocols."""
    from manila.common import config
    reading.read(cfg.CONF, files, 'manila')
    config.verify_share_protocols()


def key_repositories(files):
    """Keystone's providers look into their folders. Stands in for: the default
    folders, with a key in each."""
    import keystone.conf
    from keystone.receipt.providers.fernet import core as receipts
    from keystone.token.providers.fernet import core as tokens
    keystone.conf.configure()
    conf = reading.read(keystone.conf.CONF, files, 'keystone')
    with (existing('/etc/keystone/'), mock.patch('os.listdir', return_value=['0']),
          mock.patch.object(tokens.tf, 'TokenFormatter'),
          mock.patch.object(receipts.tf, 'ReceiptFormatter')):
        if conf.token.provider == 'fernet':
            tokens.Provider()
        receipts.Provider()


def existing(folder):
    """Has whatever is below a folder exist."""
    real = os.path.exists
    return mock.patch('os.path.exists', lambda path: path.startswith(folder) or real(path))


def serves_tls(conf, asked):
    """An API wraps its socket, if it is asked to. Stands in for: the files."""
    from oslo_service import sslutils
    with existing('/etc/ssl/'), mock.patch('ssl.SSLContext.load_cert_chain'):
        if asked:
            sslutils.is_enabled(conf)
            sslutils.wrap(conf, socket.socket())


def cinder_tls(files):
    from cinder import service  # noqa: F401, options
    conf = reading.read(cfg.CONF, files, 'cinder')
    serves_tls(conf, conf.osapi_volume_use_ssl)


def neutron_tls(files):
    from neutron import wsgi  # noqa: F401, options
    conf = neutron(files)
    serves_tls(conf, conf.use_ssl)


def nova_tls(files):
    """Nova's API starts to listen. Stands in for: the files, and the requests."""
    import nova.conf
    from nova import wsgi
    conf = reading.read(nova.conf.CONF, files, 'nova')
    for name in conf.enabled_apis:
        server = wsgi.Server(name, None, host='127.0.0.1', port=0,
                             use_ssl=name in conf.enabled_ssl_apis)
        with (existing('/etc/ssl/'), mock.patch('ssl.SSLContext.load_cert_chain'),
              mock.patch.object(wsgi.utils, 'spawn')):
            server.start()


def coordination(files):
    """Cinder's coordinator, up to the start of its driver."""
    from cinder import coordination as module
    from tooz import coordination as tooz
    reading.read(cfg.CONF, files, 'cinder')
    with mock.patch.object(tooz.CoordinationDriver, 'start'):
        module.Coordinator('proof').start()


def capabilities(files):
    """A volume manager reads what its back end can do. Stands in for: the driver,
    the database and the bus."""
    from cinder import objects
    objects.register_all()
    from cinder.volume import manager
    conf = reading.read(cfg.CONF, files, 'cinder')

    def driver(*_, configuration, **__):
        return mock.MagicMock(configuration=configuration)

    with (mock.patch.object(manager.importutils, 'import_object', side_effect=driver),
          storage.alone(manager.VolumeManager),
          mock.patch.object(manager.profiler, 'trace_cls', return_value=lambda cls: cls)):
        for backend in conf.enabled_backends:
            manager.VolumeManager(host='proof@' + backend, service_name=backend)


def database(files):
    """oslo.db makes an engine."""
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    cfg.CONF.register_opts(options.database_opts, 'database')
    conf = reading.read(cfg.CONF, files)
    context = enginefacade.transaction_context()
    context.configure(connection=conf.database.connection)
    context.writer.get_engine()


KINDS = {
    'Cinder with TLS': cinder_tls,
    'Neutron with TLS': neutron_tls,
    'Nova with TLS': nova_tls,
    'coordination': coordination,
    'capabilities': capabilities,
    'database': database,
    'any program of Neutron': common,
    'core plugin': core_plugin,
    'routers': routers,
    'interface driver': interface_driver,
    'tunnels': tunnels,
    'OVN': ovn,
    'Linux bridge driver': linux_bridge_driver,
    'cinder-volume': volume,
    'share protocols': share_protocols,
    'key repositories': key_repositories,
}
