"""What logs and answers reveal while an option for debugging is on."""
import contextlib
import io
import logging
import os
from unittest import mock

from oslo_config import cfg

import reading
from identity import keystone
from volumes import cinder

SECRET = 'Wc2n7Yt9Lr4VqXz8'


@contextlib.contextmanager
def logged(conf):
    """Sets the service's log up as it does itself, and looks for the secret there."""
    from oslo_log import log
    conf.set_override('log_file', os.path.abspath('service.log'))
    log.setup(conf, 'proof')
    yield
    logging.shutdown()
    with open('service.log', encoding='utf-8') as file:
        if SECRET in file.read():
            raise reading.Insecure('the log has the secret')


def with_log(files):
    """A service's options for its log, with the texts read."""
    from oslo_log import log
    conf = cfg.ConfigOpts()
    log.register_options(conf)
    return reading.read(conf, files)


def queries(files):
    """The service stores a secret. Stands in for: its database, which is in memory."""
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    conf = with_log(files)
    options.set_defaults(conf)
    conf.set_override('connection', 'sqlite://', 'database')
    with logged(conf):
        engine = enginefacade.LegacyEngineFacade.from_config(conf).get_engine()
        with engine.connect() as connection:
            connection.exec_driver_sql('SELECT ?', (SECRET,))


def commented(files):
    """The service asks its database, which is in memory, something."""
    import sqlalchemy
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    conf = with_log(files)
    options.set_defaults(conf)
    conf.set_override('connection', 'sqlite://', 'database')
    engine = enginefacade.LegacyEngineFacade.from_config(conf).get_engine()
    sent = []
    sqlalchemy.event.listen(engine, 'after_cursor_execute',
                            lambda connection, cursor, statement, *rest: sent.append(statement))
    with engine.connect() as connection:
        connection.exec_driver_sql('SELECT 1')
    if any('File: ' in statement for statement in sent):
        raise reading.Insecure('the query says which code it comes from')


def cached(files):
    """The service puts a secret into its cache."""
    from oslo_cache import core
    conf = with_log(files)
    core.configure(conf)
    with logged(conf):
        region = core.configure_cache_region(conf, core.create_region())
        region.set('key', SECRET)
        region.get('key')


def profiled(files):
    """Keystone stores a secret while someone profiles a request. Stands in for: the
    database, and the profiler's store."""
    import sqlalchemy
    from sqlalchemy import orm
    from osprofiler import notifier, profiler
    conf = keystone(files)
    from keystone.common.sql import core
    if not conf.profiler.enabled:
        return
    sent = []
    notifier.set(lambda info, **_: sent.append(info))
    profiler.init('key')
    session = orm.Session(sqlalchemy.create_engine('sqlite://'))

    @contextlib.contextmanager
    def made():
        yield session

    with core._wrap_session(made()) as wrapped:
        wrapped.execute(sqlalchemy.text('SELECT :word'), {'word': SECRET})
    if SECRET in str(sent):
        raise reading.Insecure("the profiler's store has the secret")


def printed(files):
    """A request with a token passes Keystone's middleware."""
    import flask
    keystone(files)
    from keystone.server.flask import core
    application = flask.Flask('proof')
    out = io.StringIO()
    with (mock.patch.object(core, '_APP_MIDDLEWARE', ()),
          mock.patch.object(core, '_KEYSTONE_MIDDLEWARE', ()),
          contextlib.redirect_stdout(out), contextlib.suppress(TypeError)):  # prints bytes
        core.setup_app_middleware(application)
        application.test_client().get('/', headers={'X-Auth-Token': SECRET})
    if SECRET in out.getvalue():
        raise reading.Insecure("what Keystone prints has the request's token")


def directory(files):
    """Keystone looks for a user in its directory. Stands in for: the directory, which
    does not answer."""
    import socket
    import ldap
    conf = keystone(files)
    from keystone.identity.backends.ldap import common
    listener = socket.create_server(('127.0.0.1', 0))
    url = 'ldap://127.0.0.1:%d' % listener.getsockname()[1]
    kept = os.dup(2)
    with open('err', 'w+b') as file:
        os.dup2(file.fileno(), 2)
        handler = common.PythonLDAPHandler()
        handler.connect(url, debug_level=common.BaseLdap(conf).debug_level, conn_timeout=1)
        handler.conn.set_option(ldap.OPT_TIMEOUT, 1)
        with contextlib.suppress(ldap.LDAPError):
            handler.search_s('dc=example', ldap.SCOPE_SUBTREE, '(cn=%s)' % SECRET)
        os.dup2(kept, 2)
        file.seek(0)
        if SECRET in file.read().decode('latin-1'):
            raise reading.Insecure('what libldap prints has the name')


