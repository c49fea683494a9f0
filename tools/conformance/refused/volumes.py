"""What Cinder does with volumes, images and keys, and how it reaches its storage."""
import contextlib
import io
import os
from unittest import mock

from oslo_config import cfg

import reading


def cinder(files):
    """Cinder's options, with the texts read."""
    from cinder import objects
    from cinder import opts  # noqa: F401, which registers the options
    objects.register_all()
    return reading.read(cfg.CONF, files, 'cinder')


def drivers(conf):
    """The back ends' drivers, each made from its own section."""
    from cinder.volume import configuration, manager
    from oslo_utils import importutils
    for backend in conf.enabled_backends:
        settings = configuration.Configuration(manager.volume_backend_opts,
                                               config_group=backend)
        cls = importutils.import_class(settings.volume_driver)
        yield cls(configuration=settings, host='proof@' + backend, db=mock.Mock(),
                  is_vol_db_empty=True)


def location(files):
    """Cinder downloads an image whose location a user chose. Stands in for: Glance."""
    from cinder.image import glance
    cinder(files)
    with open('secret', 'w', encoding='utf-8') as file:
        file.write('secret')
    service = glance.GlanceImageService(mock.Mock())
    service._client.call.return_value = [b'image']
    shown = ('file://' + os.path.abspath('secret'), None)
    data = io.BytesIO()
    with mock.patch.object(service, 'get_location', return_value=shown):
        service.download(mock.Mock(), 'i', data)
    if data.getvalue() != b'image':
        raise reading.Insecure('the volume holds a file of the host')


def defaults(files):
    """Each back end reads an option that the service has in [DEFAULT] as well. Stands in
    for: the driver, which is not started."""
    conf = cinder(files)
    lost = set()
    for made in drivers(conf):
        for name in ('target_ip_address', 'use_chap_auth', 'reserved_percentage',
                     'image_volume_cache_enabled', 'volume_backend_name'):
            if made.configuration.safe_get(name) != conf[name]:
                lost.add(name)
    if lost:
        raise reading.Ineffective(', '.join(sorted(lost)))


def shares(files):
    """A driver for a network share starts, and makes a file for a volume. Stands in
    for: the share, which is mounted and new, and the commands."""
    conf = cinder(files)
    from cinder.volume.drivers import remotefs
    for made in drivers(conf):
        if not isinstance(made, remotefs.RemoteFSDriver):
            continue
        ran = []
        made._mounted_shares = ['nas:/volumes']
        with (mock.patch.object(made, '_ensure_shares_mounted'),
              mock.patch.object(made, '_get_mount_point_for_share', return_value='.'),
              mock.patch.object(made, '_execute',
                                side_effect=lambda *args, **how: ran.append((args, how)))):
            remotefs.RemoteFSDriver.do_setup(made, None)
            made.set_nas_security_options(True)
            made._set_rw_permissions('volume')
        command, how = ran[-1]
        if command[1] != '660' or how['run_as_root']:
            raise reading.Insecure('%s, as %s' % (
                ' '.join(command), 'root' if how['run_as_root'] else 'cinder'))


def listed(files):
    """A driver for NFS starts. Stands in for: the shares, which are mounted, and the
    commands of its host."""
    conf = cinder(files)
    for made in drivers(conf):
        made._mounted_shares = ['nas:/volumes']
        with (mock.patch.object(made, '_ensure_shares_mounted'),
              mock.patch.object(made, 'set_nas_security_options'),
              mock.patch.object(made, '_execute')):
            made.do_setup(None)


def mounted(files):
    """A driver for NFS mounts its share. Stands in for: the host, which takes a mount with
    one list of options, and the server, which exports /volumes."""
    conf = cinder(files)
    for made in drivers(conf):
        ran = []
        with (mock.patch.object(made, 'set_nas_security_options'),
              mock.patch.object(made, '_execute', return_value=('', '')),
              mock.patch.object(made._remotefsclient, '_execute',
                                side_effect=lambda *args, **_: ran.append(args) or ('', ''))):
            made.do_setup(None)
            made._load_shares_config(made.configuration.nfs_shares_config)
            for share in made.shares:
                made._ensure_share_mounted(share)
        for command in (args for args in ran if args[:3] == ('mount', '-t', 'nfs')):
            rest = list(command[3:])
            while '-o' in rest:
                at = rest.index('-o')
                if rest[at + 1].startswith('-o'):
                    raise reading.Ineffective(' '.join(command))
                del rest[at:at + 2]
            if len(rest) != 2 or not rest[0].endswith('nas:/volumes') or rest[0].count(':') > 1:
                raise reading.Ineffective(' '.join(command))


