"""What Nova and Neutron cannot load by name."""
import contextlib
from unittest import mock

from oslo_config import cfg

import reading
from network import neutron


def filters(files):
    """The scheduler loads its filters and weighers. Stands in for: the database."""
    import nova.conf
    from nova.scheduler import host_manager
    reading.read(nova.conf.CONF, files, 'nova')
    with (mock.patch.object(host_manager.HostManager, 'refresh_cells_caches'),
          mock.patch.object(host_manager.HostManager, '_init_aggregates'),
          mock.patch.object(host_manager.HostManager, '_init_instance_info')):
        manager = host_manager.HostManager()
    if not manager.enabled_filters:
        raise reading.Ineffective('the scheduler runs without a filter')


def compute(files):
    """nova-compute loads its driver."""
    import nova.conf
    from nova.virt import driver
    reading.read(nova.conf.CONF, files, 'nova')
    with reading.telling():
        driver.load_compute_driver(mock.Mock())


def mechanisms(files):
    """The server loads the mechanism drivers of ML2. Stands in for: the bus."""
    from neutron.plugins.ml2 import managers
    neutron(files)
    with (reading.telling(), mock.patch('neutron_lib.rpc.get_client'),
          mock.patch('neutron_lib.rpc.get_notifier')):
        managers.MechanismManager()


def with_tables(files):
    """Neutron's options, with the texts read, and its empty tables in memory."""
    from neutron.db.migration.models import head  # noqa: F401, the tables
    from neutron_lib.db import api, model_base
    from oslo_db import options
    neutron(files)
    options.set_defaults(cfg.CONF, 'sqlite://')
    model_base.BASEV2.metadata.create_all(api.CONTEXT_WRITER.get_engine())


@contextlib.contextmanager
def created():
    """A network of a project, in the transaction that creates it."""
    from neutron.objects import network
    from neutron_lib import context
    from neutron_lib.db import api
    user = context.get_admin_context()
    with api.CONTEXT_WRITER.using(user):
        new = network.Network(user, name='proof', project_id='p')
        new.create()
        yield user, new


def new_network(files):
    """The server's drivers are called for a new network. Stands in for: the database,
    which is an empty one in memory, and what OVN says of its tunnels."""
    from neutron.plugins.ml2 import managers
    from neutron.plugins.ml2.drivers.ovn.mech_driver import mech_driver
    with_tables(files)
    with (mock.patch('neutron_lib.rpc.get_client'), mock.patch('neutron_lib.rpc.get_notifier')):
        mechanism_manager = managers.MechanismManager()
    extension_manager = managers.ExtensionManager()
    extension_manager.initialize()
    with (created() as (user, new),
          mock.patch.object(mech_driver.OVNMechanismDriver, '_get_max_tunid', return_value=None)):
        current = {'id': new.id, 'standard_attr_id': new.standard_attr_id}
        extension_manager.process_create_network(user, {}, dict(current))
        mechanism_manager.create_network_precommit(mock.Mock(
            _plugin_context=user, current=current, network_segments=[]))


def project_networks(files):
    """A project creates a network. Stands in for: the database, which is an empty one
    in memory."""
    from neutron.plugins.ml2 import managers
    with_tables(files)
    manager = managers.TypeManager()
    manager.initialize()
    with created() as (user, new):
        manager.create_network_segments(user, {'id': new.id}, 'p')


def left_out(loaded, names):
    missing = sorted(set(filter(None, names)) - set(loaded))
    if missing:
        raise reading.Ineffective('%s not loaded' % ', '.join(missing))


def extensions(files):
    """The server loads the extension drivers of ML2."""
    from neutron.plugins.ml2 import managers
    neutron(files)
    left_out(managers.ExtensionManager().names(), cfg.CONF.ml2.extension_drivers)


def types(files):
    """The server loads the type drivers of ML2."""
    from neutron.plugins.ml2 import managers
    neutron(files)
    left_out(managers.TypeManager().names(), cfg.CONF.ml2.type_drivers)


def plugins(files):
    """The server finds the classes of its plugins. Stands in for: the plugins
    themselves, which need a database."""
    from neutron import manager
    neutron(files)

    def instance(self, namespace, name):
        self._get_plugin_class(namespace, name)
        return mock.MagicMock(supported_extension_aliases=[])

    with (mock.patch.object(manager.NeutronManager, '_get_plugin_instance', instance),
          mock.patch.object(manager.utils, 'disable_extension_by_service_plugin'),
          mock.patch.object(manager.NeutronManager, '_get_default_service_plugins',
                            return_value=[])):
        manager.NeutronManager()


def quotas(files):
    """ML2 asks the quota driver for its workers when the server starts."""
    from neutron.plugins.ml2 import plugin
    neutron(files)
    plugin.Ml2Plugin._quota_workers(mock.Mock())


def firewall(files):
    """An agent finds the class of its firewall driver. Stands in for: the host's
    rule tables."""
    from neutron.agent import securitygroups_rpc as module
    from neutron.conf.agent import securitygroups_rpc
    securitygroups_rpc.register_securitygroups_opts()
    neutron(files)
    agent = module.SecurityGroupAgentRpc.__new__(module.SecurityGroupAgentRpc)
    load = module.firewall.load_firewall_driver_class

    def stand_in(name):
        load(name)
        return mock.Mock()

    with mock.patch.object(module.firewall, 'load_firewall_driver_class', stand_in):
        agent.init_firewall()


KINDS = {
    'scheduler': filters,
    'compute driver': compute,
    'mechanism drivers': mechanisms,
    'extension drivers': extensions,
    'type drivers': types,
    'new network': new_network,
    'networks of projects': project_networks,
    'plugins': plugins,
    'quota driver': quotas,
    'firewall driver': firewall,
}
