"""What Cinder's and Manila's storage drivers need, and what they fail on."""
import contextlib
from unittest import mock

import reading
from arrays import manila, share_drivers
from volumes import cinder, drivers


def supported(files):
    """The manager of each back end starts its driver. Stands in for: what follows."""
    conf = cinder(files)
    from cinder.volume import manager
    for made in drivers(conf):
        volumes = manager.VolumeManager.__new__(manager.VolumeManager)
        volumes.driver, volumes.configuration = made, made.configuration
        with (mock.patch.object(volumes, '_init_host') as began,
              mock.patch.object(type(made), 'initialized', True)):
            volumes.init_host()
        if not began.called:
            raise reading.Ineffective('the driver is not started')


def clustered(files):
    """The manager of each back end loads its driver. Stands in for: the database and
    the bus."""
    conf = cinder(files)
    from cinder.volume import manager
    from storage import alone
    with alone(manager.VolumeManager), mock.patch.object(manager.key_manager, 'API'):
        for backend in conf.enabled_backends:
            manager.VolumeManager(host='proof@' + backend, service_name=backend,
                                  cluster=conf.cluster)


def loaded(files):
    """Cinder loads its drivers."""
    assert list(drivers(cinder(files)))


def set_up(files):
    """Cinder loads its drivers and sets them up, until one calls its array. Stands in
    for: the client of NetApp's arrays, and Ceph."""
    conf = cinder(files)
    from cinder.volume.drivers import rbd
    from cinder.volume.drivers.netapp.dataontap.utils import utils
    with (mock.patch.object(utils, 'get_client_for_backend', side_effect=reading.Reached),
          mock.patch.object(rbd, 'rados', mock.MagicMock()),
          mock.patch.object(rbd, 'rbd', mock.MagicMock()), mock.patch.object(rbd, 'RADOSClient')):
        for made in drivers(conf):
            with contextlib.suppress(reading.Reached):
                if not isinstance(made, rbd.RBDDriver):
                    made.do_setup(None)
                made.check_for_setup_error()


def exported(files):
    """A volume is exported, and its host is told the way to it. Stands in for: the
    programs of the target, and the end of the export."""
    conf = cinder(files)
    from cinder.volume.targets import iscsi, lio
    from os_brick.initiator import connector
    volume = {'id': '8d2b1a34-1111-2222-3333-444455556666', 'name': 'volume-8d2b1a34'}
    with mock.patch.object(lio.LioAdm, '_verify_rtstool'):
        made = list(drivers(conf))
    for target in (each.target_driver for each in made):
        target.db = mock.Mock()
        with (mock.patch.object(target, '_get_target_chap_auth', return_value=None),
              mock.patch('cinder.privsep.targets.tgt.tgtadm_show', return_value=('', '')),
              mock.patch('oslo_utils.fileutils.ensure_tree'),
              mock.patch('cinder.volume.targets.tgt.open', create=True, side_effect=reading.Reached),
              mock.patch('os.path.exists', side_effect=reading.Reached),
              contextlib.suppress(reading.Reached)):
            if not isinstance(target, lio.LioAdm):
                target.create_export(mock.Mock(), volume, '/dev/x')
        with mock.patch.object(target, '_get_iscsi_properties', return_value={}):
            told = iscsi.ISCSITarget.initialize_connection(target, volume, {'multipath': False})
        connector.InitiatorConnector.factory(told['driver_volume_type'], 'sudo')


def snapshots(files):
    """Someone takes a snapshot. Stands in for: the share and its files."""
    conf = cinder(files)
    for made in drivers(conf):
        made._check_snapshot_support()


def chunks(files):
    """A volume of Ceph is created. Stands in for: Ceph."""
    conf = cinder(files)
    from cinder.volume.drivers import rbd
    with (mock.patch.object(rbd, 'rados', mock.MagicMock()),
          mock.patch.object(rbd, 'rbd', mock.MagicMock())):
        for made in drivers(conf):
            with (mock.patch.object(rbd, 'RADOSClient'), mock.patch.object(made, 'RBDProxy'),
                  mock.patch.object(made, '_setup_volume', return_value={})):
                made.create_volume(mock.MagicMock(size=1, encryption_key_id=None))


def zones(files):
    """Cinder makes its zone manager. Stands in for: the switches."""
    cinder(files)
    from cinder.zonemanager import utils
    from cinder.zonemanager.drivers.brocade import brcd_fc_zone_driver as brocade
    with mock.patch.object(brocade.BrcdFCZoneDriver, '__init__', return_value=None):
        with mock.patch.object(brocade.BrcdFCZoneDriver, 'get_version', return_value='1'):
            if utils.create_zone_manager() is None:
                raise reading.Ineffective('makes no zones')


