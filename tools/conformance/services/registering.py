"""Make the installed services register their options.

A service's modules are imported as its programs import them, and libraries that
register options only when used are used: a transport is created but not
connected, a middleware is built around nothing. Nothing is sent, no database is
opened and no system file is read.
"""
import collections
import contextlib
import importlib
import io
import logging
import os
import pkgutil
import re
import sys
import warnings

os.environ.setdefault('EVENTLET_NO_GREENDNS', 'yes')

from oslo_config import cfg  # noqa: E402

# modules that are not part of a running program
SKIPPED = re.compile(
    r'\.(tests?|testing|hacking|functionaltests|releasenotes|locale|debug'
    r'|alembic_migrations?|alembic|migrate_repo|migrations?|versions|fixtures'
    r'|gunicorn.*|wsgi_wrapper|wsgi_app)(\.|$)'
    r'|\.cmd\.replicator$|\.cmd\.(eventlet\.)?(ovn\.)?(?!api|server|plugins|agents|services|all|engine|volume|backup'
    r'|scheduler|conductor|compute|share|data|central|worker|producer|mdns'
    r'|sink|agent|health_manager|house_keeping|driver_agent|octavia_worker'
    r'|scrubber|cache|control|keystone_listener|retry_scheduler|singleprocess'
    r'|metadata|novncproxy|serialproxy|spicehtml5proxy|cells|manage)')

# neutron's programs: the module whose main registers, and what it loads later
ML2 = 'neutron.plugins.ml2.drivers.'
NEUTRON = {
    'server': ('neutron.server', [
        'neutron.server.wsgi_eventlet', 'neutron.server.rpc_eventlet',
        'neutron.plugins.ml2.plugin', 'neutron.plugins.ml2.drivers.ovn',
        'neutron.plugins.ml2.drivers', 'neutron.services', 'neutron.db',
        'neutron.extensions', 'neutron.ipam', 'neutron.scheduler',
        'neutron.api', 'neutron.notifiers', 'neutron.quota',
        'neutron.pecan_wsgi']),
    'dhcp_agent': ('neutron.agent.dhcp_agent', ['neutron.agent.dhcp']),
    'l3_agent': ('neutron.agent.l3_agent', ['neutron.agent.l3']),
    'metadata_agent': ('neutron.agent.metadata_agent',
                       ['neutron.agent.metadata']),
    'metering_agent': ('neutron.services.metering.agents.metering_agent',
                       ['neutron.services.metering']),
    'openvswitch_agent': (ML2 + 'openvswitch.agent.main', [
        ML2 + 'openvswitch.agent', 'neutron.agent.l2',
        'neutron.agent.linux.openvswitch_firewall']),
    'linuxbridge_agent': (
        ML2 + 'linuxbridge.agent.linuxbridge_neutron_agent',
        [ML2 + 'linuxbridge.agent', 'neutron.agent.l2']),
    'macvtap_agent': (ML2 + 'macvtap.agent.macvtap_neutron_agent',
                      [ML2 + 'macvtap.agent', 'neutron.agent.l2']),
    'sriov_agent': (ML2 + 'mech_sriov.agent.sriov_nic_agent',
                    [ML2 + 'mech_sriov.agent', 'neutron.agent.l2']),
    'ovn_metadata_agent': ('neutron.agent.ovn.metadata_agent',
                           ['neutron.agent.ovn.metadata']),
}
# another program's agents, below what a program loads
FOREIGN = {
    'server': re.compile(r'\.agent\.|\.agents\.|\.agent$|\.agents$'),
}

# command-line tools that change defaults when they are imported
TOOLS = ('glance.cmd.cache_', 'glance.cmd.scrubber', 'glance.cmd.manage')

# libraries whose list_opts may be used if nothing was registered
LIBRARIES = re.compile(
    r'oslo[._]|keystonemiddleware|castellan|osprofiler|os_brick|os_vif'
    r'|glance[._]store|ironic[._]lib|cotyledon|neutron_lib|keystoneauth')


def programs(service):
    return sorted(NEUTRON) if service == 'neutron' else ['all']


