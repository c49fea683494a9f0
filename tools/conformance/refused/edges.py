"""What Neutron, Designate, Heat, Barbican and Nova's metadata service let others do."""
from unittest import mock

from oslo_config import cfg

import reading
from checked import ml2
from compute import nova


def packet_filter(files):
    """An agent sets its filter up, and skips it for a port. Stands in for: the
    drivers' own start."""
    conf = ml2(files)
    from neutron.agent import securitygroups_rpc
    from neutron.agent.linux import iptables_firewall, openvswitch_firewall
    with (mock.patch.object(openvswitch_firewall.OVSFirewallDriver, '__init__',
                            return_value=None),
          mock.patch.object(iptables_firewall.OVSHybridIptablesFirewallDriver, '__init__',
                            return_value=None)):
        agent = securitygroups_rpc.SecurityGroupAgentRpc(None, mock.Mock())
    with mock.patch.object(agent, '_apply_port_filter') as applied:
        agent.prepare_devices_filter(['port'])
    if not applied.called:
        raise reading.Insecure('nothing is filtered: %s, %s' % (
            conf.SECURITYGROUP.enable_security_group, type(agent.firewall).__name__))


def plugged(files):
    """The agent reports how ports are plugged, and the server tells Nova. Stands in for:
    the drivers' own start, and a switch with vhost-user sockets."""
    from neutron.conf.plugins.ml2.drivers import ovs_conf
    ovs_conf.register_ovs_opts()
    conf = ml2(files)
    from neutron.agent import securitygroups_rpc
    from neutron.agent.linux import iptables_firewall, openvswitch_firewall
    from neutron.plugins.ml2.drivers.openvswitch.mech_driver import mech_openvswitch as module
    with (mock.patch.object(openvswitch_firewall.OVSFirewallDriver, '__init__',
                            return_value=None),
          mock.patch.object(iptables_firewall.IptablesFirewallDriver, '__init__',
                            return_value=None)):
        firewall = securitygroups_rpc.SecurityGroupAgentRpc(None, mock.Mock()).firewall
    agent = {'configurations': {
        'ovs_hybrid_plug': getattr(firewall, 'OVS_HYBRID_PLUG_REQUIRED', False),
        'datapath_type': conf.OVS.datapath_type,
        'ovs_capabilities': {'iface_types': ['dpdkvhostuserclient']}}}
    context = mock.MagicMock(current={'id': 'a', 'binding:vnic_type': 'normal'})
    details = module.OpenvswitchMechanismDriver()._pre_get_vif_details(agent, context)
    if isinstance(firewall, iptables_firewall.IptablesFirewallDriver) and \
            not details['ovs_hybrid_plug']:
        raise reading.Insecure('no bridge whose packets iptables sees')


def bridged(files):
    """The Linux bridge agent's filter names the interface of a port. Stands in for: the
    driver's own start."""
    ml2(files)
    from neutron.agent import securitygroups_rpc
    from neutron.agent.linux import iptables_firewall
    with mock.patch.object(iptables_firewall.IptablesFirewallDriver, '__init__',
                           return_value=None):
        firewall = securitygroups_rpc.SecurityGroupAgentRpc(None, mock.Mock()).firewall
    if firewall._get_device_name({'device': 'tap12345678-90'}) != 'tap12345678-90':
        raise reading.Insecure('the rules are for an interface that does not exist')


def switchless(files):
    """The agent without a switch loads its filter. Stands in for: iptables."""
    ml2(files)
    from neutron.agent import securitygroups_rpc
    from neutron.agent.linux import iptables_firewall
    with mock.patch.object(iptables_firewall.IptablesFirewallDriver, '__init__',
                           return_value=None):
        securitygroups_rpc.SecurityGroupAgentRpc(None, mock.Mock())


def switch_database(files):
    """The agent connects to the switch's database. Stands in for: the network."""
    from neutron.conf.agent import ovs_conf
    from neutron.conf.plugins.ml2.drivers import ovs_conf as options
    options.register_ovs_opts()
    ovs_conf.register_ovs_agent_opts()
    ml2(files)
    from neutron.agent.ovsdb.native import connection
    with (mock.patch.object(connection, 'configure_ssl_conn') as secured,
          reading.until(connection.idlutils, 'get_schema_helper') as opened):
        connection.OvsIdl()
    address = opened.call_args.args[0]
    if not secured.called and '127.0.0.1' not in address and not address.startswith('unix:'):
        raise reading.Insecure('clear text to ' + address)


def ovn_database(files):
    """The mechanism driver connects to OVN's databases. Stands in for: the network."""
    ml2(files)
    from neutron.conf.plugins.ml2.drivers.ovn import ovn_conf
    from neutron.plugins.ml2.drivers.ovn.mech_driver.ovsdb import impl_idl_ovn, ovsdb_monitor
    ovn_conf.register_opts()
    for owner, of in ((impl_idl_ovn.OvsdbNbOvnIdl, ovn_conf.get_ovn_nb_connection),
                      (impl_idl_ovn.OvsdbSbOvnIdl, ovn_conf.get_ovn_sb_connection)):
        with (mock.patch.object(ovsdb_monitor.Stream, 'ssl_set_private_key_file') as secured,
              mock.patch.object(ovsdb_monitor.Stream, 'ssl_set_certificate_file'),
              mock.patch.object(ovsdb_monitor.Stream, 'ssl_set_ca_cert_file'),
              reading.until(impl_idl_ovn.idlutils, 'get_schema_helper') as opened):
            owner.from_worker(None)
        address = opened.call_args.args[0]
        if address != of() or address.startswith('tcp:') and '127.0.0.1' not in address:
            raise reading.Insecure('clear text to %s, %s' % (address, secured.called))


