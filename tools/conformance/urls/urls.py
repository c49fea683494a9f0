#!/usr/bin/python3
"""Ask oslo.messaging, kombu, SQLAlchemy and PyMySQL how they read a URL.

    urls.py < questions.jsonl > answers.jsonl    one JSON object per line, each way

A question:
    kind        "transport" or "database"
    text        the URL
    parameters  for a database: oslo.db's connection_parameters, or ""

An answer to "transport":
    error       the class of the parser's error, or null
    scheme, virtual_host, query, hosts
                as oslo.messaging reads them
    dialled     for each host what kombu connects to, up to the first failure,
                or null if the driver is neither rabbit nor kombu
    problem     the class of that failure, or null

An answer to "database":
    error       the class of the parser's error, or null
    name, user, password, host, port, database, query
                as SQLAlchemy reads them
    load        the class of what create_connect_args raises, or null
    connect     the class of what PyMySQL raises before it opens a socket, or
                null; "file" if a file is missing
    dialled     PyMySQL's host, port, user, password, database and unix_socket
    tls         null without TLS, or [verify mode, name checked]

Nothing is sent: the connections are built but not opened.
"""
import json
import logging
import sys

import kombu.connection
import kombu.transport
from oslo_config import cfg
from oslo_db.sqlalchemy import engines
from oslo_messaging import transport
from oslo_messaging._drivers import impl_rabbit
import pymysql.connections
from sqlalchemy.dialects.mysql import pymysql as dialect
from sqlalchemy.engine import url as sa

logging.disable(logging.CRITICAL)


class Writer(impl_rabbit.Connection):
    """The driver's connection, only for the methods that write URLs."""

    def __init__(self):
        pass

    def __del__(self):
        pass


WRITER = Writer()


def written(url, host):
    """Return the text that the driver passes to kombu for a host."""
    if host is not None:
        return WRITER._transform_transport_url(url, host)
    if url.transport.startswith('kombu+'):
        text = '%s://' % url.transport.replace('kombu+', '')
        return text + (url.virtual_host or '')
    return WRITER._transform_transport_url(
        url, transport.TransportHost(''), default_username='guest',
        default_password='guest', default_hostname='localhost')


def dial(text):
    connection = kombu.connection.Connection(text, heartbeat=60, login_method='AMQPLAIN')
    name = connection.transport_cls
    kombu.transport.get_transport_cls(name)
    if name not in ('amqp', 'amqps', 'pyamqp', 'librabbitmq'):
        return None
    return {'host': connection.hostname or 'localhost',
            'port': connection.port or 5672,
            'user': connection.userid or 'guest',
            'password': connection.password or 'guest',
            'virtual_host': connection.virtual_host or '/'}


def ask_transport(question):
    conf = cfg.ConfigOpts()
    if not question['text']:
        # The parser then takes the option's value, which is
        # the same text.
        conf.register_opts(transport._transport_opts)
        conf.set_override('transport_url', '')
    try:
        url = transport.TransportURL.parse(conf, question['text'])
    except Exception as e:
        return {'error': type(e).__name__}
    answer = {
        'error': None, 'scheme': url.transport,
        'virtual_host': url.virtual_host, 'query': url.query,
        'hosts': [{'host': h.hostname, 'port': h.port, 'user': h.username,
                   'password': h.password} for h in url.hosts],
        'dialled': None, 'problem': None}
    if url.transport.split('+')[0] not in ('rabbit', 'kombu'):
        return answer
    answer['dialled'] = []
    try:
        for text in [written(url, host) for host in url.hosts or [None]]:
            for part in text.split(';'):
                dialled = dial(part)
                if dialled is not None:
                    answer['dialled'].append(dialled)
    except Exception as e:
        answer['problem'] = type(e).__name__
    return answer


class Context:
    """What PyMySQL needs from ssl, without files."""

    def __init__(self, cafile=None, capath=None):
        if cafile is not None and cafile.startswith('('):
            raise FileNotFoundError
        self.check_hostname = True
        self.verify_mode = None
        self.options = 0

    def load_cert_chain(self, certfile, keyfile=None):
        if certfile.startswith('('):
            raise FileNotFoundError

    def set_ciphers(self, text):
        pass


class SSL:
    """The module ssl, with contexts that read no files."""

    def __getattr__(self, name):
        return getattr(REAL_SSL, name)

    def create_default_context(self, cafile=None, capath=None):
        return Context(cafile, capath)


REAL_SSL = pymysql.connections.ssl
pymysql.connections.ssl = SSL()


class Parser(pymysql.connections.Parser):
    """An empty option file."""

    def read(self, path):
        return []


pymysql.connections.Parser = Parser


def text_of(value):
    return value if value is None or isinstance(value, (str, int)) else str(value)


def ask_database(question):
    try:
        url = sa.make_url(question['text'])
        if question['parameters']:
            url = engines._extend_url_parameters(url, question['parameters'])
    except Exception as e:
        return {'error': type(e).__name__}
    answer = {
        'error': None, 'name': url.drivername, 'user': url.username,
        'password': url.password, 'host': url.host, 'port': url.port,
        'database': url.database,
        'query': {k: list(v) if isinstance(v, tuple) else [v] for k, v in url.query.items()},
        'load': None, 'connect': None, 'dialled': None, 'tls': None}
    if url.drivername not in ('mysql+pymysql', 'mariadb+pymysql'):
        return answer
    url = url.difference_update_query(['plugin'])
    try:
        _, arguments = dialect.dialect(dbapi=pymysql).create_connect_args(url)
    except Exception as e:
        answer['load'] = type(e).__name__
        return answer
    if 'charset' not in url.query:
        arguments['charset'] = 'utf8'
    if 'defer_connect' in arguments:
        del arguments['defer_connect']
    try:
        connection = pymysql.connections.Connection(defer_connect=True, **arguments)
    except Exception as e:
        answer['connect'] = 'file' if isinstance(e, OSError) else type(e).__name__
        return answer
    password = connection.password
    if isinstance(password, bytes):
        password = password.decode('latin1')
    answer['dialled'] = {
        'host': text_of(connection.host), 'port': connection.port,
        'user': text_of(connection.user) if 'user' in arguments else None,
        'password': text_of(password or None), 'database': text_of(connection.db),
        'unix_socket': text_of(connection.unix_socket)}
    if connection.ssl:
        mode = REAL_SSL.VerifyMode(connection.ctx.verify_mode).name
        answer['tls'] = [mode, bool(connection.ctx.check_hostname)]
    return answer


def main():
    ask = {'transport': ask_transport, 'database': ask_database}
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps(ask[question['kind']](question)))


main()