class Registered:
    """What a program registers, in one configuration."""

    def __init__(self, service, program):
        self.service = service
        self.program = program
        self.problems = []
        self.conflicts = []
        self.how = {}
        self.drivers = collections.defaultdict(set)
        self.conf = None

    def attempt(self, what, call, *args, **kwargs):
        """Call; record a failure as a problem and continue."""
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                return call(*args, **kwargs)
        except (Exception, SystemExit) as error:
            self.problems.append('%s: %s: %s' % (
                what, type(error).__name__, str(error)[:200]))
            return None

    def load(self, name):
        """Import a module and, for a package, everything below it."""
        module = self.attempt(name, importlib.import_module, name)
        for found in pkgutil.iter_modules(getattr(module, '__path__', []),
                                          name + '.'):
            if SKIPPED.search(found.name) or found.name in ENDS or \
                    found.name.startswith(TOOLS):
                continue
            foreign = FOREIGN.get(self.program)
            if self.service == 'neutron' and foreign and \
                    foreign.search(found.name):
                continue
            self.load(found.name)
        return module

    def add(self, group, opt, how, info=None):
        group = group or 'DEFAULT'
        opts = self.conf._opts
        if self.service == 'neutron' and group != 'DEFAULT':
            group = group.lower()  # it spells sections both ways
        if group != 'DEFAULT':
            if group not in self.conf._groups:
                self.conf.register_group(cfg.OptGroup(group))
            opts = self.conf._groups[group]._opts
        had = opts.get(opt.dest)
        if had is None:
            opts[opt.dest] = dict(info or {'opt': opt, 'cli': False})
            self.how[group, opt.dest] = how
        elif how == 'registered' and had['opt'] != opt:
            self.conflicts.append('%s.%s' % (group, opt.dest))


# modules with side effects on import
ENDS = {'barbican.api.app', 'heat.httpd.heat_api', 'heat.httpd.heat_api_cfn',
        'nova.virt.powervm', 'keystone.server.wsgi',
        'neutron.server.api_eventlet', 'ironic.api.wsgi',
        'manila.wsgi.wsgi', 'cinder.wsgi.wsgi',
        'designate.api.wsgi', 'heat.common.wsgi_app', 'magnum.api.app_wsgi',
        'octavia.api.app_wsgi', 'glance.common.wsgi_app',
        'nova.wsgi.osapi_compute', 'nova.api.openstack.compute.wsgi',
        'nova.api.metadata.wsgi', 'octavia.amphorae.backends.agent.'
        'api_server.server'}


def register(service, program='all'):
    """Return the Registered of a program."""
    warnings.simplefilter('ignore')
    logging.disable(logging.CRITICAL)
    sys.dont_write_bytecode = True
    found = Registered(service, program)
    quieten()
    made = [cfg.CONF]
    real = cfg.ConfigOpts.__init__

    def watched(self, *args, **kwargs):
        real(self, *args, **kwargs)
        maker = sys._getframe(1).f_globals.get('__name__', '')
        if maker.split('.')[0] == service:
            made.append(self)
    cfg.ConfigOpts.__init__ = watched
    try:
        load_service(found)
        conf = main_conf(found, made)
        use_libraries(found, conf)
        named = patterns(found, conf)
    finally:
        cfg.ConfigOpts.__init__ = real
    found.conf = cfg.ConfigOpts()
    for one in [conf] + [other for other in made if other is not conf]:
        for dest, info in one._opts.items():
            found.add('DEFAULT', info['opt'], 'registered', info)
        for name, group in one._groups.items():
            if name in named.get('', ()):
                continue
            for dest, info in group._opts.items():
                found.add(name, info['opt'], 'registered', info)
    for pattern, opts in named.items():
        for opt in opts if pattern else ():
            found.add(pattern, opt, 'registered')
    add_listed(found)
    return found


def quieten():
    """Keep the modules from patching the current process."""
    with contextlib.suppress(ImportError):
        import eventlet
        eventlet.monkey_patch = lambda *args, **kwargs: None
        eventlet.patcher.monkey_patch = eventlet.monkey_patch


