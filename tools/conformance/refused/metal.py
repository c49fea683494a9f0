"""What Ironic gives nodes to boot."""
import os
import stat
from unittest import mock

import reading
from nodes import ironic

OWNER_READS, STICKY = 0o400, 0o1000


def modes(files):
    """Ironic makes a folder and publishes files, whose modes let their owner read them
    and have no sticky bit."""
    conf = ironic(files)
    from ironic.common import pxe_utils
    from ironic.drivers.modules import image_utils
    os.umask(0)
    pxe_utils.ensure_tree('folder')
    given = {'the folder': stat.S_IMODE(os.stat('folder').st_mode)}
    given['a file to boot'] = conf.pxe.file_permission
    for driver in ('redfish', 'ilo'):
        given['an image for ' + driver] = image_utils.ImageHandler(driver)._file_permission
    for what, mode in given.items():
        if mode & STICKY or not mode & OWNER_READS:
            raise reading.Ineffective('%s has the mode %o' % (what, mode))


def images(files):
    """Ironic finds out how to fetch what a node boots. Stands in for: Glance's client."""
    ironic(files)
    from ironic.common import image_service
    from ironic.drivers import utils
    node = mock.Mock(driver_info={}, driver_internal_info={}, instance_info={})
    hrefs = [utils.get_field(node, 'bootloader', deprecated_prefix='ilo', use_conf=True)]
    for mode in ('deploy', 'rescue'):
        hrefs += utils.get_agent_kernel_ramdisk(node, mode).values()
    for href in filter(None, hrefs):
        image_service.get_image_service(href, client=mock.Mock(), context=mock.Mock())


def boots(files):
    """Ironic checks a node that boots by iPXE. Stands in for: the node, and its ports."""
    ironic(files)
    from ironic.drivers import utils
    from ironic.drivers.modules import ipxe, pxe_base
    node = mock.Mock(driver_info={}, instance_info={}, driver_internal_info={})
    with (mock.patch.object(utils, 'get_node_mac_addresses', return_value=['fa:16:3e:00:00:01']),
          reading.until(pxe_base.deploy_utils, 'validate_capabilities')):
        ipxe.iPXEBoot._validate_common(mock.Mock(ipxe_enabled=True), mock.Mock(node=node))


def steps(files):
    """Ironic turns the erasure of disks off, when it cleans a node. Stands in for: the
    node's interfaces, of which one has that step."""
    ironic(files)
    from ironic.conductor import steps as module
    task = mock.Mock()
    for kind in module.CLEANING_INTERFACE_PRIORITY:
        step = {'interface': kind, 'step': 'erase_devices', 'priority': 10}
        getattr(task.driver, kind).get_clean_steps.return_value = (
            [step] if kind == 'deploy' else [])
    if module._get_cleaning_steps(task, enabled=True):
        raise reading.Ineffective('the disks are erased')


KINDS = {
    'boot by iPXE': boots,
    'steps of cleaning': steps,
    'modes of files for nodes': modes,
    'images of nodes': images,
}
