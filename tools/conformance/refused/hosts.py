"""What nova-compute and Nova's API read for the hosts they run on."""
import contextlib
import datetime
import errno
import ipaddress
import sys
from unittest import mock

import reading
from compute import binding, driver, nova


def memory(files):
    """nova-compute checks whether it may keep the memory of guests in files."""
    nova(files)
    driver()._check_file_backed_memory_support()


def disks(files):
    """The driver makes an instance's disk. Stands in for: the instance."""
    conf, module = nova(files), binding()
    instance = mock.MagicMock(uuid='i')
    instance.get.return_value = None
    if conf.libvirt.images_type == 'lvm':
        module.imagebackend.Backend(False).by_name(instance, 'disk')
    elif conf.ephemeral_storage_encryption.enabled:
        module.imagebackend.Backend(False).by_name(instance, 'disk', image_type='raw')


def audit(files):
    """nova-compute finds the period of its audit, in the middle of April."""
    conf = nova(files)
    from nova import utils
    if conf.instance_usage_audit:
        utils.last_completed_audit_period(before=datetime.datetime(2023, 4, 15))


def served(files):
    """nova-api starts its APIs. Stands in for: the database, and the APIs."""
    import nova.conf
    from nova.cmd import api
    argv = ['nova-api'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', argv), mock.patch.object(api.config, 'rpc'),
          mock.patch.object(api.logging, 'setup'), mock.patch.object(api, 'gmr_opts'), mock.patch.object(api.gmr, 'TextGuruMeditation'),
          mock.patch.object(api.objects.Service, 'enable_min_version_cache'),
          mock.patch.object(api.service, 'process_launcher'),
          mock.patch.object(api.service, 'WSGIService') as service):
        api.main()
    secure = [call.kwargs['use_ssl'] for call in service.call_args_list]
    if sum(secure) < len(nova.conf.CONF.enabled_ssl_apis):
        raise reading.Insecure('an API is served without TLS')


def vcenter(files):
    """nova-compute loads the driver for vCenter. Stands in for: vCenter, which has any
    cluster and policy."""
    nova(files)
    from nova.virt.vmwareapi import driver as module
    with (mock.patch.object(module.session, 'VMwareAPISession'),
          mock.patch.object(module.vm_util, 'get_cluster_ref_by_name', side_effect=lambda _, name: name and mock.Mock()),
          mock.patch.object(module.vim_util, 'get_vc_version', return_value='7.0.0'),
          mock.patch.object(module.pbm, 'get_profile_id_by_name'),
          reading.until(module.VMwareVCDriver, '_get_vcenter_uuid')):
        module.VMwareVCDriver(mock.Mock())


def peers(files):
    """nova-compute starts with Ironic's driver, which looks for its peers."""
    conf = nova(files)
    if conf.compute_driver == 'ironic.IronicDriver':
        from nova.virt.ironic import driver as module
        module._check_peer_list()


def verified(files):
    """nova-compute logs in to vCenter. Stands in for: the network."""
    nova(files)
    from nova.virt.vmwareapi import session
    from oslo_vmware import service
    with mock.patch.object(session.api.VMwareAPISession, '__init__') as made:
        session.VMwareAPISession()
    options = made.call_args.kwargs
    if not service.RequestsTransport(cacert=options['cacert'], insecure=options['insecure']).verify:
        raise reading.Insecure('the certificate of vCenter is not checked')


def layered(files):
    """The service gets a VMDK image that names another file."""
    import types
    image = types.SimpleNamespace(format_specific={'data': {'create-type': 'monolithicFlat'}})
    if files[0].startswith('[compute]'):
        nova(files)
        from nova import exception
        from nova.virt import images
        check = images.check_vmdk_image
    else:
        from cinder import exception
        from cinder.image import image_utils
        reading.read(image_utils.CONF, files, 'cinder')
        check = image_utils.check_vmdk_image
    with contextlib.suppress(exception.ImageUnacceptable):
        check('image', image)
        raise reading.Insecure('the other file is read')


def placed(files):
    """nova-compute tells Placement of a device for each entry. Stands in for: the host's
    devices, and Placement."""
    conf = nova(files)
    from nova.compute import pci_placement_translator as module
    from nova.objects import fields
    from nova.pci import whitelist
    if not conf.pci.report_in_placement:
        return
    listed = whitelist.Whitelist(conf.pci.device_spec)
    module.ensure_no_dev_spec_with_devname(listed.specs)
    view = module.PlacementView('host', [])
    for number, spec in enumerate(listed.specs):
        device = mock.Mock(address='0000:0a:%02x.0' % number, dev_type=fields.PciDeviceType.STANDARD, vendor_id='8086',
                           product_id='154d', extra_info={})
        view.process_dev(device, spec)


def switch(files):
    """os-vif opens the database of Open vSwitch. Stands in for: the network."""
    nova(files)
    from vif_plug_ovs import ovs

    def connect(_, address, *__):
        with contextlib.suppress(ValueError):
            if not ipaddress.ip_address(address[0]).is_loopback:
                raise reading.Insecure('clear text to ' + address[0])
            raise reading.Reached
        return errno.EHOSTUNREACH

    with (mock.patch('ovs.socket_util.inet_connect_active', connect), mock.patch('time.sleep'),
          mock.patch('ovs.socket_util.make_unix_socket', side_effect=reading.Reached),
          contextlib.suppress(reading.Reached)):
        ovs.OvsPlugin.load('ovs').ovsdb.ovsdb  # pylint: disable=expression-not-assigned


KINDS = {
    'switch of guests': switch,
    'memory in files': memory,
    'disks of instances': disks,
    'usage audit': audit,
    'served APIs': served,
    'vCenter': vcenter,
    'certificate of vCenter': verified,
    'peers of a host': peers,
    'layered image': layered,
    'devices in Placement': placed,
}