def load_service(found):
    if found.service == 'neutron':
        load_neutron(found)
        return
    if found.service in ('cinder', 'nova', 'ironic'):
        objects = importlib.import_module(found.service + '.objects')
        found.attempt('objects', objects.register_all)
    found.load(found.service)


class Registering(Exception):
    """A program's main is about to read its files."""


def load_neutron(found):
    """Run the program's main until it reads its files."""
    from neutron.common import config

    def init(*args, **kwargs):
        raise Registering()
    name, more = NEUTRON[found.program]
    config.init = init
    module = importlib.import_module(name)
    main = getattr(module, 'main', None) or module.boot_server
    try:
        main(*[None] if main.__name__ == 'boot_server' else [])
    except Registering:
        pass
    if found.program == 'openvswitch_agent':
        module.of_main.init_config()
    elif found.program == 'server':
        # as the mechanism driver does on creation
        from neutron.conf.plugins.ml2.drivers.ovn import ovn_conf
        ovn_conf.register_opts()
    for name in more:
        found.load(name)


def main_conf(found, made):
    """The configuration that the service's programs use."""
    service = found.service
    conf = cfg.CONF
    if service == 'barbican':
        conf = sys.modules['barbican.common.config'].CONF
    elif service == 'placement':
        conf = cfg.ConfigOpts()
        importlib.import_module('placement.conf').register_opts(conf)
    elif service == 'keystone':
        import keystone.conf
        keystone.conf.configure(conf)
        keystone.conf.set_external_opts_defaults()
        conf = keystone.conf.CONF
    for name in DEFAULTS.get(service, ()):
        module, _, call = name.rpartition(':')
        target = found.attempt(module, importlib.import_module, module)
        if target is not None:
            found.attempt(name, getattr(target, call))
    found.attempt('oslo.log', log_options, conf)
    parse(found, conf)
    return conf


def log_options(conf):
    from oslo_log import log
    log.register_options(conf)


# what the programs call to change libraries' defaults
DEFAULTS = {
    'nova': ['nova.config:set_lib_defaults', 'nova.middleware:set_defaults'],
    'glance': ['glance.common.config:set_config_defaults',
               'glance.notifier:set_defaults'],
    'keystone': ['keystone.common.sql:initialize',
                 'keystone.conf:set_default_for_default_log_levels'],
    'placement': ['placement.wsgi:_set_middleware_defaults'],
    'cinder': ['cinder.common.config:set_external_library_defaults'],
    'barbican': ['barbican.common.config:set_lib_defaults'],
    'neutron': ['neutron.common.config:set_config_defaults'],
    'heat': ['heat.common.config:set_config_defaults'],
    'ironic': ['ironic.conf.opts:update_opt_defaults'],
    'manila': ['manila.common.config:set_lib_defaults'],
    'designate': ['designate.common.config:set_defaults'],
    'octavia': ['octavia.common.config:set_lib_defaults'],
    'magnum': ['magnum.common.config:set_config_defaults'],
}


def parse(found, conf):
    try:
        conf([], project=found.service, prog=found.program,
             default_config_files=[], default_config_dirs=[])
    except (cfg.RequiredOptError, SystemExit):
        pass
    except Exception as error:
        found.problems.append('parse: %s: %s' % (type(error).__name__, error))


def uses(service, *words):
    """Whether the service's own modules contain one of the names, and so use
    what they have imported."""
    for name, module in list(sys.modules.items()):
        if not (name == service or name.startswith(service + '.')):
            continue
        for thing in list(vars(module).values()) if module else ():
            if isinstance(thing, type(sys)):
                owner = thing.__name__
            elif isinstance(thing, type):
                owner = thing.__module__
            else:
                continue
            if owner in words:
                return True
    return False


