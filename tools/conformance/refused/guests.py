"""What Nova does on a compute host, and at its console proxy, that it warns of at
most."""
import contextlib
import socket
import sys
from unittest import mock
from urllib import parse

import reading
from compute import binding, driver, nova
from consoles import certificate


def move(files):
    """A guest moves to another host. Stands in for: libvirt, which gets the address
    and the flags."""
    nova(files)
    made, module = driver(), binding()
    made._parse_migration_flags()
    scheme = parse.urlsplit(made._live_migration_uri('other')).scheme
    encrypted = made._live_migration_flags & module.libvirt.VIR_MIGRATE_TLS
    if scheme.endswith('+tcp') and not encrypted:
        raise reading.Insecure('%s, without TLS in QEMU' % scheme)


def consoles(files):
    """A guest gets its display, and the proxy answers a QEMU that offers the kinds
    of access without and with TLS."""
    conf = nova(files)
    module = binding()
    from nova.console.rfb import auth, auths
    guest = module.vconfig.LibvirtConfigGuest()
    driver()._guest_add_video_device(guest)
    listening = [device.listen for device in guest.devices
                 if getattr(device, 'type', None) == 'vnc' and device.listen]
    if not [host for host in listening if host not in ('127.0.0.1', '::1', 'localhost')]:
        return
    none = auths.RFBAuthSchemeList().find_scheme([auth.AuthType.NONE]).security_type()
    raise reading.Insecure('the screen is at %s, and the proxy takes %s: %s' % (
        listening, none.name, conf.vnc.auth_schemes))


def console_addresses(files):
    """A guest listens for its console, and the proxy connects to where it is sent. Stands
    in for: QEMU, which is a socket here, and the guest's description."""
    nova(files)
    module, made = binding(), driver()
    guest = module.vconfig.LibvirtConfigGuest()
    made._guest_add_video_device(guest)
    made._guest_add_spice_channel(guest)
    for device in guest.devices:
        kind = getattr(device, 'type', None)
        if kind not in ('vnc', 'spice'):
            continue
        with socket.create_server((device.listen, 0)) as qemu:
            made._host = mock.Mock()
            made._host.get_guest.return_value.get_xml_desc.return_value = (
                "<domain><devices><graphics type='%s' port='%d'/></devices></domain>"
                % (kind, qemu.getsockname()[1]))
            told = getattr(made, 'get_%s_console' % kind)(None, mock.Mock())
            socket.create_connection((told.host, told.port), 3).close()


def encrypted_consoles(files):
    """The same, where the proxy refuses what has no TLS."""
    from nova import exception
    with contextlib.suppress(exception.RFBAuthNoAvailableScheme):
        consoles(files)


def proxy(files):
    """A browser opens a console without TLS. Stands in for: the address to listen on,
    and what follows the connection."""
    from nova.cmd import baseproxy
    conf = nova(files)
    if conf.cert != 'self.pem' and conf.cert:
        certificate(conf.cert)
    made = {}
    with (reading.telling(), mock.patch.object(baseproxy.logging, 'setup'),
          mock.patch.object(baseproxy.gmr.TextGuruMeditation, 'setup_autorun'),
          mock.patch.object(baseproxy.websocketproxy.NovaWebSocketProxy, 'start_server',
                            autospec=True, side_effect=lambda server: made.update(it=server))):
        conf.set_override('web', None)
        baseproxy.proxy('127.0.0.1', 0)
    with mock.patch.object(made['it'], 'RequestHandlerClass') as handler:
        with contextlib.suppress(made['it'].EClose):
            knock(made['it'])
    if handler.called:
        raise reading.Insecure('a request without TLS is served')


def knock(server):
    """Sends the start of a request in clear text."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b'GET /?token=1 HTTP/1.1\r\n\r\n')
        server.do_handshake(theirs, ('10.0.0.5', 40000))


def offered(files):
    """nova-compute looks for the devices to offer among those of a host. Stands in
    for: the host's devices."""
    conf = nova(files)
    from nova.pci import devspec, whitelist
    device = {'vendor_id': 'fffe', 'product_id': 'fffd', 'address': '0000:7f:1e.5',
              'parent_addr': None, 'capabilities': {}, 'dev_type': 'type-PCI'}
    filter_ = whitelist.Whitelist(conf.pci.device_spec)
    with mock.patch.object(devspec.utils, 'is_physical_function', return_value=False):
        if filter_.device_assignable(device):
            raise reading.Insecure('guests may have any device')


