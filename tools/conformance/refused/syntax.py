"""What services take apart themselves, or leave to the libraries that they use."""
import contextlib
import inspect
import re
from unittest import mock

from oslo_config import cfg

import reading
from arrays import manila, share_drivers
from compute import driver, nova
from identity import keystone
from images import glance

CATALOG = [{'type': kind, 'endpoints': [{
    'region': 'RegionOne', 'publicURL': 'https://a.example.org', 'internalURL': 'https://b.example.org',
    'adminURL': 'https://c.example.org'}]} for kind in ('image', 'object-store', 'identity', 'volumev3')]


def used(listed, read):
    """Fails on an item that the code has not read."""
    for item in listed:
        if item not in read:
            raise reading.Ineffective('skips ' + repr(item))


def machines(files):
    """Each kind of processor gets the machine that is listed for it."""
    conf = nova(files)
    from nova.objects.fields import Architecture
    from nova.virt.libvirt import utils
    used(conf.libvirt.hw_machine_type or [],
         ['%s=%s' % (arch, utils.get_default_machine_type(arch)) for arch in Architecture.ALL])


def mapped_ids(files):
    """A container gets the IDs that are mapped."""
    conf = nova(files)
    listed = conf.libvirt.uid_maps + conf.libvirt.gid_maps
    if len(driver()._get_guest_idmaps()) < len(listed):
        raise reading.Ineffective('skips one of %d items' % len(listed))


def persistent_memory(files):
    """nova-compute finds the namespaces that are listed. Stands in for: ndctl."""
    conf = nova(files)
    made = driver()
    names = re.findall(r'[^:|,]+', ','.join(conf.libvirt.pmem_namespaces))
    with mock.patch.object(made, '_get_vpmems_on_host', return_value={name: mock.Mock() for name in names}):
        made._discover_vpmems(vpmem_conf=conf.libvirt.pmem_namespaces)


def weighed(files):
    """The scheduler reads how much each metric weighs."""
    conf = nova(files)
    from nova.scheduler.weights import metrics
    read = metrics.MetricsWeigher().setting
    used([item.partition('=')[0] for item in conf.metrics.weight_setting], [name for name, _ in read])


def instances(files):
    """Two instances get their names."""
    nova(files)
    from nova import objects
    objects.register_all()
    first, second = (objects.Instance(id=number, uuid=other, project_id='demo').name for number, other in (
        (1, '9b8e4c0a-0c0f-4c57-8d31-6d8d1f4b6a01'), (2, '9b8e4c0a-0c0f-4c57-8d31-6d8d1f4b6a02')))
    if first == second:
        raise reading.Ineffective('names two instances alike: ' + first)


def cinder(files):
    """Cinder's options, with the texts read."""
    from cinder import objects
    from cinder.common import config  # noqa: F401, options
    from cinder.db import api  # noqa: F401, options
    objects.register_all()
    return reading.read(cfg.CONF, files, 'cinder')


def cinder_names(files):
    """A volume, a snapshot and a backup get their names."""
    cinder(files)
    from cinder import objects
    made = '9b8e4c0a-0c0f-4c57-8d31-6d8d1f4b6a01'
    for kind in (objects.Volume, objects.Snapshot, objects.Backup):
        assert kind(id=made, **({'_name_id': None} if kind is objects.Volume else {})).name


def manila_names(files):
    """A share and a snapshot get their names."""
    manila(files)
    from manila.db import api  # noqa: F401, options
    from manila.db.sqlalchemy import models
    for kind in (models.ShareInstance, models.ShareSnapshotInstance):
        made = kind()
        made.id = '9b8e4c0a-0c0f-4c57-8d31-6d8d1f4b6a01'
        assert made.name


def found_images(files):
    """Cinder finds Glance in the catalogue of a user's token."""
    from cinder.image import glance as module
    cinder(files)
    next(module.get_api_servers(mock.Mock(service_catalog=CATALOG)))


def swift_backups(files):
    """cinder-backup loads the driver, and signs in to Swift. Stands in for: the
    database and Keystone."""
    from cinder.backup.drivers import swift
    from swiftclient import client
    cinder(files)
    context = mock.Mock(service_catalog=CATALOG, project_id='demo', auth_token='token')
    with mock.patch('cinder.db.base.Base.__init__', return_value=None):
        made = swift.SwiftBackupDriver(context)
    signed = ('https://objects.example.org', 'token')
    with (mock.patch.object(client, 'get_auth_keystone', return_value=signed),
          mock.patch.object(client, 'get_auth_1_0', return_value=signed)):
        if cfg.CONF.backup_swift_auth == 'single_user':
            made.conn.get_auth()


