"""What Neutron's server and agents reject."""
import sys
from unittest import mock

from oslo_config import cfg

import reading


def neutron(files):
    """Neutron's configuration, with the options of all its services."""
    from neutron.common import config
    config.register_common_config_options()
    return reading.read(cfg.CONF, files, 'neutron')


def ranges(files):
    """The type drivers read their ranges. Stands in for: the database."""
    from neutron.plugins.ml2 import managers
    from neutron.plugins.ml2.drivers import type_tunnel, type_vlan
    neutron(files)
    with (reading.telling(),
          mock.patch.object(type_vlan.VlanTypeDriver, '_sync_vlan_allocations'),
          mock.patch.object(type_tunnel._TunnelTypeDriverBase, 'sync_allocations')):
        managers.TypeManager().initialize()


def network_types(files):
    """The server compares types with the drivers that it has loaded."""
    from neutron.plugins.ml2 import managers
    neutron(files)
    with reading.telling():
        managers.TypeManager()


def agent(module, files, owner, name):
    """Runs an agent's main function until it first examines the host."""
    argv = ['agent'] + reading.written(files)
    with (reading.telling(), mock.patch.object(sys, 'argv', argv),
          mock.patch('neutron.conf.agent.common.setup_privsep'),
          mock.patch('neutron.common.config.setup_logging')):
        with reading.until(owner, name):
            module.main()


def linux_bridge(files):
    """Stands in for: the host's interfaces."""
    from neutron.plugins.ml2.drivers.linuxbridge.agent import linuxbridge_neutron_agent as module
    agent(module, files, module, 'LinuxBridgeManager')


def macvtap(files):
    """Stands in for: the host's interfaces."""
    from neutron.plugins.ml2.drivers.macvtap.agent import macvtap_neutron_agent as module
    agent(module, files, module, 'MacvtapManager')


def sriov(files):
    """Stands in for: the host's network cards."""
    from neutron.plugins.ml2.drivers.mech_sriov.agent import sriov_nic_agent as module
    agent(module, files, module, 'SriovNicSwitchAgent')


def open_vswitch(files):
    """The agent's constructor. Stands in for: Open vSwitch, and what follows the
    bridge mappings."""
    from neutron.common import config
    from neutron.conf.agent import common
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    config.register_common_config_options()
    common.register_agent_state_opts_helper(cfg.CONF)
    neutron(files)
    bridges = dict.fromkeys(('br_int', 'br_phys', 'br_tun'), mock.Mock())
    extensions = mock.Mock(names=lambda: [])
    with (mock.patch.object(module.ovs_lib, 'BaseOVS'),
          mock.patch.object(module.OVSNeutronAgent, 'setup_integration_br'),
          reading.until(module.place_utils, 'parse_rp_bandwidths')):
        module.OVSNeutronAgent(bridges, extensions, cfg.CONF)


def dhcp(files):
    """The DHCP agent's constructor, up to the driver that runs dnsmasq."""
    from neutron.agent import dhcp_agent
    from neutron.agent.dhcp import agent as module
    dhcp_agent.register_options(cfg.CONF)
    neutron(files)
    with reading.until(module, 'NetworkCache'):
        module.DhcpAgent('host', cfg.CONF)


def providers(files):
    """The router plugin reads the providers of its drivers."""
    from neutron.conf.services import provider_configuration
    from neutron.services import provider_configuration as module
    provider_configuration.register_service_provider_opts()
    neutron(files)
    module.ProviderConfiguration(svc_type='L3_ROUTER_NAT')


KINDS = {
    'ranges': ranges,
    'network types': network_types,
    'linux bridge agent': linux_bridge,
    'macvtap agent': macvtap,
    'SR-IOV agent': sriov,
    'Open vSwitch agent': open_vswitch,
    'DHCP agent': dhcp,
    'providers of services': providers,
}
