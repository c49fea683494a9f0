"""What Cinder, Manila, Glance and Nova's volume client reject."""
import contextlib
import logging
import sys
from unittest import mock

from oslo_config import cfg

import reading


@contextlib.contextmanager
def alone(manager):
    """A volume manager without the database and the bus."""
    with (mock.patch('cinder.db.base.Base.__init__', return_value=None),
          mock.patch('cinder.manager.scheduler_rpcapi.SchedulerAPI'),
          mock.patch.object(manager, '_set_voldb_empty_at_startup_indicator'),
          mock.patch.object(manager, '_get_service')):
        yield


def volumes(files):
    """Each backend's manager finds the class of its driver. Stands in for: the
    database, the bus and the driver, which needs its storage."""
    from cinder import objects
    objects.register_all()
    from cinder.cmd import volume
    from cinder.volume import manager
    conf = reading.read(cfg.CONF, files, 'cinder')
    ran = {}

    def load(driver, **_):
        manager.importutils.import_class(driver)
        raise reading.Reached

    def create(host, service_name, **_):
        with mock.patch.object(manager.importutils, 'import_object', side_effect=load) as loaded:
            try:
                manager.VolumeManager(host=host, service_name=service_name)
            except reading.Reached:
                ran[service_name] = loaded.call_args[0][0]

    with (reading.telling() as said, mock.patch.object(volume, 'LOG', logging.getLogger('volume')),
          mock.patch.object(volume.service.Service, 'create', side_effect=create),
          mock.patch.object(volume.service, 'get_launcher'),
          mock.patch.object(volume.session, 'dispose_engine'), alone(manager.VolumeManager)):
        volume._launch_services_posix()
    if said:
        raise reading.Ineffective(' | '.join(said))
    sections = [name.lower() for name in conf.list_all_sections()]
    shared = conf.get_location('volume_driver', 'backend_defaults').location.is_user_controlled
    for backend, driver in ran.items():
        if backend.lower() not in sections and not shared:
            raise reading.Ineffective('%s runs as %s' % (backend, driver))


def shares(files):
    """Each backend's manager creates its driver. Stands in for: the database and
    the bus; no driver is set up."""
    from manila.cmd import share
    arguments = ['manila-share'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', arguments), mock.patch.object(share.log, 'setup'),
          mock.patch('manila.rpc.init'), mock.patch('manila.rpc.get_notifier'),
          mock.patch('manila.rpc.get_client'),
          mock.patch('manila.rpc.initialized', return_value=True),
          mock.patch.object(share.service, 'process_launcher')):
        share.main()


def stores(files):
    """The API sets its stores up. Stands in for: its socket."""
    from glance.common import wsgi
    reading.read(cfg.CONF, files, 'glance')
    server = wsgi.Server.__new__(wsgi.Server)
    server.initialize_glance_store = True
    with reading.until(wsgi.Server, 'configure_socket'):
        server.configure()


def kinds(files):
    """The API loads each kind of store that it has no sections for."""
    import glance_store
    conf = reading.read(cfg.CONF, files, 'glance')
    glance_store.register_opts(conf)
    loaded = {name for name, _ in glance_store.backend._load_stores(conf)}
    missing = sorted(set(filter(None, conf.glance_store.stores)) - loaded)
    if missing:
        raise reading.Ineffective('%s not loaded' % ', '.join(missing))


# Keystone's catalogue, as in Nova's context.
CATALOGUE = [{
    'type': 'volumev3', 'name': 'cinderv3',
    'endpoints': [{'region': 'RegionOne', 'publicURL': 'https://volume.example.org/v3/p',
                   'internalURL': 'https://volume.internal/v3/p',
                   'adminURL': 'https://volume.admin/v3/p'}],
}]


def secure_rbac(files):
    """Glance's API starts, up to its check of the policies."""
    from glance.common import wsgi_app
    reading.read(cfg.CONF, files, 'glance')
    wsgi_app._validate_policy_enforcement_configuration()


def catalogue(files):
    """Nova looks for Cinder in a user's catalogue, and creates its client."""
    import nova.conf
    from nova import context
    from nova.volume import cinder
    reading.read(nova.conf.CONF, files, 'nova')
    user = context.RequestContext('u', 'p', auth_token='t', service_catalog=CATALOGUE)
    cinder.cinderclient(user)


KINDS = {
    'volume back ends': volumes,
    'share back ends': shares,
    'image stores': stores,
    'kinds of store': kinds,
    'secure rbac': secure_rbac,
    'volume catalogue': catalogue,
}
