"""What oslo's libraries reject in every service."""
import importlib
from unittest import mock
from urllib.parse import urlsplit

from oslo_config import cfg

from reading import Ineffective, read


def logging(files):
    from oslo_log import log
    conf = cfg.ConfigOpts()
    log.register_options(conf)
    log.setup(read(conf, files), 'proof')


def locks(module):
    """Takes an inter-process lock as a service does, under the service's name for it."""
    def take(files):
        synchronized = importlib.import_module(module).synchronized
        read(cfg.CONF, files)
        synchronized('proof', external=True)(lambda: None)()
    return take


def glance_cache(files):
    """Sets up the image cache, which takes a lock in its own folder."""
    import tempfile
    import glance.common.config  # noqa: F401, which registers the options
    from glance.image_cache.drivers import sqlite
    read(cfg.CONF, files)
    driver = sqlite.Driver()
    cfg.CONF.set_override('image_cache_dir', tempfile.mkdtemp())
    driver.configure()


def cinder_workers(files):
    """Creates the API's server. Stands in for: the application and the socket."""
    import cinder.common.config  # noqa: F401, which registers the options
    from cinder import service
    read(cfg.CONF, files)
    with mock.patch.object(service.wsgi, 'Server'):
        service.WSGIService('osapi_volume', loader=mock.Mock())


def ironic_workers(files):
    """Creates the API's server. Stands in for: the application and the socket."""
    import ironic.conf
    from ironic.common import wsgi_service
    read(ironic.conf.CONF, files)
    with mock.patch.object(wsgi_service.wsgi, 'Server'), \
            mock.patch.object(wsgi_service.app, 'VersionSelectorApplication'):
        wsgi_service.WSGIService('ironic_api')


def notifications(files):
    """Creates a notifier and asks which of the named drivers it has."""
    import oslo_messaging
    conf = read(cfg.ConfigOpts(), files)
    transport = oslo_messaging.get_notification_transport(conf, 'fake:/')
    notifier = oslo_messaging.Notifier(transport, 'proof')
    for name in conf.oslo_messaging_notifications.driver:
        if name and name not in notifier._driver_mgr.names():
            raise Ineffective('nothing is sent through ' + name)


def bus(files):
    """Has the driver load and declare a server's queues: RabbitMQ's in memory."""
    import oslo_messaging
    from oslo_messaging import transport as module
    conf = read(cfg.ConfigOpts(), files)
    conf.register_opts(module._transport_opts)
    url = conf.transport_url
    if url.startswith('rabbit:'):
        url = 'kombu+memory:////'
    transport = oslo_messaging.get_rpc_transport(conf, url)
    target = oslo_messaging.Target(topic='proof', server='proof')
    server = oslo_messaging.get_rpc_server(transport, target, [],
                                           executor='threading')
    server.start()


def browsers(item):
    """The origin that a browser sends for a page at an address."""
    address = urlsplit(item if '://' in item else 'https://' + item)
    host = address.hostname
    origin = address.scheme + '://' + ('[%s]' % host if ':' in host else host)
    usual = {'http': 80, 'https': 443}.get(address.scheme)
    if address.port and address.port != usual:
        origin += ':%d' % address.port
    return origin.replace('*', 'www')


def cors(files):
    """Sends a page's request for each allowed origin through the middleware."""
    import webob
    from oslo_middleware import cors as middleware
    conf = read(cfg.ConfigOpts(), files)

    @webob.dec.wsgify
    def application(request):
        return 'served'

    wrapped = middleware.CORS(application, conf)
    sections = ['cors'] + [name for name in conf.list_all_sections() if name.startswith('cors.')]
    for item in [item for name in sections for item in conf[name].allowed_origin or []]:
        if item in ('', '*', 'null'):
            continue
        request = webob.Request.blank('/', headers={'Origin': browsers(item)})
        if 'Access-Control-Allow-Origin' not in request.get_response(wrapped).headers:
            raise Ineffective('a page at %s may not call' % browsers(item))


def policy(files):
    """Requests what the rules file forbids and the built-in rule allows."""
    from oslo_policy import policy as library
    enforcer = library.Enforcer(read(cfg.ConfigOpts(), files))
    enforcer.register_default(library.RuleDefault('proof', '@'))
    if enforcer.enforce('proof', {}, {}):
        raise Ineffective('the built-in rules hold')


def token_cache(files):
    """Loads the middleware that validates tokens."""
    from keystonemiddleware import auth_token
    conf = read(cfg.ConfigOpts(), files)
    auth_token.AuthProtocol(mock.Mock(), {'oslo_config_config': conf})


def health(files):
    """The health check loads what it asks."""
    from oslo_middleware import healthcheck
    conf = read(cfg.ConfigOpts(), files)
    made = healthcheck.Healthcheck(None, conf)
    missing = set(conf.healthcheck.backends) - set(made._backends.names())
    if missing:
        raise Ineffective('not asked: ' + ', '.join(sorted(missing)))


KINDS = {
    'health back ends': health,
    'logging': logging,
    'nova_lock': locks('nova.utils'),
    'cinder_lock': locks('cinder.utils'),
    'manila_lock': locks('manila.utils'),
    'neutron_lock': locks('oslo_concurrency.lockutils'),
    'glance_cache': glance_cache,
    'cinder_workers': cinder_workers,
    'ironic_workers': ironic_workers,
    'notifications': notifications,
    'bus': bus,
    'cors': cors,
    'policy': policy,
    'token_cache': token_cache,
}
