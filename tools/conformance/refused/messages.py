"""How the rabbit driver connects to its broker."""
import contextlib
import socket
import ssl
import threading
from unittest import mock
from urllib.parse import urlsplit

from oslo_config import cfg

import reading
from consoles import certificate

HEADER = b'AMQP'
LOCAL = ('localhost', '127.0.0.1', '::1')


def driver(files):
    """The transport that a service makes."""
    import oslo_messaging
    conf = reading.read(cfg.ConfigOpts(), files)
    transport = oslo_messaging.get_rpc_transport(conf)
    return transport._driver


def connects(made):
    """Has the driver connect, until the stand-in has seen enough."""
    from oslo_messaging._drivers import common
    from oslo_messaging._drivers import impl_rabbit
    if not isinstance(made, impl_rabbit.RabbitDriver):
        return
    with contextlib.suppress(reading.Reached):
        made._get_connection(common.PURPOSE_SEND)


def account(files):
    """Which account the driver logs in with, at each host. Stands in for: the hosts,
    which are all down."""
    from kombu.transport import pyamqp
    made = driver(files)
    tried = []

    def connection(host, userid, password, **_):
        if len(tried) > 2 * len(made._url.hosts):
            raise reading.Reached
        tried.append((urlsplit('//' + host).hostname, userid, password))
        raise ConnectionRefusedError

    with mock.patch.object(pyamqp.Transport, 'Connection', staticmethod(connection)), mock.patch('kombu.utils.functional.sleep'):
        connects(made)
    return tried


def published(files):
    """The driver logs in with the account that RabbitMQ creates, at another host."""
    for host, user, password in account(files):
        if (user, password) == ('guest', 'guest') and host not in LOCAL:
            raise reading.Insecure('guest at ' + host)


def default_account(files):
    """The driver logs in with the account that RabbitMQ creates, anywhere."""
    for host, user, password in account(files):
        if (user, password) == ('guest', 'guest'):
            raise reading.Insecure('guest at ' + host)


def broker(files, name):
    """Connects to what stands in for every broker, and returns what it gets: a header
    in clear text, or one through TLS after showing a certificate. ca.pem is the
    authority that signed the one named ca."""
    from amqp import transport
    made = driver(files)
    for each in {'ca', name}:
        certificate(each + '.pem', key=each + '.key', host='other.example')
    listener = socket.create_server(('127.0.0.1', 0))
    got = []

    def serve():
        peer, _ = listener.accept()
        if peer.recv(1, socket.MSG_PEEK) == HEADER[:1]:
            got.append(('plain', peer.recv(4)))
            peer.close()
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(name + '.pem', name + '.key')
        with contextlib.suppress(OSError):
            with context.wrap_socket(peer, server_side=True) as stream:
                got.append((stream.version(), stream.recv(4)))

    def connect(self, *_):
        if threads:
            raise reading.Reached
        threads.append(threading.Thread(target=serve))
        threads[0].start()
        self.sock = socket.create_connection(listener.getsockname())

    threads = []
    with (mock.patch.object(transport._AbstractTransport, '_connect', connect),
          mock.patch('kombu.utils.functional.sleep')):
        connects(made)
    for thread in threads:
        thread.join(10)
    return [how for how, header in got if header == HEADER], made


def clear(files):
    """The driver speaks to a broker on another host."""
    how, made = broker(files, 'ca')
    if 'plain' in how and any(host.hostname not in LOCAL for host in made._url.hosts):
        raise reading.Insecure('the bus is used in clear text')


def foreign(files):
    """A broker shows a certificate that no authority signed."""
    if [version for version in broker(files, 'foreign')[0] if version != 'plain']:
        raise reading.Insecure('a foreign certificate is accepted')


def misnamed(files):
    """A broker shows another host's certificate, which the authority signed."""
    how, made = broker(files, 'ca')
    remote = any(host.hostname not in LOCAL for host in made._url.hosts)
    if [version for version in how if version != 'plain'] and remote:
        raise reading.Insecure("another host's certificate is accepted")


def version(files):
    """Which TLS the driver asks for."""
    asked = []
    real = ssl.SSLContext.wrap_socket

    def wrap(context, sock, *arguments, **options):
        if not options.get('server_side'):
            asked.append(context.protocol)
        return real(context, sock, *arguments, **options)

    with mock.patch.object(ssl.SSLContext, 'wrap_socket', wrap):
        broker(files, 'ca')
    if asked and asked[0] in (ssl.PROTOCOL_TLSv1, ssl.PROTOCOL_TLSv1_1):
        raise reading.Insecure('nothing but %s is offered' % asked[0].name)


def kafka(files):
    """A notification is sent over Kafka. Stands in for: the hosts, which are all one
    socket, and hang up at once."""
    import confluent_kafka
    import oslo_messaging
    from oslo_messaging._drivers import impl_kafka
    conf = reading.read(cfg.ConfigOpts(), files)
    made = oslo_messaging.get_notification_transport(conf)._driver
    if not isinstance(made, impl_kafka.KafkaDriver):
        return
    listener = socket.create_server(('127.0.0.1', 0))
    listener.settimeout(20)
    addresses = []

    def producer(settings):
        addresses.extend(settings['bootstrap.servers'].split(','))
        settings['bootstrap.servers'] = '127.0.0.1:%d' % listener.getsockname()[1]
        return real(settings)

    real = confluent_kafka.Producer
    with mock.patch.object(confluent_kafka, 'Producer', producer):
        made.pconn._ensure_producer()
        first = listener.accept()[0].recv(1)
    remote = any(urlsplit('//' + address).hostname not in LOCAL for address in addresses)
    if first != b'\x16' and remote:  # which a handshake of TLS begins with
        raise reading.Insecure('the bus is used in clear text')


def calls(files):
    """A program begins to take calls. Stands in for: the queues of RabbitMQ."""
    import oslo_messaging
    from oslo_messaging._drivers import amqpdriver
    conf = reading.read(cfg.ConfigOpts(), files)
    transport = oslo_messaging.get_rpc_transport(conf)
    server = oslo_messaging.get_rpc_server(transport, oslo_messaging.Target(topic='t', server='s'), [object()], executor='threading')
    with mock.patch.object(amqpdriver.AMQPDriverBase, 'listen'):
        server.start()


KINDS = {
    'answered calls': calls,
    'clear Kafka': kafka,
    'published account': published,
    'default account': default_account,
    'clear broker': clear,
    'foreign broker': foreign,
    'misnamed broker': misnamed,
    'version of TLS': version,
}
