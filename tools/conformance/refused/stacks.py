"""Whom Heat lets in, and how it calls others."""
import importlib
from unittest import mock

from oslo_config import cfg

import reading
from catalogue import Wire, sends
from doors import asked, ending


def heat(files):
    from heat.common import config  # noqa: F401, which registers the options
    from oslo_log import log
    log.register_options(cfg.CONF)
    return reading.read(cfg.CONF, files, 'heat')


def flavor(files):
    """Stands in for: the paste file, of which these are the lines that matter."""
    from heat.common import config
    reading.BESIDE['api-paste.ini'] = PASTE
    heat(files)
    asked(lambda: config.load_paste_app('heat-api'), SERVED)


def older_flavor(files):
    """The older API loads its pipeline. Stands in for: the paste file."""
    from heat.common import config
    reading.BESIDE['api-paste.ini'] = PASTE
    heat(files)
    config.load_paste_app('heat-api-cfn')


SERVED = []
PASTE = """[pipeline:heat-api]
pipeline = authtoken context application
[pipeline:heat-api-standalone]
pipeline = authpassword context application
[pipeline:heat-api-custombackend]
pipeline = context application
[pipeline:heat-api-noauth]
pipeline = noauth context application
[pipeline:heat-api-cfn]
pipeline = authtoken context application
[pipeline:heat-api-cfn-standalone]
pipeline = context application
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[filter:authpassword]
paste.filter_factory = heat.common.auth_password:filter_factory
[filter:noauth]
paste.filter_factory = heat.common.noauth:filter_factory
[filter:context]
paste.filter_factory = heat.common.context:ContextMiddleware_filter_factory
[app:application]
paste.app_factory = stacks:application
"""


def application(_, **__):
    return ending(SERVED, lambda request: 'admin' in request.context.roles)


def address(files):
    """Heat makes the address of a signal for an instance."""
    from heat.engine.clients.os import heat_plugin
    heat(files)
    heat_plugin.HeatClientPlugin(mock.Mock(tenant_id='p')).get_heat_url()


def microversion(files):
    """A server needs a microversion that is below the highest one."""
    conf = heat(files)
    from heat.engine.clients.os import nova
    importlib.reload(nova)  # which keeps the option's value
    if not nova.NovaClientPlugin(mock.Mock()).is_version_supported('2.79'):
        raise reading.Ineffective('2.79 is above %s' % conf.max_nova_api_microversion)


def keystone(files):
    """Heat looks for the third version of Keystone's API. Stands in for: Keystone,
    which has nothing else."""
    import requests
    from heat.common import endpoint_utils
    from keystoneauth1 import fixture
    heat(files)

    def answer(_, __, url, **___):
        said = requests.Response()
        said.status_code, said.url, said._content = 404, url, b'{}'
        if '/v2.0' not in url:
            said.status_code = 300
            said.json = lambda: {'versions': {'values': fixture.DiscoveryList(
                'https://keystone.example.org', v2=False)['versions']['values']}}
        said.headers['Content-Type'] = 'application/json'
        return said

    with mock.patch('requests.Session.request', answer):
        if not endpoint_utils.get_auth_uri():
            raise reading.Ineffective('no third version is found')


def trustee(files):
    """Heat acts for a user by a trust. Stands in for: the database."""
    heat(files)
    from heat.common import context
    plugin = context.RequestContext(trust_id='t').trusts_auth_plugin
    from keystoneauth1 import session
    with mock.patch('requests.Session.request', Wire.request):
        sends(session.Session(auth=plugin).get_token)


def with_tls(files):
    """Heat's API opens its port. Stands in for: the port."""
    from heat.common import wsgi
    conf = heat(files)
    for section in (conf.heat_api, conf.heat_api_cfn):
        with mock.patch.object(wsgi.eventlet, 'listen'):
            wsgi.get_socket(section, 8004)


KINDS = {
    'flavor of Heat': flavor,
    'flavor of the older API': older_flavor,
    'address of Heat': address,
    'microversion of Nova': microversion,
    'Keystone of Heat': keystone,
    'trustee of Heat': trustee,
    'Heat with TLS': with_tls,
}
