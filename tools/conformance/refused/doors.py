"""What Placement, Manila, Designate, Octavia, Ironic and Glance ask of a stranger."""
from unittest import mock

from oslo_config import cfg

import reading
from serving import pipeline

# What a stranger sends: a made-up token, and what Keystone's middleware would say.
STRANGER = {'X-Auth-Token': 'admin:p', 'X-User-Id': 'u', 'X-Project-Id': 'p', 'X-Roles': 'admin'}


def asked(make, seen, path='/v2/proof'):
    """Sends a request through a pipeline, and has what it reaches told to the caller.
    Stands in for: Keystone, which does not know the token."""
    import webob
    from keystonemiddleware import auth_token
    unknown = auth_token._exceptions.InvalidToken('unknown')
    with mock.patch.object(auth_token.AuthProtocol, 'fetch_token', side_effect=unknown):
        got = webob.Request.blank(path, headers=STRANGER).get_response(make())
    if True in seen:
        raise reading.Insecure('a made-up token is taken as an administrator')
    assert got.status_int == 401, got


def ending(seen, administrator):
    """The application behind a pipeline, which looks who the request is from."""
    import webob.dec

    @webob.dec.wsgify
    def application(request):
        seen.append(bool(administrator(request)))
        return 'served'
    return application


def placement(files):
    """Stands in for: the requests' handlers, and the database."""
    from placement import conf as options
    from placement import deploy, policy
    conf = cfg.ConfigOpts()
    options.register_opts(conf)
    reading.read(conf, files + ['[placement_database]\nconnection = sqlite://\n'], 'placement')
    policy.init(conf)
    seen = []
    application = ending(seen, lambda request: request.environ['placement.context'].can(
        'placement:resource_providers:list', fatal=False))
    with mock.patch.object(deploy.handler, 'PlacementHandler', return_value=application):
        asked(lambda: deploy.deploy(conf), seen, '/resource_providers')


def manila(files):
    from manila.api.middleware import auth
    from manila.common import config  # noqa: F401, options
    reading.read(cfg.CONF, files, 'manila')
    both = {'keystone': auth.ManilaKeystoneContext, 'noauth': auth.NoAuthMiddleware}
    pipeline(auth.pipeline_factory, both, {name: name + ' app' for name in both},
             'manila.context')


def designate(files):
    """Stands in for: the paste file."""
    import designate.conf
    from designate import policy
    from designate.api import middleware
    from keystonemiddleware import auth_token
    reading.read(designate.conf.CONF, files, 'designate')
    policy.init(default_rule='default')
    seen = []
    loader = mock.Mock()
    loader.get_filter = {
        'authtoken': auth_token.filter_factory({}),
        'keystone': middleware.KeystoneContextMiddleware,
        'noauth': middleware.NoAuthContextMiddleware}.__getitem__
    loader.get_app.return_value = ending(seen, lambda request: policy.check(
        'use_blacklisted_zone', request.environ['context'], do_raise=False))
    asked(lambda: middleware.auth_pipeline_factory(
        loader, {}, keystone='authtoken keystone app', noauth='noauth app'), seen)


def octavia(files):
    from octavia.api import app
    from octavia.common import config, context
    assert config
    reading.read(cfg.CONF, files, 'octavia')
    seen = []
    application = ending(
        seen, lambda request: context.Context.from_environ(request.environ).is_admin)
    asked(lambda: app._wrap_app(application), seen, '/v2/lbaas/loadbalancers')


def metal(files):
    """Stands in for: the bus, Ironic's own application, and the file of accounts."""
    import base64
    import bcrypt
    import webob
    from ironic.api import app
    from ironic.common import config, policy
    with mock.patch.object(config, 'rpc'):
        config.parse_args(['ironic-api'] + reading.written(files), [])
    conf = app.CONF
    with open('accounts', 'wb') as accounts:
        hashed = bcrypt.hashpw(b'p', bcrypt.gensalt(4)).replace(b'$2b$', b'$2y$')
        accounts.write(b'operator:' + hashed + b'\n')
    conf.set_override('http_basic_auth_user_file', 'accounts')
    seen = []
    application = ending(seen, lambda request: policy.authorize(
        'baremetal:node:delete', {}, {'roles': []}))
    with mock.patch.object(app.pecan, 'make_app', return_value=application):
        made = app.setup_app(app.get_pecan_config())
    asked(lambda: made, seen, '/v1/nodes')
    account = {'Authorization': 'Basic ' + base64.b64encode(b'operator:p').decode()}
    if conf.auth_strategy != 'keystone':
        webob.Request.blank('/v1/nodes', headers=account).get_response(made)
    if True in seen:
        raise reading.Insecure("every account in the file is an administrator's")


def glance(files):
    """Stands in for: the paste file, of which these are the lines that matter."""
    from glance.common import config, wsgi_app
    assert wsgi_app  # which registers the options
    reading.BESIDE['0-paste.ini'] = PASTE
    reading.read(cfg.CONF, files, 'glance')
    asked(lambda: config.load_paste_app('glance-api'), SERVED)


SERVED = []
PASTE = """[pipeline:glance-api]
pipeline = unauthenticated-context application
[pipeline:glance-api-caching]
pipeline = unauthenticated-context application
[pipeline:glance-api-keystone]
pipeline = authtoken context application
[pipeline:glance-api-keystone+caching]
pipeline = authtoken context application
[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory
[filter:unauthenticated-context]
paste.filter_factory = glance.api.middleware.context:UnauthenticatedContextMiddleware.factory
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[app:application]
paste.app_factory = doors:images
"""


def images(_, **__):
    return ending(SERVED, lambda request: request.context.is_admin)


KINDS = {
    'strategy of Placement': placement,
    'strategy of Manila': manila,
    'strategy of Designate': designate,
    'strategy of Octavia': octavia,
    'strategy of Ironic': metal,
    'flavor of Glance': glance,
}
