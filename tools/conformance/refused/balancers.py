"""What Octavia needs to make load balancers, and what it makes of its values."""
import socket
from unittest import mock

import reading
from catalogue import Wire, made, sends
from protocols import octavia


def worker(files):
    """A worker opens its queue. Stands in for: the bus."""
    import oslo_messaging
    conf = octavia(files)
    from octavia.common import rpc
    from octavia.controller.queue.v1 import consumer
    rpc.TRANSPORT = oslo_messaging.get_rpc_transport(conf, 'fake:/')
    with mock.patch.object(consumer.endpoints, 'Endpoints', object):
        service = consumer.ConsumerService(1, conf)
        service.run()
    service.message_listener.stop()


def job_board(files):
    """A worker opens its job board. Stands in for: the network, on which no name is
    looked up."""
    octavia(files)
    from octavia.controller.worker.v2 import taskflow_jobboard_driver
    look_up = socket.getaddrinfo

    def numeric(host, port, family=0, kind=0, proto=0, flags=0):
        return look_up(host, port, family, kind, proto, flags | socket.AI_NUMERICHOST)

    with (mock.patch('socket.getaddrinfo', numeric), reading.until(socket.socket, 'connect')):
        with taskflow_jobboard_driver.RedisTaskFlowDriver(None).job_board(None):
            pass


def prohibited(files):
    """A client asks for each of the ciphers that a list names."""
    conf = octavia(files)
    from octavia.common import validate
    for cipher in conf.api_settings.tls_cipher_prohibit_list.replace(',', ':').split(':'):
        if cipher and not validate.check_cipher_prohibit_list(cipher):
            raise reading.Ineffective('%s is not prohibited' % cipher)


def reaches(call):
    """Makes a call of a driver, which has to reach the network."""
    try:
        sends(call)
    except AssertionError as error:
        raise reading.Ineffective('the driver does nothing') from error


def drivers(files):
    """A worker calls what its drivers stand for. Stands in for: Nova, Neutron and the
    amphora."""
    from stevedore import driver
    conf = octavia(files)
    from octavia.amphorae.drivers.haproxy import rest_api_driver
    from octavia.common import keystone

    def load(kind, name):
        return driver.DriverManager('octavia.%s.drivers' % kind, name, invoke_on_load=True).driver

    given = conf.controller_worker
    amphora = mock.Mock(lb_network_ip='192.0.2.20', compute_id='c', api_version=None)
    with (mock.patch.object(keystone.KeystoneSession, 'get_session', return_value=made()),
          mock.patch.object(rest_api_driver.AmphoraAPIClientBase, 'request', Wire.request)):
        reaches(lambda: load('compute', given.compute_driver).build(image_tag='amphora'))
        reaches(lambda: load('network', given.network_driver).get_network('n'))
        reaches(lambda: load('amphora', given.amphora_driver).get_info(amphora))


def versions(files):
    """Someone creates a listener or a pool with TLS, and names no versions."""
    octavia(files)
    from octavia.db import prepare
    listener = prepare.create_listener({'protocol': 'TERMINATED_HTTPS'}, 'lb')
    unset = dict.fromkeys(('tls_ciphers', 'tls_versions', 'alpn_protocols'))
    pool = prepare.create_pool({'tls_enabled': True, 'protocol': 'HTTP', **unset}, 'lb')
    for kept in (listener, pool):
        for old in ('SSLv3', 'TLSv1', 'TLSv1.1'):
            if old in kept['tls_versions']:
                raise reading.Insecure('load balancers offer ' + old)


def account(files):
    """Octavia calls another service with its own account."""
    octavia(files)
    from octavia.common import keystone
    with mock.patch('requests.Session.request', Wire.request):
        sends(keystone.KeystoneSession().get_session().get_token)


KINDS = {
    'worker of Octavia': worker,
    'job board': job_board,
    'prohibited ciphers': prohibited,
    'drivers of Octavia': drivers,
    'default versions of listeners': versions,
    'account of Octavia': account,
}
