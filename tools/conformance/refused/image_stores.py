"""What Glance's stores make of their own options."""
import io
import os
from unittest import mock
from urllib import parse

import reading
from images import glance


def stores(files, kind):
    """Glance's options, with the texts read, and the sections of its stores of a kind:
    none for the only one."""
    import glance_store
    from glance.common import wsgi
    conf = glance(files)
    names = [name for name, of in (conf.enabled_backends or {}).items() if of == kind]
    if names:
        glance_store.register_store_opts(conf, reserved_stores=wsgi.RESERVED_STORES)
    else:
        glance_store.register_opts(conf)
    return conf, names or [None]


def objects(files):
    """Glance sets up its stores that speak S3, to take images."""
    from glance_store._drivers import s3
    conf, names = stores(files, 's3')
    for name in names:
        s3.Store(conf, backend=name).configure_add()


def swift(files):
    """Glance is about to put an image into Swift."""
    from glance_store._drivers.swift import store
    conf, names = stores(files, 'swift')
    for name in names:
        made = store.SingleTenantStore(conf, backend=name)
        made.configure(re_raise_bsc=True)
        made.get_connection(made.create_location('0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8'))


TOKEN = {'token': {
    'methods': ['password'], 'expires_at': '2100-01-01T00:00:00.000000Z',
    'issued_at': '2020-01-01T00:00:00.000000Z',
    'user': {'id': 'u', 'name': 'glance', 'domain': {'id': 'default', 'name': 'Default'}},
    'catalog': [{'type': 'object-store', 'id': 's', 'endpoints': [
        {'interface': 'public', 'url': 'http://192.0.2.1', 'region': 'r', 'id': 'e'}]}]}}


def keystone(_, request, **__):
    """Signs in whoever asks by the third version of the API."""
    known = request.method == 'POST' and parse.urlsplit(request.url).path == '/v3/auth/tokens'
    answer = reading.answered(request, 201 if known else 404, TOKEN if known else {
        'error': {'code': 404, 'message': 'none', 'title': 'Not Found'}})
    answer.headers['X-Subject-Token'] = 't'
    return answer


def sign_in(files):
    """Glance signs in to Swift. Stands in for: Keystone."""
    import requests
    from glance_store._drivers.swift import store
    conf, names = stores(files, 'swift')
    with mock.patch.object(requests.adapters.HTTPAdapter, 'send', keystone):
        for name in names:
            made = store.SingleTenantStore(conf, backend=name)
            made.configure(re_raise_bsc=True)
            made.get_connection(made.create_location('i')).get_auth()


def tenants(files):
    """Glance sets up its stores in Swift, to take images."""
    import glance_store
    conf, names = stores(files, 'swift')
    made = glance_store.create_stores if names == [None] else glance_store.create_multi_stores
    if not made(conf):
        raise reading.Ineffective('the store takes no images')


def staged(files):
    """Glance puts an image into a store that was staged in the folder for that. Stands in
    for: the folders, which are below the current one."""
    from glance.common import wsgi
    from glance_store._drivers import filesystem
    conf, names = stores(files, 'file')
    made = {}
    for name in names + list(wsgi.RESERVED_STORES):
        conf.set_override('filesystem_store_datadir',
                          os.getcwd() + conf[name].filesystem_store_datadir, name)
        made[name] = filesystem.Store(conf, backend=name)
        made[name].configure(re_raise_bsc=True)
        made[name].configure_add()
    made['os_glance_staging_store'].add('i', io.BytesIO(b'image'), 5, 'sha512')
    for name in names:
        made[name].add('i', io.BytesIO(b'image'), 5, 'sha512')


def cached(files):
    """Glance loads the image cache of its pipeline."""
    glance(files)
    from glance.api.middleware import cache
    cache.CacheFilter(None)


def folders(files):
    """Glance sets up its stores on a file system, of which each folder has to be an
    absolute path. Stands in for: the folders."""
    from glance.common import wsgi
    from glance_store._drivers import filesystem
    conf, names = stores(files, 'file')
    if names != [None]:
        names += list(wsgi.RESERVED_STORES)
    made = []
    with (mock.patch.object(filesystem.Store, '_create_image_directories',
                            lambda _, paths: made.extend(paths)),
          mock.patch.object(filesystem.Store, '_find_best_datadir')):
        for name in names:
            filesystem.Store(conf, backend=name).configure_add()
    stray = [path for path in made if not os.path.isabs(path)]
    if stray or not made:
        raise reading.Ineffective('keeps images in %s' % [os.path.relpath(path) for path in stray])


def account(files):
    """Glance asks for a token with its own account at Cinder, and uses that account if
    any of it is set."""
    import requests
    from glance_store._drivers import cinder
    conf, names = stores(files, 'cinder')
    for name in names:
        made = cinder.Store.__new__(cinder.Store)
        made.store_conf = conf[name or 'glance_store']
        given = [made.store_conf['cinder_store_' + key]
                 for key in ('user_name', 'password', 'project_name', 'auth_address')]
        if not any(given):
            return
        if not made.is_user_overriden():
            raise reading.Ineffective('the account is not used')
        with mock.patch.object(requests.adapters.HTTPAdapter, 'send', side_effect=reading.Reached):
            try:
                cinder.get_cinder_session(made.store_conf).get_token()
            except reading.Reached:
                pass


KINDS = {
    'store that speaks S3': objects,
    'store in Swift': swift,
    'sign-in to Swift': sign_in,
    'store in Swift of tenants': tenants,
    'staged image': staged,
    'image cache': cached,
    'folders of stores': folders,
    'account of a store': account,
}
