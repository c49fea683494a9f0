"""Whether Nova's shortcuts to images work with Glance."""
import datetime
import os
import tempfile
from types import SimpleNamespace
from unittest import mock

from oslo_config import cfg

from reading import apart, read

IMAGE = 'd8a2b4c6-0000-4000-8000-000000000002'


def shown(text):
    """Glance's answer about an image that is stored in Ceph. Stands in for: the
    database's record of the image."""
    from glance.api.v2 import images
    from glance.common import location_strategy, wsgi  # noqa: F401, options

    read(cfg.CONF, [text])
    now = datetime.datetime(2026, 1, 1)
    image = SimpleNamespace(
        image_id=IMAGE, name='image', disk_format='raw', container_format='bare',
        visibility='public', size=4, virtual_size=None, status='active', checksum=None,
        protected=False, min_ram=0, min_disk=0, owner='o', os_hidden=False, os_hash_algo=None,
        os_hash_value=None, created_at=now, updated_at=now, tags=[], extra_properties={},
        locations=[{'url': 'rbd://cluster/images/%s/snap' % IMAGE, 'metadata': {},
                    'status': 'active'}])
    return images.ResponseSerializer()._format_image(image)


def fetched(text, answer):
    """Whether Nova fetches the image as configured. Stands in for: Glance's
    client, and Ceph."""
    import nova.conf
    from nova.image import glance

    conf = read(nova.conf.CONF, [text])
    client = mock.Mock()
    client.call.side_effect = lambda context, version, method, **_: (
        SimpleNamespace(wrapped=[b'data']) if method == 'data' else answer)
    target = os.path.join(tempfile.mkdtemp(), 'image')

    def exported(*_):
        with open(target, 'wb') as file:
            file.write(b'data')

    with (mock.patch('nova.storage.rbd_utils.RBDDriver') as ceph,
          mock.patch.object(glance, '_is_image_available', return_value=True),
          mock.patch.object(glance, '_translate_from_glance',
                            side_effect=lambda image, **_: dict(image)),
          mock.patch.object(glance.GlanceImageServiceV2, '_verify_and_write')):
        ceph.return_value.export_image.side_effect = exported
        glance.GlanceImageServiceV2(client).download(mock.Mock(), IMAGE, dst_path=target)
    return conf.glance.enable_rbd_download == ceph.return_value.export_image.called


def download(texts):
    return apart(fetched, texts['nova'], apart(shown, texts['glance']))


def asked(text):
    """The store that Nova asks Glance to copy an image to. Stands in for: Glance's
    client."""
    import nova.conf
    from nova.virt.libvirt import imagebackend

    read(nova.conf.CONF, [text])
    disk = imagebackend.Rbd.__new__(imagebackend.Rbd)
    with mock.patch.object(imagebackend, 'IMAGE_API') as api:
        refusal = imagebackend.exception.ImageImportImpossible(image_id='i', reason='')
        api.copy_image_to_store.side_effect = refusal
        try:
            disk.copy_to_store(None, {'id': IMAGE})
        except imagebackend.exception.ImageUnacceptable:
            return api.copy_image_to_store.call_args[0][2]
    raise AssertionError('Nova did not ask')


def copied(text, store):
    """Whether Glance accepts a request to copy an image to a store. Stands in for: Ceph."""
    from glance.common import utils, wsgi
    import glance_store

    read(cfg.CONF, [text])
    with mock.patch('glance_store._drivers.rbd.Store._set_url_prefix'):
        wsgi.initialize_multi_store()
        try:
            utils.get_stores_from_request(SimpleNamespace(headers={}), {'stores': [store]})
        except glance_store.UnknownScheme:
            return False
    return True


def store(texts):
    return apart(copied, texts['glance'], apart(asked, texts['nova']))


KINDS = {'image download': download, 'image store': store}
