"""What a service's API tells strangers, and what it takes from them."""
import contextlib
from unittest import mock

from oslo_config import cfg

import reading
from identity import keystone


def wrapped(files, middleware):
    """A middleware of oslo before an application that reads the body."""
    import webob.dec

    @webob.dec.wsgify
    def application(request):
        return 'served %d' % len(request.body)

    return middleware(application, reading.read(cfg.ConfigOpts(), files))


def send(application, **options):
    import webob
    return webob.Request.blank('/', **options).get_response(application)


def bodies(files):
    """Requests with a body of one byte, and with one of a byte more than a megabyte."""
    from oslo_middleware import sizelimit
    made = wrapped(files, sizelimit.RequestBodySizeLimiter)
    got = send(made, method='POST', body=b'x')
    if got.status_int != 200:
        raise reading.Ineffective('%s for a body of one byte' % got.status)
    if send(made, method='POST', body=b'x' * (2 ** 20 + 1)).status_int == 200:
        raise reading.Insecure('a body of more than a megabyte is taken')


def anywhere(files):
    """A page of some other site calls the API from a browser."""
    from oslo_middleware import cors
    page = 'https://attacker.example'
    got = send(wrapped(files, cors.CORS), headers={'Origin': page})
    if got.headers.get('Access-Control-Allow-Origin') in (page, '*'):
        raise reading.Insecure('a page of any site may read the answer')


def health(files):
    """A stranger asks for the service's health."""
    from oslo_middleware import healthcheck
    made = wrapped(files, healthcheck.Healthcheck)
    made._ignore_path = True
    got = send(made, headers={'Accept': 'application/json'})
    if 'python_version' in got.json:
        raise reading.Insecure('a stranger learns ' + got.json['platform'])


def forwarded(files):
    """A guest claims another's address, and asks for its metadata. Stands in for:
    the database."""
    import nova.conf
    from nova.api.metadata import handler
    reading.read(nova.conf.CONF, files, 'nova')
    made = handler.MetadataRequestHandler()
    request = mock.Mock(remote_addr='10.0.0.5', headers={'X-Forwarded-For': '10.0.0.6'})
    with mock.patch.object(made, 'get_metadata_by_remote_address') as served:
        made._handle_remote_ip_request(request)
    if served.call_args[0] == ('10.0.0.6',):
        raise reading.Insecure("another instance's metadata is served")


def cinder_forwarded(files):
    """A client claims another address."""
    from cinder.api.middleware import auth
    reading.read(cfg.CONF, files, 'cinder')
    request = mock.Mock(remote_addr='10.0.0.5', headers={'X-Forwarded-For': '10.0.0.6'}, environ={})
    if auth._set_request_context(request).remote_address == '10.0.0.6':
        raise reading.Insecure('the request counts for another address')


def pipeline(factory, filters, asked, environment):
    """A request with a made-up token goes through the pipeline that the option chooses.
    Stands in for: the paste file, and the middleware that does not know the token."""
    import webob.dec

    @webob.dec.wsgify
    def application(request):
        context = request.environ[environment]
        raise reading.Insecure('a made-up token is taken%s'
                               % (' as an administrator' if context.is_admin else ''))

    loader = mock.Mock()
    loader.get_filter = lambda name: filters[name]
    loader.get_app = lambda name: application
    send(factory(loader, {}, **asked), headers={'X-Auth-Token': 'admin:p'})


def nova_strategy(files):
    import nova.conf
    from nova.api import auth
    from nova.api.openstack import auth as openstack
    reading.read(nova.conf.CONF, files, 'nova')
    pipeline(auth.pipeline_factory_v21,
             {'keystone': auth.NovaKeystoneContext, 'noauth2': openstack.NoAuthMiddleware},
             {'keystone': 'keystone app', 'noauth2': 'noauth2 app'}, 'nova.context')


def cinder_strategy(files):
    from cinder.api import urlmap  # noqa: F401, options
    from cinder.api.middleware import auth
    from cinder.common import config  # noqa: F401, options
    reading.read(cfg.CONF, files, 'cinder')
    both = {'keystone': auth.CinderKeystoneContext, 'noauth': auth.NoAuthMiddleware}
    pipeline(auth.pipeline_factory, both, {name: name + ' app' for name in both}, 'cinder.context')


def neutron_strategy(files):
    from neutron import auth
    from neutron.common import config
    config.register_common_config_options()
    reading.read(cfg.CONF, files, 'neutron')
    both = {'keystone': auth.NeutronKeystoneContext, 'noauth': auth.NoauthFakeProjectId}
    pipeline(auth.pipeline_factory, both, {name: name + ' app' for name in both},
             'neutron.context')


def anonymous(module, project):
    """A request without a token reaches the middleware that makes the context."""
    def ask(files):
        import importlib
        import webob.exc
        middleware = importlib.import_module(module)
        conf = reading.read(middleware.CONF, files, project)
        made = middleware.ContextMiddleware.__new__(middleware.ContextMiddleware)
        made.policy_enforcer = mock.Mock()
        request = mock.Mock(headers={'X-Identity-Status': 'Invalid'})
        with contextlib.suppress(webob.exc.HTTPUnauthorized):
            made.process_request(request)
            raise reading.Insecure('a request without a token is served')
        assert conf
    return ask


def why(files):
    """A login fails, and the answer says why or does not."""
    from keystone import exception
    keystone(files)
    if 'no such user' in str(exception.Unauthorized('there is no such user')):
        raise reading.Insecure('the answer says why a login failed')


KINDS = {
    'bodies': bodies,
    'any origin': anywhere,
    'health': health,
    'forwarded': forwarded,
    'forwarded to Cinder': cinder_forwarded,
    'strategy of Nova': nova_strategy,
    'strategy of Cinder': cinder_strategy,
    'strategy of Neutron': neutron_strategy,
    'anonymous of Glance': anonymous('glance.api.middleware.context', 'glance'),
    'anonymous of Barbican': anonymous('barbican.api.middleware.context', 'barbican'),
    'why': why,
}
