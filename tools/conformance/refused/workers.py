"""With how many processes and threads programs start."""
import contextlib
import threading
from unittest import mock

from oslo_config import cfg
from oslo_service import service as launching

import reading
from protocols import octavia


class Parsed:
    """A configuration that its program would read from its command line first."""

    def __init__(self, conf):
        self.conf = conf

    def __call__(self, *_, **__):
        pass

    def __getattr__(self, name):
        return getattr(self.conf, name)


@contextlib.contextmanager
def without(module, *names):
    """A program without what it needs besides its workers, and without those."""
    with contextlib.ExitStack() as stack:
        for launcher in (launching.ServiceLauncher, launching.ProcessLauncher):
            for method in ('launch_service', 'wait'):
                stack.enter_context(mock.patch.object(launcher, method))
        for name in names:
            stack.enter_context(mock.patch.object(module, name))
        yield


def designate(files):
    """Each of Designate's programs starts its service. Stands in for: those."""
    import designate.conf
    from designate import service
    conf = reading.read(designate.conf.CONF, files, 'designate')
    with without(service):
        for name in ('central', 'mdns', 'producer', 'sink', 'worker', 'api'):
            service._launcher = None  # as in a process of its own
            service.serve(mock.Mock(), workers=conf['service:' + name].workers)


def barbican(files):
    """barbican-worker starts, if Barbican has a queue. Stands in for: that."""
    from barbican.cmd import worker
    conf = reading.read(worker.config.CONF, files, 'barbican')
    if not conf.queue.enable:
        return
    with (without(worker, 'log', 'queue', 'server'),
          mock.patch.object(worker.config, 'CONF', Parsed(conf))):
        worker.main()


def heat(files):
    """heat-engine starts. Stands in for: its service, the bus and the plugins."""
    import heat.engine.service as behind
    from heat.cmd import engine
    conf = reading.read(cfg.CONF, files, 'heat')
    with (without(engine, 'messaging', 'config', 'template', 'profiler', 'gmr'),
          mock.patch.object(behind, 'EngineService'),
          mock.patch.object(engine, 'CONF', Parsed(conf))):
        engine.launch_engine(setup_logging=False)


def magnum(files):
    """magnum-conductor starts. Stands in for: its service and what answers its calls."""
    import magnum.conf
    from magnum.cmd import conductor
    reading.read(magnum.conf.CONF, files, 'magnum')
    with without(conductor, 'magnum_service', 'rpc_service', 'gmr', 'indirection_api',
                 'cluster_conductor', 'conductor_listener', 'ca_conductor',
                 'federation_conductor', 'nodegroup_conductor'):
        conductor.main()


def balancers(files):
    """Octavia's controller, health manager and housekeeping set up their threads.
    Stands in for: the port of the heartbeats and the database."""
    octavia(files)
    from octavia.amphorae.drivers.health import heartbeat_udp
    from octavia.common import base_taskflow
    from octavia.controller.healthmanager import health_manager
    from octavia.controller.housekeeping import house_keeping
    base_taskflow.BaseTaskFlowEngine()
    with (mock.patch.object(health_manager, 'cw2', create=True),
          mock.patch.object(health_manager, 'repo')):
        health_manager.HealthManager(threading.Event())
    with (mock.patch.object(heartbeat_udp.UDPStatusGetter, 'update'),
          mock.patch.object(heartbeat_udp, 'UpdateHealthDb')):
        heartbeat_udp.UDPStatusGetter()
    with (mock.patch.object(house_keeping, 'cw2', create=True),
          mock.patch.object(house_keeping, 'db_api'),
          mock.patch.object(house_keeping, 'repo') as repo):
        repo.AmphoraRepository().get_cert_expiring_amphora.return_value = None
        house_keeping.CertRotation().rotate()


KINDS = {
    'workers of Designate': designate,
    'workers of Barbican': barbican,
    'workers of Heat': heat,
    'workers of Magnum': magnum,
    'threads of Octavia': balancers,
}
