"""How a service connects to its database."""
import contextlib
import ssl
import sys
from unittest import mock

from oslo_config import cfg

import messages
import reading
from consoles import certificate
from identity import keystone


def connection(files):
    """The connection that PyMySQL is about to make, and the URL that it comes from.
    Stands in for: the network."""
    import pymysql.connections
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    cfg.CONF.register_opts(options.database_opts, 'database')
    conf = reading.read(cfg.CONF, files)
    certificate('db.pem', key='db.key', host='other.example')
    made = []

    def connect(self, *_):
        made.append(self)
        raise reading.Reached

    with (mock.patch.object(pymysql.connections.Connection, 'connect', connect),
          contextlib.suppress(reading.Reached)):
        context = enginefacade.transaction_context()
        context.configure(**dict(conf.database.items()))
        context.writer.get_engine()
    return made[0] if made else None


def clear(files):
    """PyMySQL speaks to a database on another host."""
    made = connection(files)
    if made and not made.ssl and not made.unix_socket and made.host not in messages.LOCAL:
        raise reading.Insecure('the database is used in clear text')


def unverified(files):
    """What PyMySQL checks, where the URL asks for TLS."""
    made = connection(files)
    if made and not made.ssl and 'ssl' in cfg.CONF.database.connection:
        raise reading.Insecure('TLS is off')
    if made and made.ssl and made.ctx.verify_mode != ssl.CERT_REQUIRED:
        raise reading.Insecure('any certificate is accepted')
    if made and made.ssl and not made.ctx.check_hostname:
        raise reading.Insecure('the name is not checked')


def sqlite(files):
    """Keystone's engine. Stands in for: the network."""
    import pymysql.connections
    from keystone.common import sql
    keystone(files)
    sql.initialize()
    with (mock.patch.object(pymysql.connections.Connection, 'connect', side_effect=reading.Reached),
          contextlib.suppress(reading.Reached)):
        engine = sql.core._get_main_context_manager().writer.get_engine()
        raise reading.Insecure('the data are in %s of this host' % engine.url.database)


def compute(files):
    """nova-compute looks an instance up. Stands in for: the host, the bus and the
    database."""
    from nova.cmd import compute as module
    from oslo_db.sqlalchemy import enginefacade
    argv = ['nova-compute'] + reading.written(files)
    asked = []

    def conductor(*_, **call):
        asked.append('conductor')
        raise reading.Reached

    def engine(*_, **__):
        asked.append('database')
        raise reading.Reached

    with (mock.patch.object(sys, 'argv', argv), mock.patch.object(module.logging, 'setup'),
          mock.patch.object(module.os_vif, 'initialize'), mock.patch.object(module.priv_context, 'init'),
          mock.patch.object(module.gmr.TextGuruMeditation, 'setup_autorun'),
          mock.patch.object(module.config, 'rpc'),
          mock.patch.object(module.conductor_rpcapi, 'ConductorAPI') as api,
          mock.patch.object(enginefacade._TransactionFactory, '_create_session', engine),
          mock.patch.object(enginefacade._TransactionFactory, '_create_connection', engine),
          contextlib.suppress(reading.Reached)):
        api.return_value.object_class_action_versions = conductor
        with reading.until(module.service.Service, 'create'):
            module.main()
        from nova import context
        module.objects.Instance.get_by_uuid(context.get_admin_context(), 'proof')
    conf = module.CONF
    if asked == ['conductor'] and (conf.database.connection or conf.api_database.connection):
        raise reading.Ineffective('the conductor is asked, not the database')
    assert asked == ['conductor'], asked


def agent(files):
    """Neutron's L3 agent starts, and asks for its routers. Stands in for: the host, the
    bus and the database."""
    from neutron.agent import l3_agent
    from neutron.agent.l3 import agent as module
    from neutron_lib import context
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    argv = ['neutron-l3-agent'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', argv), mock.patch.object(l3_agent.common_config, 'n_rpc'),
          mock.patch.object(l3_agent.config, 'setup_logging'),
          mock.patch.object(l3_agent.config, 'setup_privsep'),
          reading.until(l3_agent.neutron_service.Service, 'create')):
        l3_agent.main()
    conf = l3_agent.cfg.CONF
    conf.register_opts(options.database_opts, 'database')
    with (mock.patch.object(module.n_rpc, 'get_client') as client,
          mock.patch.object(enginefacade._TransactionFactory, '_create_session') as session,
          mock.patch.object(enginefacade._TransactionFactory, '_create_connection') as engine):
        module.L3PluginApi('topic', 'host').get_router_ids(context.get_admin_context())
    assert client().prepare().call.called and not session.called and not engine.called
    if conf.database.connection:
        raise reading.Ineffective('the server is asked, not the database')


KINDS = {
    'agent database': agent,
    'clear database': clear,
    'unverified database': unverified,
    'sqlite': sqlite,
    'compute database': compute,
}
