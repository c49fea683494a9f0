"""What services take apart when they read it: numbers, addresses, names and lists."""
import importlib
from unittest import mock

from oslo_config import cfg


import reading
from network import neutron
from nodes import ironic
from protocols import octavia


def offers(files):
    """The Open vSwitch agent's constructor, up to what follows its lists. Stands in
    for: Open vSwitch."""
    from neutron.common import config
    from neutron.conf.agent import common
    from neutron.conf.plugins.ml2 import config as ml2
    from neutron.plugins.ml2.drivers.openvswitch.agent import main as _  # noqa: F401, options
    from neutron.plugins.ml2.drivers.openvswitch.agent import ovs_neutron_agent as module
    config.register_common_config_options()
    common.register_agent_state_opts_helper(cfg.CONF)
    ml2.register_ml2_plugin_opts()
    neutron(files)
    bridges = dict.fromkeys(('br_int', 'br_phys', 'br_tun'), mock.Mock())
    with (mock.patch.object(module.ovs_lib, 'BaseOVS'),
          mock.patch.object(module.OVSNeutronAgent, 'setup_integration_br'),
          reading.until(module.place_utils, 'parse_rp_inventory_defaults')):
        module.OVSNeutronAgent(bridges, mock.Mock(names=lambda: []), cfg.CONF)


def shared_cards(files):
    """The agent's extension for the tables of network cards. Stands in for: the cards."""
    from neutron.agent.l2.extensions import fdb_population as module
    neutron(files)
    with (reading.telling(), reading.until(module.FdbPopulationAgentExtension, 'FdbTableTracker')):
        module.FdbPopulationAgentExtension().initialize(None, 'ovs')


def mechanisms(files):
    """The server loads the drivers of its mechanisms."""
    from neutron.plugins.ml2 import managers
    neutron(files)
    with reading.telling():
        managers.MechanismManager()


def gateway(files):
    """The L3 agent checks its configuration."""
    from neutron.agent.l3 import agent
    from neutron.conf.agent import common as options
    from neutron.conf.agent.l3 import config
    options.register_interface_driver_opts_helper(cfg.CONF)
    config.register_l3_agent_config_opts(config.OPTS, cfg.CONF)
    neutron(files)
    with reading.telling():
        agent.L3NATAgent._check_config_params(mock.Mock(conf=cfg.CONF))


def pages(files):
    """A client asks for a list."""
    from neutron.api import api_common
    conf = neutron(files)
    found = api_common._get_pagination_max_limit()
    if found < 1 and conf.pagination_max_limit.lower() not in ('infinite', '-1'):
        raise reading.Ineffective('no limit')


def resolvers(files):
    """OVN's driver looks up the DNS servers of a subnet that has none."""
    from neutron.common.ovn import utils
    from neutron.conf.plugins.ml2.drivers.ovn import ovn_conf
    ovn_conf.register_opts()
    neutron(files)
    utils.get_dhcp_dns_servers({})


def ha_network(files):
    """The first highly available router of a project is made. Stands in for: the database."""
    from neutron.db import l3_hamode_db
    from neutron.plugins.ml2 import managers
    neutron(files)
    wanted = {}
    l3_hamode_db.L3_HA_NAT_db_mixin._add_ha_network_settings(None, wanted)
    if wanted:
        managers.TypeManager().validate_provider_segment(
            {'network_type': wanted['provider:network_type'], 'physical_network': None, 'segmentation_id': None})


def distributed(files):
    """An agent asks for its host's address. Stands in for: the database."""
    from neutron.db import dvr_mac_db as module
    neutron(files)
    with mock.patch.object(module, 'router'):
        module.DVRDbMixin._create_dvr_mac_address(mock.Mock(
            _create_dvr_mac_address_retry=lambda _, __, base: module.net.get_random_mac(base)), None, 'host')


def designate(files):
    """Designate's options, with the texts read."""
    import designate.conf
    import designate.objects  # noqa: F401, types of records
    return reading.read(designate.conf.CONF, files, 'designate')


def balancer_pages(files):
    """A client asks Octavia for a list."""
    from octavia.api.common import pagination
    octavia(files)
    pagination.PaginationHelper({})


def log_targets(files):
    """Octavia writes how a new amphora logs."""
    from octavia.common.jinja.logging import logging_jinja_cfg
    octavia(files)
    logging_jinja_cfg.LoggingJinjaTemplater().build_logging_config()


def signing(files):
    """Octavia signs a new amphora's certificate. Stands in for: the authority's key."""
    from octavia.certificates.generator import local
    octavia(files)
    with (mock.patch.object(local.LocalCertGenerator, '_validate_cert'),
          reading.until(local.x509, 'load_pem_x509_csr')):
        local.LocalCertGenerator.sign_cert(b'', 1, ca_cert=b'', ca_key=b'', ca_key_pass='')


