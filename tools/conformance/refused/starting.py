"""What stops Keystone, Ironic, Barbican, Octavia and Glance as they start."""
import os
from unittest import mock

import reading
from identity import keystone
from storage import stores


def keystone_backends(files):
    """Keystone loads its back ends and its methods. Stands in for: the cache, the
    folders of keys, and the database."""
    from keystone.server import backends
    conf = keystone(files)
    for group in ('fernet_tokens', 'fernet_receipts', 'credential'):
        os.makedirs(group)
        with open(os.path.join(group, '0'), 'w', encoding='utf-8'):
            pass
        conf.set_override('key_repository', os.path.abspath(group), group)
    with (mock.patch.object(backends.cache, 'configure_cache'),
          mock.patch.object(backends.cache, 'configure_invalidation_region'),
          mock.patch('keystone.limit.core.Manager.check_project_depth')):
        backends.load_backends()


def conductor(files):
    """Ironic's conductor starts. Stands in for: the database, ipmitool, the folder
    that nodes boot from, and the tasks that it starts once its drivers are loaded."""
    from ironic.common import service
    from ironic.conductor import base_manager
    from ironic.conf import CONF
    from ironic.drivers.modules import ipmitool
    service.prepare_command(['proof'] + reading.written(files))
    CONF.set_override('http_root', os.getcwd(), 'deploy')
    owner = base_manager.BaseConductorManager
    manager = owner.__new__(owner)
    manager.__dict__.update(_started=False, dbapi=mock.Mock(), host='proof', conductor=None,
                            _use_groups=lambda: True, _periodic_tasks=mock.Mock())
    with (mock.patch.object(base_manager.objects.Conductor, 'register'),
          mock.patch.object(owner, '_collect_periodic_tasks'),
          mock.patch.object(owner, 'del_host'),
          mock.patch.object(ipmitool, '_constructor_checks'),
          reading.until(owner, '_fail_transient_state')):
        manager.init_host()


def secret_stores(files):
    """Barbican's API sets up its secret stores. Stands in for: the database."""
    from barbican.plugin.interface import secret_store
    from barbican.plugin.util import multiple_backends
    reading.read(secret_store.CONF, files, 'barbican')
    with mock.patch.object(multiple_backends, 'sync_secret_stores'):
        secret_store.SecretStorePluginManager()


def balancer(files):
    """A service of Octavia reads its configuration."""
    from octavia.common import config
    config.init(reading.written(files))


def store_types(files):
    """Glance's API sets its stores up, and has all that are enabled."""
    import glance_store.location
    from glance.common import wsgi
    stores(files)
    schemes = glance_store.location.SCHEME_TO_CLS_BACKEND_MAP.values()
    missing = set(wsgi.CONF.enabled_backends).difference(*schemes)
    if missing:
        raise reading.Ineffective('%s not loaded' % ', '.join(sorted(missing)))


KINDS = {
    'store types': store_types,
    'secret stores': secret_stores,
    'octavia': balancer,
    'ironic conductor': conductor,
    'keystone backends': keystone_backends,
}