def vendor_data(files):
    """Nova asks the sources of vendor data. Stands in for: Keystone, and the answers."""
    nova(files)
    import requests
    from keystoneauth1.identity import base
    from nova.api.metadata import vendordata_dynamic
    asked = vendordata_dynamic.DynamicVendorData(mock.MagicMock())
    with (mock.patch.object(vendordata_dynamic.jsonutils, 'dumps', return_value='{}'),
          mock.patch.object(base.BaseIdentityPlugin, 'get_token', return_value='t'),
          mock.patch.object(requests.Session, 'request') as sent):
        sent.return_value = mock.Mock(status_code=200, text='{}', headers={})
        asked.get()
    for _, url in [call.args for call in sent.call_args_list]:
        if parse.urlsplit(url).scheme == 'http' and '//127.' not in url:
            raise reading.Insecure('clear text to ' + url)
    for call in sent.call_args_list:
        if 'X-Auth-Token' not in call.kwargs['headers']:
            raise reading.Insecure('no token is sent to ' + call.args[1])


def asked_targets(files):
    """A guest reads its vendor data. Stands in for: what each source answers."""
    conf = nova(files)
    from nova.api.metadata import base
    made = base.InstanceMetadata.__new__(base.InstanceMetadata)
    made.vendordata_providers = {name: mock.Mock(get=mock.Mock(return_value={})) for name in ('StaticJSON', 'DynamicJSON')}
    made._vendor_data2(base.OPENSTACK_VERSIONS[-1], '')
    if conf.api.vendordata_dynamic_targets and not made.vendordata_providers['DynamicJSON'].get.called:
        raise reading.Ineffective('no target is asked')


def root_helper(files):
    """nova-compute starts its helper for what needs root."""
    from nova.cmd import compute
    argv = ['nova-compute'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', argv), mock.patch.object(compute.logging, 'setup'),
          mock.patch('nova.rpc.init'), reading.until(compute.priv_context, 'init') as init):
        compute.main()
    if init.call_args.kwargs['root_helper'] == ['sudo']:
        raise reading.Insecure('any command, with plain sudo')


def containers(files):
    """A container gets its users. Stands in for: libvirt."""
    conf = nova(files)
    maps = {(type(one).__name__[-6:-3].lower(), one.start): one.target
            for one in driver()._get_guest_idmaps()}
    for kind in ('uid', 'gid'):
        if conf.libvirt.virt_type == 'lxc' and not maps.get((kind, 0)):
            raise reading.Insecure('%s 0 is %s on the host' % (kind, maps.get((kind, 0), '0, too')))


def injection(files):
    """A guest without a config drive is created, for a user who wants a key, a
    password, and metadata. Stands in for: the disk, and what writes to it."""
    nova(files)
    made, module = driver(), binding()
    made.image_backend = mock.MagicMock()
    instance = mock.MagicMock(config_drive='', launched_at=None, kernel_id=None)
    instance.image_meta.properties.get.return_value = 'optional'
    wanted = {'key_data': 'ssh-rsa A', 'metadata': {}}
    instance.get.side_effect = wanted.get
    info = mock.MagicMock(admin_pass='p', files=[], network_info=[])
    with (mock.patch.object(module.disk_api, 'inject_data') as inject,
          mock.patch.object(made, '_try_fetch_image_cache'),
          mock.patch.object(made, '_rebase_original_qcow2_image'),
          mock.patch.object(module.netutils, 'get_injected_network_template',
                            return_value=None)):
        for metadata in ({}, {'name': 'of the user'}):
            wanted['metadata'] = metadata
            made._create_and_inject_local_root(
                None, instance, mock.MagicMock(), False, '', {'image_id': 'i'}, info, None)
    if inject.called:
        raise reading.Insecure('opens the disk for %s' % (inject.call_args_list[0].args[1:5],))


def networks(files):
    """nova-compute looks up the topology of a host with one node. Stands in for: libvirt."""
    conf = nova(files)
    from nova import objects
    from nova.conf import neutron
    neutron.register_dynamic_opts(conf)
    objects.register_all()
    made = driver()
    cell = mock.Mock(id=0, cpus=[mock.Mock(id=0, socket_id=0, siblings={0})], mempages=[], memory=1024)
    caps = mock.Mock()
    caps.host.topology.cells = [cell]
    with (mock.patch.object(made, '_has_numa_support', return_value=True),
          mock.patch.object(made, '_get_vcpu_available', return_value={0}),
          mock.patch.object(made, '_get_pcpu_available', return_value=set()),
          mock.patch.object(made, '_host', mock.Mock(get_capabilities=lambda: caps))):
        made._reserved_hugepages = {}
        made._get_host_numa_topology()


KINDS = {
    'networks of a host': networks,
    'asked targets': asked_targets,
    'move': move,
    'display': encrypted_consoles,
    'console addresses': console_addresses,
    'console proxy': proxy,
    'offered devices': offered,
    'vendor data': vendor_data,
    'root helper': root_helper,
    'containers': containers,
    'injection': injection,
}