def s3_backups(files):
    """cinder-backup loads the driver. Stands in for: the database."""
    from cinder.backup.drivers import s3
    cinder(files)
    with mock.patch('cinder.db.base.Base.__init__', return_value=None):
        s3.S3BackupDriver(mock.Mock())


def chunks(files):
    """cinder-backup begins a backup in parts. Stands in for: the database, the stores
    and the volume."""
    from cinder import objects
    objects.register_all()
    from cinder.backup import chunkeddriver
    from cinder.backup import manager  # noqa: F401, which registers the options
    from oslo_utils import importutils
    cinder(files)
    cls = importutils.import_class(cfg.CONF.backup_driver)
    reached = RuntimeError('the backup begins')
    with (mock.patch('cinder.db.base.Base.__init__', return_value=None),
          mock.patch('cinder.backup.drivers.nfs.NFSBackupDriver._init_backup_repo_path'),
          mock.patch('cinder.backup.drivers.glusterfs.GlusterfsBackupDriver'
                     '._init_backup_repo_path'),
          mock.patch.object(chunkeddriver.ChunkedBackupDriver, '_prepare_backup',
                            side_effect=reached)):
        made = cls(mock.Mock(service_catalog=CATALOG, project_id='demo'))
        try:
            made.backup(mock.Mock(parent_id=None), None)
        except RuntimeError as error:
            if error is not reached:
                raise


def audited(files):
    """The audit finds its last period."""
    from cinder import utils
    cinder(files)
    utils.last_completed_audit_period()


@contextlib.contextmanager
def store_of(files, module):
    """One of Glance's stores: of the first section that enabled_backends names, or the
    only one of its kind."""
    from glance.common import wsgi  # noqa: F401, options
    conf = glance(files)
    import glance_store
    name = next(iter(conf.enabled_backends or {}), None)
    if name:
        glance_store.register_store_opts(conf)
    else:
        glance_store.register_opts(conf)
    made = module.Store.__new__(module.Store)
    made.conf, made.backend_group = conf, name
    made.store_conf = conf[name or 'glance_store']
    yield made


def images_in_volumes(files):
    """Glance makes its client of Cinder."""
    from glance_store._drivers import cinder as module
    with store_of(files, module) as store:
        catalog = [dict(entry, name='', id=entry['type']) for entry in CATALOG]
        context = mock.MagicMock(service_catalog=catalog, to_dict=lambda: {'project_id': 'demo'})
        store.get_cinderclient(context)


def images_in_s3(files):
    """Glance makes its client of S3."""
    from glance_store._drivers import s3 as module
    with store_of(files, module) as store:
        store.region_name = None
        store._create_s3_client(mock.Mock(accesskey='a', secretkey='b', bucket='images', scheme='s3+https'))


def hashed(files):
    """Glance stores an image."""
    conf = glance(files)
    from glance_store.common import utils
    utils.get_hasher(conf.hashing_algorithm, False).hexdigest()


def staged(files):
    """Glance begins an import."""
    conf = glance(files)
    from glance.async_.flows import api_image_import
    with mock.patch.object(api_image_import._VerifyStaging, '_build_store'):
        api_image_import._VerifyStaging('id', 'import', mock.Mock(), conf.node_staging_uri)


def silent(files):
    """Each item leaves out at least one of the notifications that Glance sends."""
    conf = glance(files)
    from glance import notifier
    kinds = re.findall(r"'((?:image|task|metadef_\w+)\.[a-z_.]+)'", inspect.getsource(notifier))
    assert len(kinds) > 20
    listed = list(conf.disabled_notifications)
    for item in listed:
        conf.set_override('disabled_notifications', [item])
        if all(notifier._is_notification_enabled(kind) for kind in kinds):
            raise reading.Ineffective('tells of what %s stands for' % item)


class Directory:
    """A connection that refuses filters as libldap does. Stands in for: a directory."""

    def __init__(self):
        import ldap
        self.made = ldap.initialize('ldap://127.0.0.1:1')

    def search_s(self, base, scope, query, *_, **__):
        import ldap
        try:
            self.made.search_s(base, scope, query)
        except ldap.SERVER_DOWN:
            return []


def searched(files):
    """Keystone lists the users and the groups of a directory, and looks for one of each."""
    conf = keystone(files)
    from keystone.common import driver_hints
    from keystone.identity.backends.ldap import core

    @contextlib.contextmanager
    def connection(*_, **__):
        yield Directory()

    with mock.patch('keystone.identity.backends.ldap.common.BaseLdap.get_connection', connection):
        for kind in (core.UserApi, core.GroupApi):
            made = kind(conf)
            made.get_all_filtered(driver_hints.Hints())
            made._ldap_get('one')


