"""Whether a host's ports can be bound to the networks of Neutron's server."""
from types import SimpleNamespace
from unittest import mock

from oslo_config import cfg

from reading import apart, read


def reported(text):
    """What an Open vSwitch agent tells the server about its configuration."""
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent

    conf = read(cfg.CONF, [text])
    agent = ovs_neutron_agent.OVSNeutronAgent.__new__(ovs_neutron_agent.OVSNeutronAgent)
    return {'bridge_mappings': agent._parse_bridge_mappings(conf.OVS.bridge_mappings),
            'tunnel_types': conf.AGENT.tunnel_types}


def binds(text, configuration):
    """Whether the server can use each physical network of the agent, and bind
    ports there to each type of network that projects get. Stands in for: the bus."""
    from neutron.common import config
    from neutron.plugins.ml2 import managers
    from neutron_lib import constants, exceptions

    config.register_common_config_options()
    read(cfg.CONF, [text])
    types = managers.TypeManager()
    with mock.patch('neutron_lib.rpc.get_client'), mock.patch('neutron_lib.rpc.get_notifier'):
        drivers = managers.MechanismManager().ordered_mech_drivers
    agent = {'agent_type': constants.AGENT_TYPE_OVS, 'host': 'host', 'alive': True,
             'configurations': configuration}

    def bound(kind, physical):
        segment = {'network_type': kind, 'physical_network': physical}
        try:
            types.validate_provider_segment(segment)
        except exceptions.InvalidInput:
            return False
        segment.update(id='s', network_id='n')
        context = SimpleNamespace(set_binding=mock.Mock(), current={})
        for driver in drivers:
            if hasattr(driver.obj, 'check_segment_for_agent'):
                driver.obj.get_vif_type = driver.obj.get_vif_details = mock.Mock()
                driver.obj.try_to_bind_segment_for_agent(context, segment, agent)
        return context.set_binding.called

    physical = all(any(bound(kind, name) for kind in ('flat', 'vlan'))
                   for name in configuration['bridge_mappings'])
    tunnels = [kind for kind in types.tenant_network_types if kind in ('vxlan', 'gre', 'geneve')]
    return physical and all(bound(kind, None) for kind in tunnels)


def networks(texts):
    return apart(binds, texts['server'], apart(reported, texts['agent']))


KINDS = {'networks': networks}
