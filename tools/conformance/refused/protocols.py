"""Which versions of TLS consoles, load balancers and a key store may use, and which
nodes of a cluster Cinder logs in to."""
import contextlib
import os
import socket
import ssl
import sys
import threading
import types
import warnings
from unittest import mock

from oslo_config import cfg

import reading
from compute import nova
from consoles import certificate
from volumes import cinder, drivers

OLD = ('SSLv3', 'TLSv1', 'TLSv1.1')


def allowing(context):
    """Makes a context offer what its code leaves it, also where the host's policy for
    OpenSSL would not."""
    with contextlib.suppress(ValueError):  # a context of one version has no minimum
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers('ALL:@SECLEVEL=0')
    return context


def old_client(peer):
    """A browser that speaks TLS 1.1 at most."""
    context = allowing(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    with contextlib.suppress(OSError), peer:
        context.wrap_socket(peer)


def console(files):
    """The console proxy answers a browser that speaks TLS 1.1 at most. Stands in for:
    a host whose OpenSSL still has that, the log, and the program's end of the socket."""
    from nova.cmd import baseproxy, novncproxy  # noqa: F401, the latter registers options
    from nova.console import websocketproxy
    nova(files)
    warnings.simplefilter('ignore')
    proxy = websocketproxy.NovaWebSocketProxy
    certificate('cert.pem')
    conf = baseproxy.CONF
    for option, value in (('web', None), ('cert', 'cert.pem'), ('key', 'key.pem')):
        conf.set_override(option, value)
    with (mock.patch.object(proxy, 'start_server', autospec=True) as started,
          mock.patch.object(proxy, 'socket'), mock.patch.object(baseproxy, 'logging'),
          mock.patch.object(baseproxy, 'gmr')):
        baseproxy.proxy('127.0.0.1', 6080)
    made, = started.call_args.args
    ours, theirs = socket.socketpair()
    browser = threading.Thread(target=old_client, args=(theirs,))
    browser.start()
    create = ssl.create_default_context
    with (mock.patch.object(ssl, 'create_default_context',
                            lambda *arguments: allowing(create(*arguments))),
          mock.patch.object(made, 'RequestHandlerClass') as handler):
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            made.do_handshake(ours, ('127.0.0.1', 40000))
    ours.close()
    browser.join(10)
    if handler.called:
        raise reading.Insecure('a browser gets ' + handler.call_args.args[0].version())


def octavia(files):
    """Octavia's options, with the texts read."""
    from octavia.common import config  # noqa: F401, which registers the options
    return reading.read(cfg.CONF, files, 'octavia')


def balancer(files):
    """A user asks for a load balancer that offers old versions."""
    octavia(files)
    from octavia.common import exceptions, validate
    for version in OLD:
        try:
            validate.check_tls_version_list([version])
            validate.check_tls_version_min([version])
        except exceptions.ValidationException:
            continue
        raise reading.Insecure('a listener may offer ' + version)


def agent(files):
    """The controller and an amphora's agent prepare their connection. Stands in for:
    the server, and the process that sends heartbeats."""
    octavia(files)
    from octavia.amphorae.drivers.haproxy import rest_api_driver
    from octavia.cmd import agent as program
    adapter = rest_api_driver.CustomHostNameCheckingAdapter()
    asked = adapter.poolmanager.connection_pool_kw['ssl_version']
    with (mock.patch.object(program.service, 'prepare_service'), mock.patch.object(program, 'gmr'),
          mock.patch.object(program.multiproc, 'Process'),
          mock.patch.object(program.server, 'Server'),
          mock.patch.object(program, 'AmphoraAgent') as made):
        program.main()
    offered = made.call_args.args[1]['ssl_version']
    for version in (asked, offered):
        if version in (ssl.PROTOCOL_TLSv1, ssl.PROTOCOL_TLSv1_1):
            raise reading.Insecure('nothing but %s is offered' % version.name)


def key_store(files):
    """Barbican makes its client for a key store. Stands in for: the client's library,
    PyKMIP."""
    modules = {'kmip' + name: mock.MagicMock() for name in
               ('', '.core', '.core.factories', '.pie', '.core.enums', '.core.objects')}
    client = types.SimpleNamespace(ProxyKmipClient=mock.Mock())
    modules['kmip.pie'].client = client
    with mock.patch.dict(sys.modules, modules):
        from barbican.plugin import kmip_secret_store
        conf = reading.read(kmip_secret_store.CONF, files, 'barbican')
        with reading.telling() as said:
            kmip_secret_store.KMIPSecretStore(conf)
    asked = client.ProxyKmipClient.call_args.kwargs['ssl_version']
    if said:
        raise reading.Ineffective(said[0])
    if getattr(ssl, asked) in (ssl.PROTOCOL_TLSv1, ssl.PROTOCOL_TLSv1_1):
        raise reading.Insecure('the client is to use ' + asked)


def cluster(files):
    """Cinder looks for a node of a GPFS cluster. Stands in for: the network."""
    import paramiko
    from oslo_concurrency import processutils
    conf = cinder(files)
    conf.set_override('state_path', os.getcwd())
    answer = ('::state:\n::active:\n', '')
    with (mock.patch.object(paramiko.SSHClient, 'connect') as connected,
          mock.patch.object(processutils, 'ssh_execute', return_value=answer),
          mock.patch.object(paramiko.SSHClient, 'set_missing_host_key_policy') as policy):
        for made in drivers(conf):
            look = getattr(made, '_get_active_gpfs_node_ip', None)
            if look:
                look()
                assert connected.called
    for call in policy.call_args_list:
        if not isinstance(call.args[0], paramiko.RejectPolicy):
            raise reading.Insecure('takes any key: ' + type(call.args[0]).__name__)


KINDS = {
    "a console's TLS": console,
    "a load balancer's TLS": balancer,
    "an agent's TLS": agent,
    "a key store's TLS": key_store,
    'cluster': cluster,
}
