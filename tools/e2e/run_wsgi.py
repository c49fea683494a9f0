#!/usr/bin/python3
"""Serves the WSGI application of a service over TLS, as a web server would,
until standard input ends.

    run_wsgi.py '{"service", "config", "port", "certfile", "keyfile", "clients"}'

config is the service's configuration file; the files of its pipelines are in the
same folder. With clients, a bundle of CAs, only callers with a certificate of
theirs are served. Prints {} when the service accepts connections.
"""
import json
import os
import sys

import serve


def keystone(config):
    from keystone.server.flask import core
    return core.initialize_application('public', config_files=[config])


def glance(config):
    from glance.common import wsgi_app
    os.environ['OS_GLANCE_CONFIG_DIR'] = os.path.dirname(config)
    return wsgi_app.init_app()


def placement(config):
    from placement import wsgi
    os.environ['OS_PLACEMENT_CONFIG_DIR'] = os.path.dirname(config)
    return wsgi.init_application()


def barbican(config):
    # Barbican itself looks for the file, in the home directory.
    import barbican.api.app  # noqa: F401
    from paste import deploy
    return deploy.loadapp('config:' + os.path.join(os.path.dirname(config), 'barbican-api-paste.ini'))


APPLICATIONS = {'keystone': keystone, 'glance': glance, 'placement': placement,
                'barbican': barbican}


def main():
    given = json.loads(sys.argv[1])
    sys.argv[1:] = []
    serve.start(APPLICATIONS[given['service']](given['config']), given)
    serve.until_told({})


if __name__ == '__main__':
    main()
