#!/usr/bin/python3
"""Stores an image in Glance.

    upload.py '{"keystone", "glance", "password", "ca", "cert", "key"}'

Prints {"image", "token", "user", "project", "catalog"}: the image's id, and what
Nova's request context keeps of the user admin.
"""
import json
import sys

from glanceclient import client

import session


def main():
    given = json.loads(sys.argv[1])
    url = given['glance']
    caller = session.of(given)
    images = client.Client('2', session=caller, endpoint_override=url).images
    image = images.create(name='proof', disk_format='raw', container_format='bare')
    # The client would send it in chunks, which wsgiref does not know.
    caller.put('%s/v2/images/%s/file' % (url, image.id), data=b'an image\n',
               headers={'Content-Type': 'application/octet-stream'})
    access = caller.auth.get_access(caller)
    catalog = [{'type': 'image', 'name': 'glance', 'endpoints': [
        {'region': 'here', 'publicURL': url, 'internalURL': url}]}]
    print(json.dumps({'image': image.id, 'token': access.auth_token, 'user': access.user_id,
                      'project': access.project_id, 'catalog': catalog}))


if __name__ == '__main__':
    main()