def use_libraries(found, conf):
    service, attempt = found.service, found.attempt

    def used(*words):
        return uses(service, *words)

    if service not in ('keystone',):
        attempt('auth_token', auth_token, conf)
    if service not in ('placement',):
        attempt('oslo.messaging', messaging, found, conf)
    if service not in ('barbican', 'designate', 'nova', 'placement'):
        attempt('oslo.db', database, conf)
    if used('oslo_db.concurrency'):
        from oslo_db import concurrency
        attempt('oslo.db tpool', concurrency.TpoolDbapiWrapper, conf, {})
    if used('oslo_cache', 'oslo_cache.core'):
        import oslo_cache
        attempt('oslo.cache', oslo_cache.configure, conf)
    if used('oslo_policy.policy', 'oslo_policy.opts'):
        from oslo_policy import policy
        attempt('oslo.policy', policy.Enforcer, conf)
    if used('oslo_service.wsgi'):
        from oslo_service import wsgi
        attempt('oslo.service wsgi', wsgi.register_opts, conf)
    if used('oslo_service.sslutils'):
        from oslo_service import sslutils
        attempt('oslo.service sslutils', sslutils.register_opts, conf)
    if used('oslo_service.periodic_task'):
        from oslo_service import periodic_task

        class Tasks(periodic_task.PeriodicTasks):
            pass
        attempt('oslo.service periodic tasks', Tasks, conf)
    if used('oslo_service.service'):
        from oslo_service import _options
        # Launcher's first two steps; the third starts threads
        conf.register_opts(_options.service_opts)
        conf.register_opts(_options.eventlet_backdoor_opts)
    middleware(found, conf)
    if used('oslo_reports.opts'):
        from oslo_reports import opts
        attempt('oslo.reports', opts.set_defaults, conf)
    if used('castellan', 'castellan.key_manager', 'castellan.options'):
        from castellan import options
        attempt('castellan', options.set_defaults, conf)
    if used('osprofiler.opts'):
        from osprofiler import opts
        attempt('osprofiler', opts.set_defaults, conf)
    if used('oslo_limit.limit', 'oslo_limit.opts'):
        from oslo_limit import opts
        attempt('oslo.limit', opts.register_opts, conf)
    if service == 'nova':  # nova.cmd.compute does so
        import os_vif
        attempt('os_vif', os_vif.initialize)


def auth_token(conf):
    from keystonemiddleware import auth_token
    from keystoneauth1 import loading
    if conf is not cfg.CONF:
        from keystonemiddleware.auth_token import _opts
        conf.register_opts(_opts._OPTS, group='keystone_authtoken')
        loading.register_auth_conf_options(conf, 'keystone_authtoken')
        return
    auth_token.AuthProtocol(None, {'oslo_config_config': conf})
    loading.register_auth_conf_options(conf, 'keystone_authtoken')


def messaging(found, conf):
    import oslo_messaging
    # the source of the notification driver "routing"
    importlib.import_module('oslo_messaging.notify._impl_routing')
    transport = oslo_messaging.get_rpc_transport(conf, url='rabbit://h')
    for url in ('kafka://h', 'amqp://h'):
        found.attempt(url, oslo_messaging.get_rpc_transport, conf, url=url)
    notes = oslo_messaging.get_notification_transport(conf, url='rabbit://h')
    found.attempt('kafka', oslo_messaging.get_notification_transport, conf,
                  url='kafka://h')
    oslo_messaging.Notifier(notes, driver='noop', topics=['t'])
    oslo_messaging.get_rpc_server(
        transport, oslo_messaging.Target(topic='t', server='s'), [],
        executor='threading')
    if conf is not cfg.CONF:
        return
    with contextlib.suppress(AttributeError):
        oslo_messaging.get_rpc_client(
            transport, oslo_messaging.Target(topic='t'))
        return
    oslo_messaging.RPCClient(transport, oslo_messaging.Target(topic='t'))


def database(conf):
    # the first step of an engine facade, before it opens the database
    from oslo_db import options
    conf.register_opts(options.database_opts, 'database')


def middleware(found, conf):
    """Build the middlewares of the service's pipelines around nothing."""
    from oslo_middleware import cors
    from oslo_middleware import healthcheck
    from oslo_middleware import http_proxy_to_wsgi
    from oslo_middleware import sizelimit
    for kind in (cors.CORS, http_proxy_to_wsgi.HTTPProxyToWSGI,
                 sizelimit.RequestBodySizeLimiter, healthcheck.Healthcheck):
        if piped(found, kind):
            found.attempt(kind.__name__, kind, None, conf)


