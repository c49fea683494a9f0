"""How a service connects to its database."""
import contextlib
import os
import socket
import ssl
import sys
import threading
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


def postgres(files, answer):
    """libpq connects, and what it sends after the answer to its question for TLS. Stands
    in for: the database, which is on this host, and has a certificate of another name."""
    import psycopg2
    from oslo_db import options
    from oslo_db.sqlalchemy import enginefacade
    cfg.CONF.register_opts(options.database_opts, 'database')
    conf = reading.read(cfg.CONF, files)
    certificate('db.pem', key='db.key', host='other.example')
    os.chmod('db.key', 0o600)
    listener = socket.create_server(('127.0.0.1', 0))
    seen, real = [], psycopg2.connect

    def serve():
        with contextlib.suppress(OSError):
            while True:
                peer, _ = listener.accept()
                with peer, contextlib.suppress(OSError):
                    asked = peer.recv(8)
                    if asked != ASKS_TLS:
                        seen.append('clear text')
                        continue
                    peer.sendall(answer)
                    if answer == b'S':
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                        context.load_cert_chain('db.pem', 'db.key')
                        with context.wrap_socket(peer, server_side=True) as peer:
                            seen.extend(['TLS'] if peer.recv(8) else [])
                    elif peer.recv(8):
                        seen.append('clear text')

    server = threading.Thread(target=serve, daemon=True)
    server.start()

    def connect(dsn=None, **named):
        if named.get('host', '').startswith('/'):
            raise reading.Reached
        return real(dsn, **dict(named, hostaddr='127.0.0.1', port=listener.getsockname()[1]))

    with (mock.patch.object(psycopg2, 'connect', connect), mock.patch('time.sleep'),
          contextlib.suppress(reading.Reached, Exception)):
        context = enginefacade.transaction_context()
        context.configure(**dict(conf.database.items(), max_retries=1))
        context.writer.get_engine().connect()
    listener.close()
    return seen


ASKS_TLS = b'\x00\x00\x00\x08\x04\xd2\x16\x2f'


def clear_postgres(files):
    """libpq speaks to a server that has no TLS."""
    if 'clear text' in postgres(files, b'N'):
        raise reading.Insecure('the database is used in clear text')


def unverified_postgres(files):
    """libpq speaks to a server whose certificate has another name."""
    if 'TLS' in postgres(files, b'S'):
        given = 'sslrootcert' in cfg.CONF.database.connection
        raise reading.Insecure('the name is not checked' if given else 'any certificate is accepted')


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
    'clear PostgreSQL': clear_postgres,
    'unverified PostgreSQL': unverified_postgres,
    'agent database': agent,
    'clear database': clear,
    'unverified database': unverified,
    'sqlite': sqlite,
    'compute database': compute,
}
