"""What Nova and Placement tell each other of hosts, and what Nova tells guests."""
import contextlib
import hashlib
import hmac
import uuid
from unittest import mock
from urllib import parse

import reading
from compute import nova

NOT_FOUND = {'code': 404, 'title': 'Not Found', 'description': 'none'}
GUEST = '11111111-2222-3333-4444-555555555555'


def record(files):
    """nova-compute makes the record of its host. Stands in for: the driver, and the
    database, which keeps the record."""
    nova(files)
    from nova import context, objects
    from nova.compute import resource_tracker as module
    from nova.compute import stats
    objects.register_all()
    tracker = module.ResourceTracker.__new__(module.ResourceTracker)
    tracker.host, tracker.compute_nodes, tracker.monitors = 'h', {}, []
    tracker.stats = {'h': stats.Stats()}
    tracker.provider_configs, tracker.absent_providers = {}, set()
    tracker.driver = mock.Mock()
    for kind in ('cpu', 'ram', 'disk'):
        setattr(tracker, kind + '_allocation_ratio', 1.0)
    found = dict.fromkeys(('vcpus', 'memory_mb', 'local_gb', 'vcpus_used', 'memory_mb_used',
                           'local_gb_used', 'hypervisor_version'), 1)
    found.update(hypervisor_type='QEMU', hypervisor_hostname='h', cpu_info='',
                 supported_instances=[], numa_topology=None)
    tracker.driver.get_available_resource.return_value = found
    user = context.get_admin_context()

    def update(_, resources, startup):
        tracker._copy_resources(objects.ComputeNode(user), resources)

    with mock.patch.object(tracker, '_update_available_resource', update):
        tracker.update_available_resource(user, 'h')


def monitors(files):
    """nova-compute loads its monitors."""
    conf = nova(files)
    from nova.compute import monitors as module
    if conf.compute_monitors and not module.MonitorHandler(mock.Mock()).monitors:
        raise reading.Ineffective('no monitor is loaded')


def allocations(files):
    """Placement writes an allocation. Stands in for: the database, which is one in
    memory."""
    from oslo_config import cfg
    from placement import attribute_cache, context, db_api
    from placement import conf as options
    from placement.db.sqlalchemy import models
    from placement.objects import (allocation, consumer, inventory, project, resource_class,
                                   resource_provider, trait, user)
    conf = cfg.ConfigOpts()
    options.register_opts(conf)
    reading.read(conf, files + ['[placement_database]\nconnection = sqlite://\n'], 'placement')
    db_api.configure(conf)
    at = context.RequestContext()
    at.config = conf
    models.BASE.metadata.create_all(db_api.placement_context_manager.writer.get_engine())
    trait.ensure_sync(at)
    resource_class.ensure_sync(at)
    at.rc_cache = attribute_cache.ResourceClassCache(at)
    at.trait_cache = attribute_cache.TraitCache(at)
    host = resource_provider.ResourceProvider(at, name='h', uuid=str(uuid.uuid4()))
    host.create()
    host.set_inventory([inventory.Inventory(
        resource_provider=host, resource_class='VCPU', total=8, reserved=0, min_unit=1,
        max_unit=8, step_size=1, allocation_ratio=1.0)])
    owner, caller = project.Project(at, external_id='p'), user.User(at, external_id='u')
    owner.create()
    caller.create()
    guest = consumer.Consumer(at, uuid=GUEST, user=caller, project=owner)
    guest.create()
    allocation.replace_all(at, [allocation.Allocation(
        resource_provider=host, consumer=guest, resource_class='VCPU', used=1)])


def metadata(files):
    """Neutron's agent asks for the metadata of a guest, with a signature. Stands in for:
    the database, which has the guest and no guest with the agent's address."""
    import webob
    import nova.conf
    from oslo_log import log
    log.register_options(nova.conf.CONF)
    conf = reading.read(nova.conf.CONF, files, 'nova')
    from nova.api.metadata import handler as module
    handler = module.MetadataRequestHandler()
    found = mock.Mock(**{'lookup.return_value': 'data', 'get_mimetype.return_value': 'text/plain',
                         'instance.project_id': 'p', 'instance.uuid': GUEST})
    handler.get_metadata_by_instance_id = lambda guest, _: found if guest == GUEST else None
    handler.get_metadata_by_remote_address = lambda _: None
    request = webob.Request.blank('/latest/meta-data/')
    request.remote_addr = '192.0.2.1'
    secret = (conf.neutron.metadata_proxy_shared_secret or '').encode()
    request.headers.update({
        'X-Instance-ID': GUEST, 'X-Tenant-ID': 'p', 'X-Forwarded-For': '198.51.100.5',
        'X-Instance-ID-Signature': hmac.new(secret, GUEST.encode(), hashlib.sha256).hexdigest()})
    with contextlib.suppress(module.webob.exc.HTTPNotFound):
        if request.get_response(handler).status_int == 200:
            return
    raise reading.Ineffective('the guest gets no metadata')


def answering(paths):
    """What a server answers that has these paths alone."""
    import requests

    def send(_, request, **__):
        path = parse.urlsplit(request.url).path
        return reading.answered(request, 200 if path in paths else 404, paths.get(path, NOT_FOUND))

    return mock.patch.object(requests.adapters.HTTPAdapter, 'send', send)


def networks(files):
    """Nova lists networks. Stands in for: Neutron."""
    from keystoneauth1 import session, token_endpoint
    from oslo_log import log
    import nova.conf
    log.register_options(nova.conf.CONF)
    conf = reading.read(nova.conf.CONF, files, 'nova')
    from nova import context
    from nova.network import neutron
    neutron._SESSION = session.Session()
    token = token_endpoint.Token(conf.neutron.endpoint_override, 't')
    with (answering({'/v2.0/networks': {'networks': []}}),
          mock.patch.object(neutron, '_get_auth_plugin', return_value=token)):
        neutron.get_client(context.RequestContext('u', 'p', auth_token='t')).list_networks()


def secrets(files):
    """Nova stores a key. Stands in for: Barbican."""
    from castellan.common.objects import symmetric_key
    from castellan.key_manager import barbican_key_manager
    from keystoneauth1 import token_endpoint
    from nova import context
    conf = nova(files)
    manager = barbican_key_manager.BarbicanKeyManager(conf)
    user = context.RequestContext('u', 'p', auth_token='t')
    version = {'id': 'v1', 'status': 'CURRENT', 'links': [{'rel': 'self', 'href': 'v1'}]}
    paths = {'/': {'versions': {'values': [version]}}, '/v1': {'version': version},
             '/v1/secrets/': {'secret_ref': 'https://keys.example.org/v1/secrets/' + GUEST}}
    with (answering(paths), mock.patch.object(
            manager, '_get_keystone_auth',
            return_value=token_endpoint.Token(conf.barbican.barbican_endpoint, 't'))):
        manager.store(user, symmetric_key.SymmetricKey('AES', 256, b'k' * 32))


KINDS = {
    'networks of Neutron': networks,
    'secrets of Barbican': secrets,
    'record of a host': record,
    'monitors': monitors,
    'allocations': allocations,
    'metadata of a guest': metadata,
}