def piped(found, kind):
    """Whether a pipeline or a module of the service has the middleware."""
    module = kind.__module__.replace('oslo_middleware.', '')
    if uses(found.service, kind.__module__):
        return True
    for folder, _, names in os.walk('/etc/' + found.service):
        for name in names:
            if 'paste' in name:
                with open(os.path.join(folder, name)) as source:
                    if 'oslo_middleware' in source.read():
                        return True
    return False


def patterns(found, conf):
    """The options of freely named sections: {"<pattern>": [opt]}; under "" are
    the names of groups to omit."""
    maker = globals().get('patterns_of_' + found.service)
    if maker is None:
        return {}
    return found.attempt('patterns', maker, found, conf) or {}


def patterns_of_glance(found, conf):
    """The stores, one of each kind, and those added by glance-api itself."""
    import glance_store
    from glance.common import wsgi
    from stevedore import extension
    kinds = sorted({name for name in extension.ExtensionManager(
        'glance_store.drivers').names()
        if '.' not in name and name != 'no_conf'})
    found.attempt('glance_store', glance_store.register_opts, conf)
    conf.set_override('enabled_backends', {kind: kind for kind in kinds})
    reserved = dict(wsgi.RESERVED_STORES)
    glance_store.register_store_opts(conf, reserved_stores=reserved)
    conf.clear_override('enabled_backends')
    opts = {}
    for kind in kinds:
        for info in conf._groups[kind]._opts.values():
            opts.setdefault(info['opt'].dest, info['opt'])
            found.drivers['<store>', info['opt'].dest].add(kind)
    # a store's driver adds these on creation
    from glance_store import driver
    for store in sorted(reserved):
        conf.register_opts(driver._MULTI_BACKEND_OPTS, group=store)
    opts.update({opt.dest: opt for opt in driver._MULTI_BACKEND_OPTS})
    return {'<store>': list(opts.values()), '': kinds}


UNWATCHED = cfg.ConfigOpts.__init__


def patterns_of_cinder(found, conf):
    from cinder.interface import util
    from cinder.volume import configuration
    from cinder.volume import driver
    from cinder.volume import manager
    opts = {}

    def take(some, name):
        for opt in some:
            opts.setdefault(opt.dest, opt)
            found.drivers['<backend>', opt.dest].add(name)
    take(manager.volume_backend_opts, '')
    take(driver.volume_opts, '')
    take(driver.iser_opts, '')
    for one in util.get_volume_drivers():
        cls = one.cls
        some = found.attempt(one.class_fqn, cls.get_driver_options)
        take(some or [], one.class_fqn)
    # options that drivers append without listing them
    for name, module in list(sys.modules.items()):
        if name.startswith('cinder.volume.') and module is not None:
            take(appended(module), name)
    # what a driver appends is registered in both
    zones = [opt for name, module in list(sys.modules.items())
             if name.startswith('cinder.zonemanager.')
             for opt in appended(module)]
    for opt in list(opts.values()) + zones:
        # one of the zone manager's is present with another
        # default
        with contextlib.suppress(cfg.DuplicateOptError):
            conf.register_opt(opt, group=configuration.SHARED_CONF_GROUP)
    from cinder.cmd import volume
    opts['backend_host'] = volume.host_opt
    fabrics = {}
    from cinder.zonemanager.drivers.brocade import brcd_fabric_opts
    from cinder.zonemanager.drivers.cisco import cisco_fabric_opts
    for opt in brcd_fabric_opts.brcd_zone_opts + \
            cisco_fabric_opts.cisco_zone_opts:
        fabrics.setdefault(opt.dest, opt)
    return {'<backend>': list(opts.values()),
            '<fabric>': list(fabrics.values())}


