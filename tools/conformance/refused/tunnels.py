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
    'published names': published_names,
    'metering driver': metering,
    'network of routers': router_network,
}
