"""What stops Keystone, Ironic, Barbican, Octavia and Glance as they start."""
import os
from unittest import mock

from identity import keystone


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


KINDS = {
    'keystone backends': keystone_backends,
}
