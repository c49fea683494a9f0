"""What Glance does with images that its options allow."""
import io
import os
import socket
from unittest import mock

import reading

OTHERS = 0o007


def glance(files):
    """Glance's options, with the texts read."""
    from glance.common import config  # noqa: F401, which registers the options
    return reading.read(config.cfg.CONF, files, 'glance')


def locations(files):
    """A user looks at an image, and gives it other data. Stands in for: the image,
    which is in Ceph."""
    from glance.api.v2 import images
    conf = glance(files)
    image = mock.MagicMock(locations=[{'url': 'rbd://f/p/i/s', 'metadata': {}}], tags=[],
                           extra_properties={}, status='queued')
    conf.set_override('enabled_backends', {})
    serializer = images.ResponseSerializer(schema=mock.Mock(filter=lambda shown: shown))
    with mock.patch.object(images.timeutils, 'isotime'):
        shown = serializer._format_image(image)
    try:
        with mock.patch.object(images.ImagesController, '_validate_validation_data',
                               return_value={}):
            images.ImagesController.__new__(images.ImagesController)._do_replace_locations(
                image, [{'url': 'rbd://f/p/other/s', 'metadata': {}}])
        raise reading.Insecure('a user may choose the location')
    except images.webob.exc.HTTPForbidden:
        pass
    if {'locations', 'direct_url'} & set(shown):
        raise reading.Insecure('a user sees the location')


def resolved(name, port):
    """Stands in for: the names of hosts."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, '', ('10.0.0.5', port))]


def imports(files):
    """A user has Glance fetch an image from a host of the cloud's own network. Stands
    in for: the database, and names of hosts."""
    from glance.api.v2 import images
    from glance.common import utils
    conf = glance(files)
    conf.set_override('enabled_backends', {})
    request = mock.MagicMock(headers={}, context=mock.MagicMock(
        is_admin=False, owner='p', read_only=False))
    method = {'method': {'name': 'web-download', 'uri': 'http://10.0.0.5/secret'}}
    made = images.ImagesController(*[mock.MagicMock() for _ in range(4)])
    image = mock.Mock(status='queued', container_format='bare', disk_format='raw', owner='p',
                      locations=[], extra_properties={})
    made.gateway = mock.MagicMock()
    made.gateway.get_repo.return_value.get.return_value = image
    made.gateway.get_task_factory.return_value.new_task.side_effect = reading.Reached
    deserializer = images.RequestDeserializer(schema=mock.MagicMock())
    try:
        with mock.patch.object(deserializer, '_get_request_body', return_value=method), \
                mock.patch.object(images.api_policy, 'ImageAPIPolicy'), \
                mock.patch.object(utils.socket, 'getaddrinfo', side_effect=resolved):
            body = deserializer.import_image(request)['body']
            made.import_image(request, 'i', body)
    except images.webob.exc.HTTPBadRequest:
        return
    except reading.Reached:
        raise reading.Insecure('fetches ' + body['method']['uri']) from None
    raise AssertionError('no task was made')


def filters(files):
    """Glance judges the addresses that a list of what imports may not use forbids,
    with the list and without it. Stands in for: the names of hosts."""
    from glance.async_.flows._internal_plugins import CONF as conf
    from glance.common import utils
    glance(files)
    forms = {'schemes': '%s://images.example.org/', 'hosts': 'https://%s/',
             'ports': 'https://images.example.org:%s/'}
    with mock.patch.object(utils.socket, 'getaddrinfo', side_effect=resolved):
        for kind, form in forms.items():
            name = 'disallowed_' + kind
            uris = [form % item for item in conf.import_filtering_opts[name]]
            said = [utils.validate_uri(uri) for uri in uris]
            conf.set_override(name, [], 'import_filtering_opts')
            if uris and said == [utils.validate_uri(uri) for uri in uris]:
                raise reading.Ineffective('%s: %s' % (name, dict(zip(uris, said))))


def file_stores(files):
    """The options of Glance's stores, with the texts read, the class of its file stores
    and the sections of those: none for the only one."""
    import glance_store
    from glance.common import wsgi
    conf = glance(files)
    names = [name for name, kind in (conf.enabled_backends or {}).items() if kind == 'file']
    if names:
        glance_store.register_store_opts(conf, reserved_stores=wsgi.RESERVED_STORES)
    else:
        glance_store.register_opts(conf)
    return conf, glance_store._drivers.filesystem.Store, names or [None]


def stored(files):
    """Glance stores an image in each of its file stores, as a service whose umask keeps
    others out. Stands in for: the folders."""
    conf, store, names = file_stores(files)
    os.umask(0o027)
    for name in names:
        section = name or 'glance_store'
        os.makedirs(section)
        conf.set_override('filesystem_store_datadir', os.path.abspath(section), section)
        made = store(conf, backend=name)
        made.configure()
        made.configure_add()
        made.add('image', io.BytesIO(b'data'), 4, 'sha256')
        mode = os.stat(os.path.join(section, 'image')).st_mode & 0o777
        if mode & OTHERS:
            raise reading.Insecure('the mode is %03o' % mode)


def folders(files):
    """Glance sets up its file stores. Stands in for: the folders."""
    conf, store, names = file_stores(files)
    for name in names:
        with (mock.patch.object(store, '_create_image_directories'),
              mock.patch.object(store, '_find_best_datadir', return_value='/srv/a')):
            store(conf, backend=name).configure_add()


def bounds(files):
    """A user's quota, and an image of more than a tebibyte. Stands in for: the
    database, and Keystone's limits."""
    from glance import db
    from glance.api import common
    from glance.quota import keystone
    conf = glance(files)
    image = mock.Mock(size=(1 << 40) + 1)
    with mock.patch.object(db.ImageRepo, '_format_image_to_db', return_value={'size': image.size}):
        try:
            db.ImageRepo(mock.Mock(), mock.MagicMock()).add(image)
            raise reading.Insecure('%d bytes' % image.size)
        except db.exception.ImageSizeLimitExceeded:
            pass
    database = mock.Mock(user_get_storage_usage=mock.Mock(return_value=1 << 60))
    with mock.patch.object(keystone.limit, 'Enforcer') as enforcer:
        keystone.enforce_image_size_total(mock.Mock(), 'p')
        left = common.get_remaining_quota(mock.Mock(), database)
    if left is None and not enforcer.called:
        raise reading.Insecure('no quota: ' + conf.user_storage_quota)


KINDS = {
    'image folders': folders,
    'locations': locations,
    'imports': imports,
    'import filters': filters,
    'stored image': stored,
    'image bounds': bounds,
}
