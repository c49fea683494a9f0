"""What services start with, and fail on when they first use it."""
import datetime
from unittest import mock

from oslo_config import cfg
from oslo_utils import timeutils

import reading
from compute import binding, nova
from network import neutron
from nodes import ironic
from protocols import octavia


def controllers(files):
    """An amphora's agent reads where it sends its heartbeats."""
    from octavia.amphorae.backends.health_daemon import health_sender
    octavia(files)
    listed = cfg.CONF.health_manager.controller_ip_port_list
    heard = health_sender.UDPStatusSender().dests
    if len(heard) < len(listed):
        raise reading.Ineffective('sends to %d of %d controllers' % (len(heard), len(listed)))


def provider(files):
    """Someone creates a load balancer and names no provider. Stands in for: the
    providers' code."""
    from octavia.api.drivers import driver_factory
    from wsme import types
    octavia(files)
    with mock.patch.object(driver_factory.stevedore_driver, 'DriverManager'):
        driver_factory.get_driver(types.Unset)


def floating_addresses(files):
    """Designate finds the Neutron that it asks."""
    from designate import conf
    from designate.network_api import neutron as module
    reading.read(conf.CONF, files, 'designate')
    module.NeutronNetworkAPI()._endpoints(config_section='network_api:neutron')


def flat(files):
    """Someone creates a flat network on the first physical network, whose name ends
    where a bridge's begins."""
    from neutron.plugins.ml2.drivers import type_flat
    neutron(files)
    listed = cfg.CONF.ml2_type_flat.flat_networks
    type_flat.FlatTypeDriver().validate_provider_segment(
        {'network_type': 'flat', 'physical_network': listed[0].split(':')[0]})


def cached_disks(files):
    """The driver reads how disks are cached. Stands in for: libvirt and the host."""
    conf, module = nova(files), binding()
    with mock.patch.object(module.host, 'Host'):
        modes = module.LibvirtDriver(mock.Mock()).disk_cachemodes
    listed = conf.libvirt.disk_cachemodes
    if len(modes) < len(listed):
        raise reading.Ineffective('caches %d of %d kinds of disks as told' % (len(modes), len(listed)))


def agents(files):
    """The server asks whether an agent is dead that reports in time."""
    from neutron.agent.common import utils
    from neutron.conf.agent import common
    from neutron.conf.agent.database import agents_db
    common.register_agent_state_opts_helper(cfg.CONF)
    agents_db.register_db_agents_opts()
    neutron(files)
    rest = datetime.timedelta(seconds=cfg.CONF.AGENT.report_interval + 1)
    if utils.is_agent_down(timeutils.utcnow() - rest):
        raise reading.Ineffective('the agent is dead before its next report')


def temporary_url(files):
    """Ironic is about to make a temporary URL."""
    from ironic.common.glance_service import image_service
    ironic(files)
    service = image_service.GlanceImageService.__new__(image_service.GlanceImageService)
    service._validate_temp_url_config()


def capped(files):
    """Nova's client of a service is about to make the first call. Stands in for: the
    message bus."""
    conf = nova(files)
    import oslo_messaging
    from nova import rpc
    from nova.compute import rpcapi as computes
    from nova.conductor import rpcapi as conductors
    from nova.scheduler import rpcapi as schedulers
    rpc.TRANSPORT = oslo_messaging.get_rpc_transport(conf, 'fake:/')
    with mock.patch.object(computes, '_ROUTER', None):
        clients = (conductors.ConductorAPI().client, schedulers.SchedulerAPI().client,
                   computes.ComputeAPI().router.default_client)
    for client in clients:
        client.prepare()._check_version_cap(client.target.version)


def listening(files):
    """Designate's API and MiniDNS open their ports."""
    import designate.conf
    from designate import service
    conf = reading.read(designate.conf.CONF, files, 'designate')
    dns = service.DNSService(None, None, conf['service:mdns'].listen, 100, 0.5)
    with mock.patch.object(dns, 'tg', mock.Mock(), create=True):
        dns.start()
    for address, server in zip(conf['service:api'].listen, service.WSGIService(
            None, 'api', conf['service:api'].listen).servers):
        if not address.endswith(':%d' % server.port):
            raise reading.Ineffective('listens on another port than %s' % address)


KINDS = {
    'heartbeats of amphorae': controllers,
    'no provider chosen': provider,
    'floating addresses': floating_addresses,
    'flat network': flat,
    'cached disks': cached_disks,
    'agents that report': agents,
    'temporary URL': temporary_url,
    'capped calls': capped,
    'ports of Designate': listening,
}
