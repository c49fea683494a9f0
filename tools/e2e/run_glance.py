#!/usr/bin/python3
"""A real Glance over TLS, with one image, until standard input ends.

    run_glance.py '{"folder", "certfile", "keyfile", "clients",
                    "keystone", "cafile", "password"}'

Asks Keystone about every token, and serves only clients whose certificate the
CA in the file clients has signed. Registers itself in Keystone's catalogue as
the service image. Prints {"url", "port", "image", "token", "user", "project",
"catalog"} when it answers: the image's id, and a token of the user admin with
what Nova's request context keeps of it.
"""
import json
import os
import sys

import serve

from glance.common import wsgi_app
from glance.db.sqlalchemy import api, models
from glanceclient import client as glance_client
from keystoneauth1 import session
from keystoneauth1.identity import v3
from keystoneclient.v3 import client as keystone_client

CONFIG = """
[DEFAULT]
log_file = {folder}/glance.log
enabled_backends = local:file
show_image_direct_url = true
node_staging_uri = file://{folder}/staging
[database]
connection = sqlite:///{folder}/glance.db
[glance_store]
default_backend = local
[local]
filesystem_store_datadir = {folder}/images
[os_glance_staging_store]
filesystem_store_datadir = {folder}/staging
[os_glance_tasks_store]
filesystem_store_datadir = {folder}/tasks
[paste_deploy]
flavor = keystone
config_file = {folder}/glance-api-paste.ini
[keystone_authtoken]
www_authenticate_uri = {keystone}/v3
auth_url = {keystone}/v3
auth_type = password
username = admin
user_domain_id = default
password = {password}
project_name = admin
project_domain_id = default
cafile = {cafile}
"""

PASTE = """
[pipeline:glance-api-keystone]
pipeline = versionnegotiation authtoken context rootapp
[composite:rootapp]
paste.composite_factory = glance.api:root_app_factory
/: apiversions
/v2: apiv2app
[app:apiversions]
paste.app_factory = glance.api.versions:create_resource
[app:apiv2app]
paste.app_factory = glance.api.v2.router:API.factory
[filter:versionnegotiation]
paste.filter_factory = glance.api.middleware.version_negotiation:VersionNegotiationFilter.factory
[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
"""


def admin(given, **tls):
    """A session with Keystone as the user admin."""
    return session.Session(v3.Password(
        auth_url=given['keystone'] + '/v3', username='admin',
        password=given['password'], user_domain_id='default',
        project_name='admin', project_domain_id='default',
    ), verify=given['cafile'], timeout=20, **tls)


def register(given, url):
    """Tells Keystone's catalogue where the images are."""
    keystone = keystone_client.Client(session=admin(given))
    service = keystone.services.create('glance', type='image')
    for interface in ('public', 'internal'):
        keystone.endpoints.create(service, url, interface=interface, region='here')


def upload(given, url):
    """Stores an image, and answers its id and what Nova's context needs."""
    caller = admin(given, cert=(given['certfile'], given['keyfile']))
    images = glance_client.Client('2', session=caller, endpoint_override=url).images
    image = images.create(name='proof', disk_format='raw', container_format='bare')
    # The client would send it in chunks, which wsgiref does not know.
    caller.put('%s/v2/images/%s/file' % (url, image.id), data=b'an image\n',
               headers={'Content-Type': 'application/octet-stream'})
    access = caller.auth.get_access(caller)
    catalog = [{'type': 'image', 'name': 'glance', 'endpoints': [
        {'region': 'here', 'publicURL': url, 'internalURL': url}]}]
    return {'image': image.id, 'token': access.auth_token, 'user': access.user_id,
            'project': access.project_id, 'catalog': catalog}


def main():
    given = json.loads(sys.argv[1])
    folder = given['folder']
    for name in ('images', 'staging', 'tasks'):
        os.mkdir(os.path.join(folder, name))
    for name, text in (('glance-api.conf', CONFIG), ('glance-api-paste.ini', PASTE)):
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text.format(**given))
    server, port = serve.listen()
    url = 'https://127.0.0.1:%d' % port
    sys.argv[1:] = []
    os.environ['OS_GLANCE_CONFIG_DIR'] = folder
    application = wsgi_app.init_app()
    models.register_models(api.get_engine())
    serve.start(server, application, given)
    register(given, url)
    serve.until_told(dict(upload(given, url), url=url, port=port))


if __name__ == '__main__':
    main()