def attributes(files):
    """Keystone reads which attributes of users it shows."""
    conf = keystone(files)
    from keystone.identity.backends.ldap import core
    read = core.UserApi(conf).extra_attr_mapping
    used(conf.ldap.user_additional_attribute_mapping, ['%s:%s' % pair for pair in read.items()])


def helpers(files):
    """Manila's drivers load the classes that export shares. Stands in for: what these
    need of the host."""
    from manila.share.drivers import generic, helpers as module, lvm  # noqa: F401, options
    with (mock.patch.object(generic.service_instance, 'ServiceInstanceManager'),
          mock.patch.object(module, 'NFSHelper'), mock.patch.object(module, 'CIFSHelperUserAccess')):
        for made in share_drivers(manila(files)):
            made._setup_helpers()


def checked(files):
    """The middleware is about to check a token. Stands in for: Keystone, and its
    catalogue."""
    from keystoneauth1 import access, fixture
    from keystoneauth1.identity import base
    from keystonemiddleware import auth_token
    conf = nova(files)
    token = fixture.V3Token()
    address = 'http://127.0.0.1:1/v3'
    token.add_service('identity').add_standard_endpoints(
        public=address, internal=address, admin=address, region='RegionOne')

    class Plugin(base.BaseIdentityPlugin):
        def get_auth_ref(self, session, **_):
            return access.create(body=token, auth_token='token')

    made = auth_token.AuthProtocol.__new__(auth_token.AuthProtocol)
    with (mock.patch.object(auth_token.AuthProtocol, '_create_auth_plugin', return_value=Plugin()),
          mock.patch.object(auth_token.AuthProtocol, '_token_cache_factory')):
        made.__init__(mock.Mock(), {'oslo_config_config': conf})
    assert made._identity_server.auth_version


def compressed(files):
    """The service sends a message. Stands in for: RabbitMQ, by kombu's memory."""
    import oslo_messaging
    conf = nova(files)
    transport = oslo_messaging.get_rpc_transport(conf)
    client = oslo_messaging.get_rpc_client(transport, oslo_messaging.Target(topic='proof'))
    client.cast({}, 'prove')


def formatted(files):
    """The service logs messages of each kind."""
    import logging
    import sys
    from oslo_context import context
    from oslo_log import formatters, log
    conf = cfg.ConfigOpts()
    log.register_options(conf)
    reading.read(conf, files)
    formatter = formatters.ContextFormatter(config=conf)
    made = context.RequestContext(
        user_id='user', project_id='project', domain_id='domain', user_domain_id='users', project_domain_id='projects',
        system_scope='all', resource_uuid='guest', overwrite=False)
    context._request_store.context = None  # the constructor makes it the thread's own
    for level, more, error in ((logging.INFO, {}, None), (logging.INFO, {'request_id': 'req-1'}, None),
                               (logging.INFO, {'context': made}, None), (logging.INFO, {'instance': {'uuid': 'guest'}}, None),
                               (logging.DEBUG, {}, None), (logging.ERROR, {}, ZeroDivisionError())):
        record = logging.LogRecord('proof', level, __file__, 1, 'said', (), None, 'formatted')
        vars(record).update(more)
        if error:
            try:
                raise error
            except ZeroDivisionError:
                record.exc_info = sys.exc_info()
        assert 'said' in formatter.format(record) or level == logging.DEBUG
        if 'context' in more and '-' in record.user_identity.split():
            raise reading.Ineffective('a hyphen stands for the project')


def told(files):
    """Heat tells of a stack. Stands in for: the message bus."""
    import oslo_messaging
    from heat.common import config  # noqa: F401, options
    from heat.engine import notification
    reading.read(cfg.CONF, files, 'heat')
    transport = oslo_messaging.get_notification_transport(cfg.CONF, 'fake:/')
    made = oslo_messaging.Notifier(transport, 'proof', driver='noop')
    with mock.patch.object(notification.messaging, 'get_notifier', return_value=made):
        notification.notify({}, 'stack.create.start', notification.get_default_level(), {})


KINDS = {
    'formatted messages': formatted,
    'told of stacks': told,
    'machines of guests': machines,
    'mapped IDs': mapped_ids,
    'persistent memory': persistent_memory,
    'weighed metrics': weighed,
    'named instances': instances,
    'named volumes': cinder_names,
    'named shares': manila_names,
    'found image service': found_images,
    'backups in Swift': swift_backups,
    'backups in S3': s3_backups,
    'backups in parts': chunks,
    'audited volumes': audited,
    'images in volumes': images_in_volumes,
    'images in S3': images_in_s3,
    'hash of images': hashed,
    'staged imports': staged,
    'silent notifications': silent,
    'searched directory': searched,
    'mapped attributes': attributes,
    'helpers of shares': helpers,
    'checked tokens': checked,
    'compressed messages': compressed,
}
