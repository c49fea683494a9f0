"""Which endpoints of the catalogue the services find."""
import functools
from unittest import mock

import requests
from keystoneauth1 import access, fixture, session
from keystoneauth1.identity import base

import reading

SERVICES = ('identity', 'compute', 'image', 'network', 'block-storage',
            'orchestration', 'key-manager', 'load-balancer', 'container-infra')


def token():
    made = fixture.V3Token()
    made.set_project_scope()
    for kind in SERVICES:
        made.add_service(kind).add_standard_endpoints(
            region='RegionOne', **{interface: 'https://%s-%s.example.org' % (interface, kind)
               for interface in ('public', 'internal', 'admin')})
    return made


class Login(base.BaseIdentityPlugin):
    """A login at a Keystone that hands out the catalogue."""
    auth_url = 'https://identity.example.org/v3'

    def get_auth_ref(self, _, **__):
        return access.create(body=token(), auth_token='t')

    def get_cache_id_elements(self):
        return {}


class Sent(BaseException):
    """A request has left."""


class Wire:
    """Stands in for: the network."""

    def request(self, *_, **__):
        raise Sent


class Unplugged:
    """Stands in for: a network on which nothing answers."""

    def request(self, *_, **__):
        raise requests.ConnectionError


def made():
    return session.Session(auth=Login(), session=Wire())


def sends(call):
    """Makes a call, which has to reach the network."""
    try:
        call()
    except Sent:
        return
    raise AssertionError('nothing was sent')


def octavia(files):
    """Octavia's drivers call the services that they use."""
    from octavia.common import config, keystone
    reading.read(config.cfg.CONF, files, 'octavia')
    with mock.patch.object(keystone.KeystoneSession, 'get_session', return_value=made()):
        from octavia.compute.drivers import nova_driver
        from octavia.image.drivers import glance_driver
        from octavia.network.drivers.neutron import allowed_address_pairs
        from octavia.volume.drivers import cinder_driver
        sends(lambda: nova_driver.VirtualMachineManager().manager.list())
        sends(lambda: list(glance_driver.ImageManager().manager.list()))
        sends(lambda: allowed_address_pairs.AllowedAddressPairsDriver().neutron_client.list_ports())
        sends(lambda: cinder_driver.VolumeManager().manager.list())


def barbican_of_octavia(files):
    """Octavia calls Barbican."""
    from octavia.certificates.common.auth import barbican_acl
    from octavia.common import config, keystone
    reading.read(config.cfg.CONF, files, 'octavia')
    with mock.patch.object(keystone.KeystoneSession, 'get_session', return_value=made()):
        sends(lambda: barbican_acl.BarbicanACLAuth.get_barbican_client().secrets.list())


def magnum(files):
    """Magnum's clients call the services that they use, and it looks up the Keystone
    that the nodes of a cluster call."""
    import magnum.conf
    from magnum.common import clients, context, keystone
    conf = reading.read(magnum.conf.CONF, files, 'magnum')
    found = clients.OpenStackClients(context.RequestContext(auth_token='t'))
    with (mock.patch.object(keystone.KeystoneClientV3, 'session', made()),
          mock.patch.object(keystone.KeystoneClientV3, 'auth_url', Login.auth_url),
          mock.patch('requests.Session.request', Wire.request),
          mock.patch('requests.request', functools.partial(Wire.request, None))):
        for call in (lambda: list(found.heat().stacks.list()), lambda: list(found.glance().images.list()),
                     lambda: found.neutron().list_networks(), lambda: found.nova().keypairs.list(),
                     lambda: found.cinder().volume_types.list(), lambda: found.barbican().secrets.list(),
                     lambda: found.octavia().load_balancer_list()):
            sends(call)
        found.magnum_url()
        sends(lambda: found.url_for(
            service_type='identity', interface=conf.trust.trustee_keystone_interface, version=3))


def heat(files):
    """Heat looks for the services of some resources before it makes a stack. Stands in
    for: the user's login."""
    from heat.common import context
    from heat.engine import clients
    from heat.engine.resources.openstack.cinder import volume
    from heat.engine.resources.openstack.glance import image
    from heat.engine.resources.openstack.keystone import project
    from heat.engine.resources.openstack.nova import keypair
    from oslo_config import cfg
    reading.read(cfg.CONF, files, 'heat')
    clients.initialise()
    asked = context.RequestContext(auth_plugin=Login(), is_admin=False)
    asked._keystone_session.session = Unplugged()
    for resource in (volume.CinderVolume, image.GlanceWebImage, project.KeystoneProject, keypair.KeyPair):
        available, reason = resource.is_service_available(asked)
        if not available:
            raise LookupError(reason)


def floating_addresses(files):
    """Designate looks Neutron up in the catalogue that came with a request."""
    from designate import conf
    from designate.network_api import neutron as module
    from keystonemiddleware.auth_token import _request
    reading.read(conf.CONF, files, 'designate')
    module.NeutronNetworkAPI()._endpoints(
        service_catalog=_request._normalize_catalog(token()['token']['catalog']), service_type='network',
        endpoint_type=conf.CONF['network_api:neutron'].endpoint_type, config_section='network_api:neutron')


KINDS = {
    'endpoints of Octavia': octavia,
    'Barbican of Octavia': barbican_of_octavia,
    'endpoints of Heat': heat,
    'endpoints of Magnum': magnum,
    'Neutron of Designate': floating_addresses,
}
