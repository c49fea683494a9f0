"""Whether drivers call their arrays in clear text."""
import contextlib
import socket
import sys
import threading
import time
from unittest import mock

from oslo_config import cfg

import reading
from consoles import certificate
from volumes import cinder, drivers

TLS = b'\x16'  # the first byte of a handshake


class Array:
    """Stands in for every array: a socket that hangs up after the first byte. The
    driver is stopped when it connects a second time."""

    def __init__(self):
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.first = []
        threading.Thread(target=self.answer, daemon=True).start()

    def answer(self):
        while True:
            peer, _ = self.listener.accept()
            self.first.append(peer.recv(1))
            peer.close()

    def instead(self, real):
        """What takes the place of a socket's connect."""
        def connect(connecting, _):
            if self.first:
                raise reading.Reached
            return real(connecting, self.listener.getsockname())
        return connect

    def elsewhere(self, event, arguments):
        """Stops every other connection, for nothing may leave the host."""
        if event == 'socket.connect' and arguments[1] != self.listener.getsockname():
            raise AssertionError('a connection to %s' % (arguments[1],))

    def judge(self, use):
        # The thread may not have read yet what the driver sent.
        for _ in range(100):
            if self.first:
                break
            time.sleep(0.1)
        if self.first and self.first[0] != TLS:
            raise reading.Insecure(use + ' in clear text')
        assert self.first, 'nothing was called'


@contextlib.contextmanager
def array(use='the array is called'):
    """Drivers connect to one array, with pauses left out."""
    from eventlet import patcher
    from eventlet.greenio import base
    made = Array()
    sys.addaudithook(made.elsewhere)
    with (mock.patch('time.sleep'), mock.patch('eventlet.sleep'), contextlib.ExitStack() as stack):
        for owner in {socket.socket, patcher.original('socket').socket, base.GreenSocket}:
            stack.enter_context(mock.patch.object(owner, 'connect', made.instead(owner.connect)))
        yield made
    made.judge(use)


def started(driver):
    """Starts a driver until it fails, as it does without its array."""
    for step in ('do_setup', 'check_for_setup_error', 'get_volume_stats'):
        try:
            getattr(driver, step)(*[mock.Mock()] * (step == 'do_setup'))
        except (Exception, reading.Reached) as error:  # pylint: disable=broad-except
            print(type(error).__name__, error, file=sys.stderr)
            return


def forget(*names):
    for name in [name for name in sys.modules if name.startswith(names)]:
        del sys.modules[name]


def volumes(files):
    """Cinder's drivers start. Stands in for: their arrays, and the locks."""
    from cinder import coordination
    with mock.patch('eventlet.monkey_patch'):  # too late, for sockets are in use
        made = list(drivers(cinder(files)))
    forget('cinder.opts', 'cinder.cmd.')  # which would do it when they are loaded again
    certificate('client.pem', key='client.key')  # the file of one driver holds both
    with open('client.pem', 'ab') as both, open('client.key', 'rb') as key:
        both.write(key.read())
    with array(), mock.patch.object(coordination.COORDINATOR, 'get_lock', mock.MagicMock()):
        for each in made:
            started(each)


def shares(files):
    """Manila's drivers start. Stands in for: their arrays."""
    made = list(share_drivers(manila(files)))
    with array():
        for each in made:
            started(each)


def made(files):
    """Manila's drivers are made."""
    assert list(share_drivers(manila(files)))


def manila(files):
    """Manila's options. What a driver requires is in its own section."""
    from manila.common import config  # noqa: F401, options
    with mock.patch.object(cfg.CONF, '_check_required_opts'):
        return reading.read(cfg.CONF, files, 'manila')


def share_drivers(conf):
    from manila.share import configuration, driver
    from manila.share import manager
    from oslo_utils import importutils
    for backend in conf.enabled_share_backends:
        settings = configuration.Configuration(manager.share_manager_opts, config_group=backend)
        settings.append_config_values(driver.share_opts)
        with mock.patch('manila.rpc.get_client'), mock.patch('manila.rpc.get_notifier'):
            cls = importutils.import_class(settings.share_driver)
            yield cls(configuration=settings, private_storage=mock.Mock())


# The client libraries of drivers that Debian does not package, with what else these
# need of the same makers.
LIBRARIES = ('hpe3parclient', 'rbd_iscsi_client', 'infinisdk', 'capacity', 'infi.dtypes')


def libraries():
    """Stands in for the libraries, and returns the calls of their clients."""
    for name in LIBRARIES:
        made = mock.MagicMock(version='99.0.0', version_tuple=(99, 0, 0))
        for part in ('client', 'exceptions', 'file_client'):
            sys.modules['%s.%s' % (name, part)] = getattr(made, part)
        sys.modules[name.partition('.')[0]] = sys.modules[name] = made
    return [sys.modules['hpe3parclient.client'].HPE3ParClient,
            sys.modules['hpe3parclient.file_client'].HPE3ParFilePersonaClient,
            sys.modules['rbd_iscsi_client.client'].RBDISCSIClient,
            sys.modules['infinisdk'].InfiniBox]


DRIVERS = ('cinder.volume.drivers.', 'manila.share.drivers.')


def client(load, made_from):
    """What the drivers hand to the client library. Stands in for: the library."""
    def ask(files):
        clients = libraries()
        conf = load(files)
        for made in made_from(conf):
            started(made)
        forget(*DRIVERS)  # lest they be loaded without the library for the next question
        calls = [call for each in clients for call in each.call_args_list]
        assert calls, 'nothing was called'
        for call in calls:
            if call.kwargs.get('use_ssl') is False or any(
                    str(text).lower().startswith('http:') for text in call.args):
                raise reading.Insecure('the array is called in clear text')
    return ask


def without_ceph(conf):
    """Stands in for: Ceph itself, beside which the array is a gateway."""
    forget('cinder.volume.drivers.')  # which the options have loaded without the library
    with mock.patch('cinder.volume.drivers.rbd.RBDDriver.do_setup'):
        yield from drivers(conf)


KINDS = {
    'array of volumes': volumes,
    'array of shares': shares,
    'drivers of shares': made,
    "volumes' client": client(cinder, without_ceph),
    "shares' client": client(manila, share_drivers),
}
