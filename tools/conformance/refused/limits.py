"""How services ask Keystone for limits, and how Glance keeps locations."""
from unittest import mock

import reading
from compute import nova
from images import glance


def asks(enforce):
    """Checks a quota, for which the service has to ask Keystone for its own endpoint.
    Stands in for: Keystone."""
    from openstack.identity.v3 import _proxy
    from oslo_limit import limit

    def answer(_, url, *__, **___):
        if url == '/limits/model':
            return mock.Mock(json=lambda: {'model': {'name': 'flat'}})
        raise reading.Reached

    with (mock.patch.object(limit, '_get_keystone_connection', lambda: _proxy.Proxy(mock.MagicMock())),
          mock.patch.object(_proxy.Proxy, 'request', answer),
          mock.patch.object(_proxy.Proxy, 'get', answer)):
        try:
            enforce()
        except reading.Reached:
            pass


def images(files):
    """Someone uploads an image. Stands in for: Keystone."""
    glance(files)
    from glance.quota import keystone
    asks(lambda: keystone.enforce_image_size_total(mock.Mock(), 'p'))


def instances(files):
    """Someone sets metadata of an instance. Stands in for: Keystone."""
    nova(files)
    from nova.limit import local
    asks(lambda: local.enforce_api_limit(local.SERVER_METADATA_ITEMS, 1))


def encrypted(files):
    """Glance encrypts where an image is."""
    conf = glance(files)
    from glance.common import crypt
    if conf.metadata_encryption_key:
        crypt.urlsafe_encrypt(conf.metadata_encryption_key, 'rbd://fsid/images/id/snap')


KINDS = {
    'limits of images': images,
    'limits of instances': instances,
    'encrypted locations': encrypted,
}
