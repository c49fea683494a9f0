#!/usr/bin/python3
"""Tells Keystone of the other services: a user and the endpoints of each.

    register.py '{"keystone", "password", "ca", "cert", "key",
                  "glance", "placement", "cinder", "neutron", "barbican", "nova"}'

Each service's user has the roles admin and service on the project "service". The
region is "here".
"""
import json
import sys

from keystoneclient.v3 import client

import session

# The type of each service, and what its endpoint adds to its address.
SERVICES = {
    'glance': ('image', ''),
    'placement': ('placement', ''),
    'cinder': ('volumev3', '/v3/%(project_id)s'),
    'neutron': ('network', ''),
    'barbican': ('key-manager', ''),
    'nova': ('compute', '/v2.1'),
}


def main():
    given = json.loads(sys.argv[1])
    keystone = client.Client(session=session.of(given, {'system_scope': 'all'}))
    project = keystone.projects.create('service', 'default')
    roles = [keystone.roles.find(name='admin'), keystone.roles.create('service')]
    for name, (kind, path) in SERVICES.items():
        user = keystone.users.create(name, domain='default', password=given['password'])
        for role in roles:
            keystone.roles.grant(role, user=user, project=project)
        service = keystone.services.create(name, type=kind)
        for interface in ('public', 'internal'):
            keystone.endpoints.create(service, given[name] + path,
                                      interface=interface, region='here')


if __name__ == '__main__':
    main()