def wiped(files):
    """A volume of two gibibytes is deleted. Stands in for: LVM, and the disk."""
    conf = cinder(files)
    from cinder.volume import volume_utils
    for made in drivers(conf):
        made.vg = mock.Mock()
        volume = {'id': 'v', 'name': 'v', 'size': 2}
        with (mock.patch.object(made, 'local_path', return_value='.'),
              mock.patch.object(volume_utils, 'copy_volume') as copied):
            made._delete_volume(volume)
        cleared = [call.args[2] for call in copied.call_args_list]
        if cleared != [2048]:
            raise reading.Insecure('%s of 2048 MiB cleared' % sum(cleared))


def padded(files):
    """A volume is created in a pool that does not clear blocks. Stands in for: the
    array's answers."""
    conf = cinder(files)
    from cinder import exception
    from cinder.volume.drivers.dell_emc.powerflex import rest_client
    for made in drivers(conf):
        client = rest_client.RestClient.__new__(rest_client.RestClient)
        client.configuration = made.configuration
        with (mock.patch.object(made, '_get_client', return_value=client),
              mock.patch.object(client, 'get_storage_pool_properties',
                                return_value={'zeroPaddingEnabled': False})):
            with contextlib.suppress(exception.VolumeBackendAPIException):
                made._check_volume_creation_safe('domain', 'pool')
                raise reading.Insecure('a volume of blocks that were not cleared')


def login(files):
    """The drivers log in to their arrays. Stands in for: the network."""
    import paramiko
    conf = cinder(files)
    conf.set_override('state_path', os.getcwd())
    with (mock.patch.object(paramiko.SSHClient, 'connect'),
          mock.patch.object(paramiko.SSHClient, 'get_transport'),
          mock.patch('oslo_concurrency.processutils.ssh_execute', return_value=('', '')),
          mock.patch.object(paramiko.SSHClient, 'set_missing_host_key_policy') as policy):
        for made in drivers(conf):
            run = getattr(made, '_run_ssh', None)
            if run:
                run(['true'])
    for call in policy.call_args_list:
        if not isinstance(call.args[0], paramiko.RejectPolicy):
            raise reading.Insecure('takes any key: ' + type(call.args[0]).__name__)


def signature(files):
    """Cinder makes a volume from a signed image. Stands in for: Glance, the database,
    the driver and the signature, which is wrong."""
    from cinder import exception
    from cinder.volume.flows.manager import create_volume
    cinder(files)
    task = create_volume.CreateVolumeFromSpecTask(mock.Mock(), mock.MagicMock(), mock.MagicMock())
    task.driver.clone_image.return_value = (None, False)
    volume = mock.MagicMock(size=1, service_topic_queue='h@b#p')
    wrong = exception.ImageSignatureVerificationException(reason='wrong')
    utils = create_volume.image_utils
    with (mock.patch.object(utils, 'TemporaryImages'), mock.patch.object(utils, 'qemu_img_info'),
          mock.patch.object(utils, 'check_virtual_size', return_value=1),
          mock.patch.object(utils, 'check_available_space'),
          mock.patch.object(utils, 'verify_glance_image_signature', side_effect=wrong),
          mock.patch.object(task, '_create_from_image_download') as made,
          contextlib.suppress(exception.ImageSignatureVerificationException)):
        task._create_from_image_cache_or_download(
            mock.Mock(), volume, ('u', []), 'i', {'size': 1}, mock.Mock())
    if made.called:
        raise reading.Insecure('a volume of an image with a wrong signature')


def volume_keys(files):
    one_key(cinder(files))


def nova_keys(files):
    import nova.conf
    one_key(reading.read(nova.conf.CONF, files, 'nova'))


def one_key(conf):
    """Two encrypted volumes get their keys. Stands in for: Barbican."""
    from castellan import key_manager
    from castellan.key_manager import barbican_key_manager as barbican
    key = mock.Mock(return_value=os.urandom(16).hex)
    with (mock.patch.object(barbican.BarbicanKeyManager, 'create_key',
                            side_effect=['one', 'two']),
          mock.patch.object(barbican.BarbicanKeyManager, 'get', side_effect=key)):
        manager = key_manager.API(conf)
        names = {manager.create_key(mock.Mock(), algorithm='AES', length=256) for _ in range(2)}
        if len(names) == 1:
            manager.get(mock.Mock(), *names).get_encoded()
            raise reading.Insecure('one key for all volumes')
        fixed = manager.get(mock.Mock(), '00000000-0000-0000-0000-000000000000')
        if conf.key_manager.fixed_key and hasattr(fixed, 'get_encoded'):
            raise reading.Insecure('this file opens older volumes')


KINDS = {
    'image location': location,
    'options of back ends': defaults,
    'network shares': shares,
    'listed shares': listed,
    'mounted shares': mounted,
    'wiped volume': wiped,
    'padded volume': padded,
    'array login': login,
    'image signature': signature,
    'volume keys': volume_keys,
    'volume keys of Nova': nova_keys,
}