def backups(files):
    """The driver of backups checks what it needs. Stands in for: what it stores them in."""
    conf = cinder(files)
    from cinder.backup.drivers import ceph, s3
    from oslo_utils import importutils
    cls = importutils.import_class(conf.backup_driver)
    made = cls.__new__(cls)
    made.conn, made._ceph_backup_pool = mock.Mock(), 'backups'
    with (mock.patch.object(ceph, 'rados', mock.Mock()), mock.patch.object(ceph, 'rbd', mock.Mock()),
          mock.patch.object(ceph.rbd_driver, 'RADOSClient', mock.MagicMock()),
          mock.patch.object(s3.LOG, 'warning') as warned):
        made.check_for_setup_error()
    if warned.called:
        raise reading.Insecure(warned.call_args.args[0])


def default_type(files):
    """A user creates a volume without a type. Stands in for: the database."""
    cinder(files)
    from cinder import exception
    from cinder.volume import volume_types

    def found(_, name):
        if not name:
            raise exception.VolumeTypeNotFoundByName(volume_type_name=name)
        return {'name': name}

    with mock.patch.object(volume_types.db, 'volume_type_get_by_name', side_effect=found):
        volume_types.get_default_volume_type()


def image_cache(files):
    """Whom the images in the cache belong to."""
    conf = cinder(files)
    from cinder import context
    for made in drivers(conf):
        if made.configuration.safe_get('image_volume_cache_enabled'):
            if context.get_internal_tenant_context() is None:
                raise reading.Ineffective('no one has the images in the cache')


def scheduled(files):
    """Cinder's scheduler loads its filters and its weighers. Stands in for: the database."""
    cinder(files)
    from cinder.scheduler import host_manager
    with mock.patch.object(host_manager.HostManager, '_update_backend_state_map'):
        host_manager.HostManager()


def shares(files):
    """Manila's drivers check what they need. Stands in for: LVM, CephFS, and the
    client of NetApp's arrays."""
    conf = manila(files)
    from manila.db import base
    from manila.share.drivers.cephfs import driver as cephfs
    from manila.share.drivers.netapp.dataontap.cluster_mode import lib_single_svm as netapp
    with (mock.patch.object(base.Base, '__init__', return_value=None),
          mock.patch('manila.privsep.lvm.list_vgs_get_name', return_value=('lvm-shares', '')),
          mock.patch.object(netapp.NetAppCmodeSingleSVMFileStorageLibrary, '_get_api_client',
                            side_effect=reading.Reached)):
        for made in share_drivers(conf):
            with contextlib.suppress(reading.Reached):
                if isinstance(made, cephfs.CephFSDriver):
                    helper = cephfs.NFSProtocolHelper.__new__(cephfs.NFSProtocolHelper)
                    helper.config = made.configuration
                    helper.check_for_setup_error()
                elif hasattr(made, 'library'):
                    made.library._client = mock.Mock()
                    made.library._client.vserver_exists.side_effect = reading.Reached
                    made.check_for_setup_error()
                elif hasattr(made, 'get_configured_ip_versions'):
                    made.check_for_setup_error()
                    made.get_configured_ip_versions()


def share_servers(files):
    """Manila's generic driver prepares for instances. Stands in for: the database."""
    conf = manila(files)
    from manila.db import base
    from manila.share.drivers import service_instance
    with mock.patch.object(base.Base, '__init__', return_value=None):
        for made in share_drivers(conf):
            service_instance.ServiceInstanceManager(made.configuration)


def own_network(files):
    """Manila loads the plugin for the network of each back end. Stands in for: the
    database."""
    conf = manila(files)
    from manila import network
    from manila.db import base
    from manila.share import configuration, driver
    with mock.patch.object(base.Base, '__init__', return_value=None):
        for backend in conf.enabled_share_backends:
            settings = configuration.Configuration(driver.share_opts, config_group=backend)
            network.API(config_group_name=settings.network_config_group)


def share_of(files):
    """A user asks Manila's API for a share that a back end with CephFS can make. Stands in
    for: the database."""
    conf = manila(files)
    from manila import context
    from manila.share import api
    for made in share_drivers(conf):
        with reading.until(api.API, '_check_is_share_size_within_per_share_quota_limit'):
            api.API.__new__(api.API).create(
                context.get_admin_context(), made.configuration.cephfs_protocol_helper_type,
                1, 's', '', share_type={'id': 't', 'extra_specs': {}})


KINDS = {
    'share of a protocol': share_of,
    'supported driver': supported,
    'clustered volumes': clustered,
    'loaded drivers': loaded,
    'drivers set up': set_up,
    'exported volume': exported,
    'snapshots on a share': snapshots,
    'chunks of a volume': chunks,
    'zones': zones,
    'backups stored': backups,
    'default type': default_type,
    'cached images': image_cache,
    'scheduled volumes': scheduled,
    'shares set up': shares,
    'share servers': share_servers,
    'own network': own_network,
}