def agent_command(files):
    """An agent runs a command as root. Stands in for: the command."""
    from neutron.agent.linux import utils
    from neutron.conf.agent import common
    common.register_root_helper(cfg.CONF)
    ml2(files)
    with (mock.patch.object(utils.subprocess, 'Popen') as ran,
          mock.patch.object(utils.RootwrapDaemonHelper, 'get_client') as client):
        client.return_value.execute.return_value = (0, '', '')
        ran.return_value.communicate.return_value = (b'', b'')
        ran.return_value.returncode = 0
        utils.execute(['ip', 'link'], run_as_root=True)
    if ran.called and ran.call_args.args[0][:2] == ['sudo', 'ip']:
        raise reading.Insecure('any command, with plain sudo')


def metadata(files):
    """Someone asks for a guest's metadata, with a signature that is made up. Stands in
    for: the database."""
    conf = nova(files)
    import webob
    from nova.api.metadata import handler
    from nova import exception
    made = handler.MetadataRequestHandler()
    request = webob.Request.blank('/latest/meta-data', headers={
        'X-Instance-ID': 'i', 'X-Tenant-ID': 'p', 'X-Forwarded-For': '10.0.0.7',
        'X-Instance-ID-Signature': 'made up', 'X-Metadata-Provider': 'l',
        'X-Metadata-Provider-Signature': 'made up'})
    if not conf.neutron.service_metadata_proxy:
        return
    for ask in ('_handle_instance_id_request', '_handle_instance_id_request_from_lb'):
        with (mock.patch.object(made, '_get_instance_id_from_lb', return_value=('i', 'p')),
              mock.patch.object(made, 'get_metadata_by_instance_id',
                                side_effect=reading.Reached)):
            try:
                getattr(made, ask)(request)
            except (webob.exc.HTTPForbidden, exception.NovaException):
                continue
            except reading.Reached:
                raise reading.Insecure('serves the metadata of any guest') from None


def signed(files):
    """The metadata agent signs a request, which anyone without its secret may try as
    well."""
    from neutron.agent.metadata import agent
    from neutron.conf.agent.metadata import config
    config.register_meta_conf_opts(config.METADATA_PROXY_HANDLER_OPTS)
    ml2(files)
    made = agent.MetadataProxyHandler.__new__(agent.MetadataProxyHandler)
    made.conf = cfg.CONF
    if made._sign_instance_id('i') == agent.hmac.new(b'', b'i', agent.hashlib.sha256).hexdigest():
        raise reading.Insecure('anyone can make the signature')


def transfer(files):
    """MiniDNS gets an unsigned request for a whole zone. Stands in for: the database."""
    from designate import conf
    from designate import exceptions
    from designate.mdns import handler
    reading.read(conf.CONF, files, 'designate')
    made = handler.RequestHandler.__new__(handler.RequestHandler)
    request = mock.Mock(environ={})
    try:
        made._zone_criterion_from_request(request, {'name': 'example.org.'})
        raise reading.Insecure('the zone is sent')
    except exceptions.Forbidden:
        pass


def hidden(files):
    """A stack with a hidden parameter is stored. Stands in for: the database."""
    from heat.common import config  # noqa: F401, which registers the options
    from heat.engine import environment, template
    from heat.objects import raw_template
    reading.read(cfg.CONF, files, 'heat')
    text = {'heat_template_version': '2016-10-14',
            'parameters': {'word': {'type': 'string', 'hidden': True}}}
    stack = template.Template(text, env=environment.Environment({'parameters': {'word': 'secret'}}))
    raw_template.RawTemplate.encrypt_hidden_parameters(stack)
    if 'secret' in str(stack.env.user_env_as_dict()):
        raise reading.Insecure('the database has the parameter in clear text')


def crypto_plugins(files):
    """Barbican loads its plugins. Stands in for: a hardware module."""
    from barbican.plugin.crypto import manager, p11_crypto, simple_crypto
    reading.read(manager.CONF, files, 'barbican')
    conf = reading.read(simple_crypto.CONF, files, 'barbican')
    with mock.patch.object(p11_crypto.P11CryptoPlugin, '__init__', return_value=None):
        loaded = manager.get_manager()
    for extension in loaded.extensions:
        if isinstance(extension.obj, simple_crypto.SimpleCryptoPlugin) and \
                extension.obj.master_kek == conf.simple_crypto_plugin.kek:
            raise reading.Insecure('the key is in the file')
    if not [one for one in loaded.extensions if one.obj]:
        raise AssertionError('no plugin was loaded')


def vault(files):
    """Castellan identifies itself to Vault. Stands in for: Vault's answer."""
    from castellan.key_manager import vault_key_manager
    from cinder import opts  # noqa: F401, which registers the options
    conf = reading.read(cfg.CONF, files, 'cinder')
    made = vault_key_manager.VaultKeyManager(conf)
    made._session = mock.MagicMock()
    answer = {'auth': {'client_token': 'of the role', 'lease_duration': 60}}
    made._session.post.return_value.json.return_value = answer
    made._session.post.return_value.status_code = 200
    if made._build_auth_headers().get('X-Vault-Token') == conf.vault.root_token_id:
        raise reading.Insecure('asks as root')


KINDS = {
    'packet filter': packet_filter,
    'plugged ports': plugged,
    'bridged ports': bridged,
    'filter without a switch': switchless,
    'switch database': switch_database,
    'OVN database': ovn_database,
    'agent command': agent_command,
    'metadata': metadata,
    'signed metadata': signed,
    'zone transfer': transfer,
    'hidden parameters': hidden,
    'crypto plugins': crypto_plugins,
    'Vault': vault,
}
