"""What Nova rejects on a compute host, at its API and at its console proxy."""
import importlib
import ipaddress
import os
import sys
import types
from unittest import mock
from urllib import parse

import reading


def nova(files):
    """Nova's options, with the texts read."""
    import nova.conf
    return reading.read(nova.conf.CONF, files, 'nova')


def binding():
    """The module of the libvirt driver. Stands in for: libvirt's binding, by the
    one that Nova's own tests use."""
    import nova.tests
    # the package without its imports for other tests
    package = types.ModuleType('nova.tests.fixtures')
    package.__path__ = [os.path.join(path, 'fixtures') for path in nova.tests.__path__]
    sys.modules['nova.tests.fixtures'] = package
    sys.modules['libvirt'] = importlib.import_module('nova.tests.fixtures.libvirt')
    from nova.virt.libvirt import driver as module
    module.libvirt = sys.modules['libvirt']
    return module


def driver():
    """The libvirt driver before it has met a host."""
    made = binding().LibvirtDriver.__new__(binding().LibvirtDriver)
    made._host = mock.Mock()
    return made


def manager_with(made):
    from nova.compute import manager
    compute = manager.ComputeManager.__new__(manager.ComputeManager)
    compute.host, compute.driver = 'host', made
    return compute


def start(files):
    """nova-compute starts with libvirt. Stands in for: the host and its
    processor, a TPM's programs and accounts, and the database."""
    nova(files)
    made, module = driver(), binding()
    with mock.patch.multiple(
            made, _compare_cpu=mock.DEFAULT, _get_cpu_info=mock.DEFAULT,
            _get_cpu_model_mapping=mock.DEFAULT, _check_my_ip=mock.DEFAULT,
            _update_host_specific_capabilities=mock.DEFAULT,
            _get_supported_perf_events=mock.DEFAULT,
            _check_file_backed_memory_support=mock.DEFAULT,
            _recreate_assigned_mediated_devices=mock.DEFAULT), \
            mock.patch.object(module, 'shutil'), mock.patch.object(module, 'pwd'), \
            mock.patch.object(module, 'grp'), mock.patch.object(module.guestfs, 'force_tcg'), \
            reading.until(made, '_register_all_undefined_instance_details'):
        manager_with(made).init_host()


def named(files):
    """nova-compute loads the driver that is named, and starts with it. Stands in
    for: the bus, what the libvirt driver does with its host, and the database."""
    conf = nova(files)
    binding()
    from nova import objects
    from nova.virt import driver as loader
    objects.register_all()
    with reading.telling():
        made = loader.load_compute_driver(mock.Mock())
    if conf.compute_driver.startswith('libvirt.'):
        return
    with reading.until(objects.InstanceList, 'get_by_host'):
        manager_with(made).init_host()


def aliases(files):
    """Nova reads the device aliases."""
    nova(files)
    from nova.pci import request
    request._get_alias_from_config()


def targets(files):
    """Nova queries the sources of vendor data. Stands in for: their answers."""
    conf = nova(files)
    from nova.api.metadata import vendordata_dynamic
    driver_of = vendordata_dynamic.DynamicVendorData(mock.Mock())
    with mock.patch.object(driver_of, '_do_request', return_value={'a': 1}) as asked:
        driver_of.get()
    wanted = len(conf.api.vendordata_dynamic_targets)
    if asked.call_count != wanted:
        raise reading.Ineffective('%d of %d targets asked' % (asked.call_count, wanted))


def migration(files):
    """nova-compute opens libvirt on another host for a live migration."""
    conf = nova(files)
    uri = driver()._live_migration_uri('other')
    if 'other' not in uri:
        raise reading.Ineffective(uri)
    scheme = conf.libvirt.live_migration_scheme
    if scheme and parse.urlsplit(uri).scheme.partition('+')[2] != scheme:
        raise reading.Ineffective('connects to ' + uri)


def browsers(item):
    """The host, and the port, that a browser names for what an item means."""
    host = parse.urlsplit(item if '://' in item else '//' + item).netloc or item
    host = host.rpartition('@')[2]
    if host.count(':') > 1:
        return '[%s]' % ipaddress.ip_address(host.strip('[]')).compressed
    return host.lower() if host.isascii() else host.encode('idna').decode()


def origins(files):
    """The console proxy compares each allowed origin with what a browser sends
    from there."""
    conf = nova(files)
    from nova.console import websocketproxy
    from nova import exception
    for item in conf.console.allowed_origins:
        browser = 'https://' + browsers(item).replace('*', 'a')
        proxy = websocketproxy.NovaProxyRequestHandler
        handler = proxy.__new__(proxy)
        handler.path = '/?token=1'
        handler.headers = {'Host': 'proxy.example.org:6080', 'Origin': browser}
        with mock.patch.object(handler, '_get_connect_info'), \
                mock.patch.object(handler, 'verify_origin_proto', side_effect=reading.Reached):
            try:
                handler.new_websocket_client()
            except reading.Reached:
                continue
            except exception.ValidationError as error:
                raise reading.Ineffective('%s from %s' % (error, browser)) from error


KINDS = {
    'start': start,
    'named driver': named,
    'aliases': aliases,
    'targets': targets,
    'migration': migration,
    'origins': origins,
}
