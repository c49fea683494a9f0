#!/usr/bin/python3
"""Makes requests that take two services each.

    cross.py '{"keystone", "password", "ca", "cert", "key"}' NAME...

Prints a JSON object a line for each name: id, and either result, or class and
error of what was raised.
"""
import json
import sys
import time

from keystoneauth1 import adapter

import session

SECONDS = 120  # that a volume may take


def service(given, kind):
    return adapter.Adapter(session.of(given), service_type=kind,
                           interface='internal', region_name='here')


def images_of_nova(given):
    """Nova lists the images of Glance."""
    images = service(given, 'compute').get('/images').json()['images']
    return [image['name'] for image in images]


def networks_of_nova(given):
    """Nova lists the networks of Neutron."""
    network = {'name': 'proof', 'shared': True}
    service(given, 'network').post('/v2.0/networks', json={'network': network})
    networks = service(given, 'compute').get('/os-networks').json()['networks']
    return [network['label'] for network in networks]


def volumes_of_nova(given):
    """Nova lists the volumes of Cinder."""
    volume(given, name='plain')
    volumes = service(given, 'compute').get('/os-volumes').json()['volumes']
    return [v['displayName'] + ' ' + v['status'] for v in volumes if v['displayName'] == 'plain']


def keys_of_cinder(given):
    """Barbican keeps the key of a volume that Cinder encrypts."""
    volumes = service(given, 'volumev3')
    kind = volumes.post('/types', json={'volume_type': {'name': 'LUKS'}}).json()['volume_type']
    volumes.post('/types/%s/encryption' % kind['id'], json={'encryption': {
        'provider': 'luks', 'cipher': 'aes-xts-plain64', 'key_size': 256,
        'control_location': 'front-end'}})
    made = volume(given, name='encrypted', volume_type=kind['id'])
    # The version of the API that tells the key.
    made = volumes.get('/volumes/' + made['id'], microversion='3.64').json()['volume']
    key = service(given, 'key-manager').get('/v1/secrets/' + made['encryption_key_id']).json()
    return {'volume': made['status'], 'key': key['algorithm']}


def volume(given, **what):
    """A volume that the API has accepted, the scheduler placed, and the backend
    made: three processes, with RabbitMQ between them. On a busy machine the
    scheduler may not know the backend yet, or take it for lost."""
    volumes = service(given, 'volumev3')
    until = time.monotonic() + SECONDS
    while True:
        made = volumes.post('/volumes', json={'volume': dict(what, size=1)}).json()['volume']
        while made['status'] == 'creating' and time.monotonic() < until:
            time.sleep(0.2)
            made = volumes.get('/volumes/' + made['id']).json()['volume']
        if made['status'] != 'error' or time.monotonic() > until:
            return made
        volumes.delete('/volumes/' + made['id'])
        time.sleep(5)


def main():
    given = json.loads(sys.argv[1])
    for name in sys.argv[2:]:
        try:
            result = {'result': globals()[name](given)}
        except Exception as error:
            result = {'class': type(error).__name__, 'error': str(error)}
        print(json.dumps(dict(result, id=name)), flush=True)


if __name__ == '__main__':
    main()
