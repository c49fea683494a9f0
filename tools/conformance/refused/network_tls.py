"""TLS that services serve through oslo.service, and that Neutron's agents use."""
import socket
import ssl
from unittest import mock

from oslo_config import cfg

import reading
from checked import existing, ml2
from network import neutron


def versions(files):
    """Neutron's API wraps its socket. Stands in for: the files."""
    from neutron import wsgi  # noqa: F401, options
    from oslo_service import sslutils
    conf = neutron(files)
    if not conf.use_ssl:
        return
    with (existing('/etc/ssl/'), mock.patch('ssl.SSLContext.load_cert_chain'),
          mock.patch('ssl.SSLContext.load_verify_locations')):
        sslutils.is_enabled(conf)
        context = sslutils.wrap(conf, socket.socket()).context
    old = {ssl.PROTOCOL_TLSv1: 'TLS 1.0', ssl.PROTOCOL_TLSv1_1: 'TLS 1.1'}
    if context.protocol in old:
        raise reading.Insecure('speaks %s alone' % old[context.protocol])
    if conf.ssl.version and context.protocol != sslutils._SSL_PROTOCOLS[conf.ssl.version.lower()]:
        raise reading.Ineffective('another version than %s' % conf.ssl.version)


def metadata_certificate(files):
    """The metadata agent asks Nova. Stands in for: Nova's answer."""
    import webob
    from neutron.agent.metadata import agent
    from neutron.conf.agent.metadata import config
    config.register_meta_conf_opts(config.METADATA_PROXY_HANDLER_OPTS)
    conf = ml2(files)
    made = agent.MetadataProxyHandler.__new__(agent.MetadataProxyHandler)
    made.conf = cfg.CONF
    with mock.patch.object(agent.requests, 'request') as asked:
        asked.return_value = mock.Mock(status_code=403)
        made._proxy_request('i', 'p', webob.Request.blank(
            '/latest/meta-data', headers={'X-Forwarded-For': '192.0.2.7'}))
    if (conf.nova_client_cert or conf.nova_client_priv_key) and not asked.call_args.kwargs['cert']:
        raise reading.Ineffective('no client certificate')


def providers(files):
    """The plugin for VPNs reads the providers of its drivers."""
    from neutron.conf.services import provider_configuration
    from neutron.services import provider_configuration as module
    provider_configuration.register_service_provider_opts()
    neutron(files)
    module.ProviderConfiguration(svc_type='VPN')


KINDS = {
    'versions of TLS': versions,
    'certificate for metadata': metadata_certificate,
    'providers of VPNs': providers,
}