def fails(*_, **__):
    raise RuntimeError(SECRET)


def answer_of(application, path='/', accept='text/html'):
    """What a request gets from an application that fails, if the server takes care of
    the error."""
    import webob
    try:
        request = webob.Request.blank(path, accept=accept)
        return request.get_response(application).text
    except RuntimeError:
        return ''


def debugger(files):
    """An error within Designate's API. Stands in for: the controllers."""
    import pecan
    from designate import conf
    from designate.api.v2 import app
    reading.read(conf.CONF, files, 'designate')

    class Root:
        @pecan.expose()
        def index(self):
            fails()

    made = app.setup_app(pecan.configuration.conf_from_dict({'app': {'root': Root()}}))
    if 'revealing.py' in answer_of(made):
        raise reading.Insecure('the answer has the traceback')


def ironic_answer(files):
    """An error within Ironic's API. Stands in for: the controllers, and the database."""
    import pecan
    from ironic import conf
    from ironic.api import app, hooks, method
    from osprofiler import opts
    from oslo_log import log
    log.register_options(conf.CONF)
    opts.set_defaults(conf.CONF)
    reading.read(conf.CONF, files, 'ironic')
    conf.CONF.set_override('auth_strategy', 'noauth')
    config = app.get_pecan_config()

    class Root:
        @method.expose()
        def index(self):
            fails()

        @pecan.expose()
        def other(self):
            fails()

    config.app.root = Root()
    with (mock.patch.object(hooks.DBHook, 'before'),
          mock.patch.object(hooks.ContextHook, 'before'),
          mock.patch.object(hooks.ContextHook, 'after'), mock.patch.object(hooks.RPCHook, 'before')):
        made = app.setup_app(config)
        for path, accept in (('/', 'application/json'), ('/other', 'text/html')):
            if 'revealing.py' in answer_of(made, path, accept):
                raise reading.Insecure('the answer has the traceback')


def served(make):
    """A request to a server whose application fails."""
    import eventlet
    from eventlet.green import socket
    server = make(fails)
    server.start()
    peer = socket.create_connection(('127.0.0.1', server.port))
    peer.sendall(b'GET / HTTP/1.0\r\n\r\n')
    said = b''
    with eventlet.Timeout(5, False):
        while part := peer.recv(4096):
            said += part
    if b'500 Internal' not in said:
        raise AssertionError(said)
    if b'Traceback' in said:
        raise reading.Insecure('the answer has the traceback')


def cinder_server(files):
    """An error within Cinder's API. Stands in for: the application."""
    conf = cinder(files)
    from cinder import service
    served(lambda application: service.wsgi.Server(conf, 'proof', application,
                                                   host='127.0.0.1', port=0))


def neutron_server(files):
    """An error within Neutron's API. Stands in for: the application."""
    from checked import ml2
    ml2(files)
    from neutron import wsgi

    def make(application):
        made = wsgi.Server('proof')
        made.start_in = made.start
        made.start = lambda: made.start_in(application, 0, '127.0.0.1', workers=0)
        return made

    served(make)


def nova_server(files):
    """An error within Nova's API. Stands in for: the application."""
    import nova.conf
    reading.read(nova.conf.CONF, files, 'nova')
    from nova import wsgi
    served(lambda application: wsgi.Server('proof', application, host='127.0.0.1', port=0))


KINDS = {
    'logged queries': queries,
    'commented queries': commented,
    'cached secret': cached,
    'profiled queries': profiled,
    'printed requests': printed,
    "a directory's traffic": directory,
    "Designate's debugger": debugger,
    "Ironic's errors": ironic_answer,
    "Cinder's server": cinder_server,
    "Neutron's server": neutron_server,
    "Nova's server": nova_server,
}
