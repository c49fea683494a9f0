"""What Nova rejects on a compute host, at its API and at its console proxy."""
import importlib
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


def driver():
    """The libvirt driver before it connects to a host. Stands in for: libvirt's
    binding, using the one from Nova's own tests."""
    import nova.tests
    # the package without its imports for other tests
    package = types.ModuleType('nova.tests.fixtures')
    package.__path__ = [os.path.join(path, 'fixtures') for path in nova.tests.__path__]
    sys.modules['nova.tests.fixtures'] = package
    sys.modules['libvirt'] = importlib.import_module('nova.tests.fixtures.libvirt')
    from nova.virt.libvirt import driver as module
    module.libvirt = sys.modules['libvirt']
    made = module.LibvirtDriver.__new__(module.LibvirtDriver)
    made._host = mock.Mock()
    return made


def start(files):
    """nova-compute starts with libvirt. Stands in for: the host and its
    processor, a TPM's programs and accounts, and the database."""
    nova(files)
    made = driver()
    from nova.compute import manager
    from nova.virt.libvirt import driver as module
    compute = manager.ComputeManager.__new__(manager.ComputeManager)
    compute.host, compute.driver = 'host', made
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
        compute.init_host()


def huge_pages(files):
    """nova-compute reads the reserved pages."""
    nova(files)
    from nova.virt import hardware
    hardware.numa_get_reserved_huge_pages()


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


def origins(files):
    """The console proxy compares each allowed origin with what a browser sends
    from there."""
    conf = nova(files)
    from nova.console import websocketproxy
    from nova import exception
    for item in conf.console.allowed_origins:
        host = parse.urlsplit(item if '://' in item else '//' + item).netloc or item
        if host.count(':') > 1 and not host.startswith('['):
            host = '[%s]' % host
        browser = 'https://' + host.lower().replace('*', 'a')
        handler = websocketproxy.NovaProxyRequestHandler.__new__(websocketproxy.NovaProxyRequestHandler)
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
    'huge pages': huge_pages,
    'aliases': aliases,
    'targets': targets,
    'migration': migration,
    'origins': origins,
}