def listener_versions(files):
    """Octavia writes an amphora's configuration for a listener with TLS, of which some
    version has to be left."""
    from octavia.common import constants
    octavia(files)
    settings = cfg.CONF.api_settings
    for versions in (settings.default_listener_tls_versions, settings.default_pool_tls_versions):
        kept = [version for version in constants.TLS_ALL_VERSIONS if version in versions]
        if len(kept) < len(versions):
            raise reading.Ineffective('keeps %d of %d versions' % (len(kept), len(versions)))


def security_groups(files):
    """Ironic puts a node into the networks. Stands in for: Neutron, whose groups have IDs."""
    from ironic.common import neutron as module
    conf = ironic(files)
    known = ['5b2c1d3e-8f4a-4b6c-9d7e-0a1b2c3d4e5f']
    client = mock.Mock()
    client.security_groups = lambda id: [mock.Mock(id=one) for one in known if one in id]
    for kind in ('cleaning', 'provisioning', 'inspection', 'rescuing'):
        module._verify_security_groups(conf.neutron[kind + '_network_security_groups'], client)


def address_of_zones(files):
    """Someone names a floating IP address, in a zone that Designate has to make. Stands
    in for: the database, and what follows the zone's values."""
    from designate.central import service
    designate(files)
    made = mock.Mock(create_zone=lambda _, zone: zone)
    service.Service._create_ptr_zone(made, None, '2.0.192.in-addr.arpa.')


def records_taken(files):
    """Designate compares its types of records with those that it may serve."""
    from designate import objects
    conf = designate(files)
    for kind in conf.supported_record_type:
        if not hasattr(objects, kind):
            raise reading.Ineffective('no records of the type ' + kind)


def pool(files):
    """Designate chooses the pool of a new zone."""
    from designate.scheduler.filters import default_pool_filter
    designate(files)
    default_pool_filter.DefaultPoolFilter(mock.Mock()).filter(None, [], None)


def module_mechanisms(files):
    """Barbican opens its hardware module. Stands in for: the module's library."""
    from barbican.plugin.crypto import p11_crypto, pkcs11
    conf = reading.read(p11_crypto.CONF, files, 'barbican')
    if conf.p11_crypto_plugin.hmac_key_type not in pkcs11._KEY_TYPES:
        raise KeyError(conf.p11_crypto_plugin.hmac_key_type)
    conf.set_override('library_path', 'module.so', 'p11_crypto_plugin')
    conf.set_override('login', 'p', 'p11_crypto_plugin')
    ffi = mock.Mock()
    ffi.dlopen.side_effect = reading.Reached
    try:
        p11_crypto.P11CryptoPlugin(conf, ffi=ffi)
    except reading.Reached:
        pass


def module_options(files):
    """Barbican loads its plugin for hardware modules, if it is enabled. Stands in for: the
    module's library, and what follows the options."""
    from barbican.plugin.crypto import manager, p11_crypto, pkcs11
    from barbican.plugin.interface import secret_store
    for conf in (manager.CONF, secret_store.CONF):
        reading.read(conf, files, 'barbican')
    if ('p11_crypto' not in manager.CONF.crypto.enabled_crypto_plugins
            or 'store_crypto' not in secret_store.CONF.secretstore.enabled_secretstore_plugins):
        return
    conf = reading.read(p11_crypto.CONF, files, 'barbican')
    ffi = mock.Mock()
    ffi.dlopen.return_value.C_Initialize.return_value = pkcs11.CKR_OK
    with reading.until(pkcs11.PKCS11, '_get_slot_id'):
        p11_crypto.P11CryptoPlugin(conf, ffi=ffi)


def cluster_networks(files):
    """Someone makes a cluster template without a driver for its network."""
    import magnum.conf
    reading.read(magnum.conf.CONF, files, 'magnum')
    from magnum.api import validation
    importlib.reload(validation)  # its classes keep what is set when they are made
    validation._enforce_network_driver_types(mock.Mock(coe='kubernetes', network_driver=None))


KINDS = {
    'offers of Open vSwitch': offers,
    'shared cards': shared_cards,
    'mechanisms': mechanisms,
    'gateway of routers': gateway,
    'pages of Neutron': pages,
    'resolvers of OVN': resolvers,
    'network of HA routers': ha_network,
    'address of distributed routers': distributed,
    'pages of Octavia': balancer_pages,
    'logs of amphorae': log_targets,
    'certificates of amphorae': signing,
    'versions of listeners': listener_versions,
    'groups of nodes': security_groups,
    'address of zones': address_of_zones,
    'types of records': records_taken,
    'default pool': pool,
    'hardware module': module_mechanisms,
    'options of a module': module_options,
    'networks of clusters': cluster_networks,
}