def appended(module):
    """The lists of options that a module appends to a freely named section,
    found by the names that it passes."""
    try:
        with open(module.__file__) as source:
            text = source.read()
    except (AttributeError, OSError, TypeError):
        return []
    opts = []
    for names in re.findall(
            r'(?:append_config_values\(\s*|config_opts=\[)'
            r'([\w.]+(?:\s*\+\s*[\w.]+)*)\s*[)\]]', text) + re.findall(
            r'Configuration\(\s*([\w.]+),', text):
        for name in re.split(r'\s*\+\s*', names):
            value = module
            for part in name.split('.'):
                value = getattr(value, part, None)
            if isinstance(value, (list, tuple)):
                opts += value
    return opts


def handed_over(module):
    """The lists of options that a module registers in a freely named group."""
    with open(module.__file__) as source:
        text = source.read()
    for name in re.findall(
            r'register_opts\(\s*(\w+),\s*group=[\w.]*config_group_name', text):
        yield getattr(module, name, [])
    for name in re.findall(r'append_config_values\(\s*(\w+)', text):
        yield getattr(module, name, [])


def patterns_of_manila(found, conf):
    from manila.share import driver
    from manila.share import manager
    opts = {}

    def take(some, name):
        for opt in some:
            opts.setdefault(opt.dest, opt)
            found.drivers['<backend>', opt.dest].add(name)
    for name, value in vars(driver).items():
        if isinstance(value, list) and name.endswith('_opts'):
            take(value, '')
    take(manager.share_manager_opts, '')
    from manila.share import drivers_private_data
    take(drivers_private_data.private_data_opts, '')
    for name, module in list(sys.modules.items()):
        if name.startswith('manila.share.') and module is not None:
            take(appended(module), name)
    networks = {}
    for name, module in list(sys.modules.items()):
        if name == 'manila.network' or name.startswith('manila.network.'):
            for opts_of in handed_over(module):
                for opt in opts_of:
                    networks.setdefault(opt.dest, opt)
    return {'<backend>': list(opts.values()),
            '<network_config_group>': list(networks.values())}


def patterns_of_barbican(found, conf):
    from barbican.common import config
    from barbican.plugin.util import multiple_backends
    conf = config.get_module_config('secretstore')
    conf.set_override('enable_multiple_secret_stores', True, 'secretstore')
    conf.set_override('stores_lookup_suffix', ['a'], 'secretstore')
    found.attempt('multiple backends',
                  multiple_backends.read_multiple_backends_config)
    conf.clear_override('enable_multiple_secret_stores', 'secretstore')
    conf.clear_override('stores_lookup_suffix', 'secretstore')
    made = conf._groups.get('secretstore:a')
    return {'<secretstore:<suffix>>':
            [info['opt'] for info in made._opts.values()] if made else [],
            '': ['secretstore:a']}


def patterns_of_nova(found, conf):
    from nova.conf import devices
    own = cfg.ConfigOpts.__new__(cfg.ConfigOpts)
    UNWATCHED(own)
    devices.register_opts(own)
    own.set_override('enabled_mdev_types', ['a'], group='devices')
    devices.register_dynamic_opts(own)
    own.clear_override('enabled_mdev_types', group='devices')
    return {'<mdev>': [info['opt'] for info in
                       own._groups['mdev_a']._opts.values()]}


def add_listed(found):
    """Add what libraries and the service itself list but have not
    registered."""
    from importlib import metadata
    from keystoneauth1 import loading
    plugins = {opt.dest: opt for loader in
               loading.get_available_plugin_loaders().values()
               for opt in loading.get_auth_plugin_conf_options(loader)}
    for name, group in list(found.conf._groups.items()):
        if 'auth_type' in group._opts:
            for opt in plugins.values():
                found.add(name, opt, 'plugin')
    for point in metadata.entry_points(group='oslo.config.opts'):
        module = point.value.split(':')[0]
        top = module.split('.')[0]
        if top == found.service:
            how = 'listed'
        elif LIBRARIES.match(point.name) and top in sys.modules or \
                LIBRARIES.match(top) and top in sys.modules:
            how = 'library'
        else:
            continue
        for group, opts in found.attempt(point.value, lambda:
                                         list(point.load()())) or []:
            group = str(group) if group else 'DEFAULT'
            if group.startswith('sample_'):
                continue  # of oslo.config's examples
            for opt in opts:
                found.add(group, opt, how)
