"""What Neutron's agents and server do with tunnels, names, meters and providers."""
from unittest import mock

from oslo_config import cfg

import reading
from checked import ml2
from network import neutron


def devices(_, address=None, **__):
    """A host that has any address, except those that stand for all of them."""
    return [] if address in ('0.0.0.0', '::') else [{'name': 'eth1'}]


def local_address(files):
    """The Open vSwitch agent looks for its address. Stands in for: the host's addresses."""
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    conf = neutron(files)
    with reading.telling(), mock.patch('neutron.agent.linux.ip_lib.get_devices_with_ip', devices):
        module.validate_tunnel_config(conf.AGENT.tunnel_types, conf.OVS.local_ip)


def synchronised(files):
    """The server hears of an agent's address. Stands in for: the database, and the other
    agents."""
    from neutron.conf.plugins.ml2.drivers import ovs_conf
    from neutron.plugins.ml2.drivers import type_tunnel
    ovs_conf.register_ovs_agent_opts()
    conf = ml2(files)
    server = type_tunnel.TunnelRpcCallbackMixin()
    server.setup_tunnel_callback_mixin(mock.Mock(), mock.MagicMock())
    server.tunnel_sync(None, tunnel_ip=str(conf.OVS.local_ip), host='compute1', tunnel_type='vxlan')


def population(files):
    """The Open vSwitch agent hears of another host, from the server or from the driver
    l2population if the server loads it. Stands in for: the bus, and what that driver says."""
    from neutron.plugins.ml2 import managers
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    conf = ml2(files)
    with (mock.patch('neutron_lib.rpc.get_client'), mock.patch('neutron_lib.rpc.get_notifier')):
        if 'l2population' in managers.MechanismManager().names():
            return
    agent = mock.Mock(
        spec=module.OVSNeutronAgent, l2_pop=conf.AGENT.l2_population, local_ip='192.0.2.11',
        tunnel_types=conf.AGENT.tunnel_types, context=None, conf=conf, tun_br=mock.Mock(),
        enable_tunneling=bool(conf.AGENT.tunnel_types), plugin_rpc=mock.Mock())
    agent.plugin_rpc.tunnel_sync.return_value = {'tunnels': [{'ip_address': '192.0.2.12'}]}
    agent.get_tunnel_name.side_effect = module.OVSNeutronAgent.get_tunnel_name
    module.OVSNeutronAgent.tunnel_sync(agent)
    if conf.AGENT.tunnel_types and not agent._setup_tunnel_port.called:
        raise reading.Ineffective('no tunnel to the other host')


def packet_rates(files):
    """The Open vSwitch agent reads what its host offers. Stands in for: the bridges."""
    from neutron.conf.agent import common
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    common.register_agent_state_opts_helper(cfg.CONF)
    conf = neutron(files)
    bridges = dict.fromkeys(('br_int', 'br_phys', 'br_tun'), mock.Mock())
    with (mock.patch.object(module.ovs_lib, 'BaseOVS'),
          mock.patch.object(module.OVSNeutronAgent, 'setup_integration_br'),
          reading.until(module.OVSNeutronAgent, 'setup_physical_bridges')):
        module.OVSNeutronAgent(bridges, mock.Mock(names=lambda: []), conf)


def bridge_tunnels(files):
    """The Linux bridge agent looks at its tunnels. Stands in for: the host's addresses
    and its kernel."""
    from neutron.conf.plugins.ml2.drivers import linuxbridge
    from neutron.plugins.ml2.drivers.linuxbridge.agent import linuxbridge_neutron_agent as module
    linuxbridge.register_linuxbridge_opts()
    neutron(files)
    with (reading.telling(), mock.patch('neutron.agent.linux.ip_lib.get_devices_with_ip', devices),
          mock.patch.object(module.LinuxBridgeManager, 'check_vxlan_support')):
        module.LinuxBridgeManager({}, {})


def published_names(files):
    """The driver for Designate publishes the name of a port. Stands in for: the
    network."""
    from neutron.conf.services import extdns_designate_driver
    from neutron.services.externaldns.drivers.designate import driver
    from neutron_lib import context
    extdns_designate_driver.register_designate_opts()
    neutron(files)
    with reading.until(driver.loading.session.session.Session, '_send_request'):
        driver.Designate().create_record_set(
            context.Context(auth_token='t'), 'example.org.', 'vm1', ['192.0.2.1'])


def metering(files):
    """The metering agent loads its driver. Stands in for: what the driver then does."""
    from neutron.conf.services import metering_agent
    from neutron.services.metering.drivers import utils
    from neutron.services.metering.drivers.iptables import iptables_driver
    metering_agent.register_metering_agent_opts()
    ml2(files)
    with (reading.telling(),
          mock.patch.object(iptables_driver.IptablesMeteringDriver, '__init__',
                            return_value=None)):
        utils.load_metering_driver(None, cfg.CONF)


def router_network(files):
    """The driver of a type checks the network between the agents of a router. Stands in
    for: the database."""
    from neutron.conf.db import l3_hamode_db
    from neutron.plugins.ml2.drivers import type_flat, type_vlan
    l3_hamode_db.register_db_l3_hamode_opts()
    conf = ml2(files)
    segment = {'network_type': conf.l3_ha_network_type, 'segmentation_id': None,
               'physical_network': conf.l3_ha_network_physical_name}
    if conf.l3_ha_network_type == 'flat':
        type_flat.FlatTypeDriver().validate_provider_segment(segment)
        return
    driver = type_vlan.VlanTypeDriver()
    with mock.patch.object(driver, 'get_network_segment_ranges',
                           return_value=driver.network_vlan_ranges):
        driver.validate_provider_segment(segment)


KINDS = {
    'local address': local_address,
    'tunnels of bridges': bridge_tunnels,
    'synchronised tunnels': synchronised,
    'tunnels by l2population': population,
    'packet rates': packet_rates,
    'published names': published_names,
    'metering driver': metering,
    'network of routers': router_network,
}
