"""What Magnum needs for its clusters, and what it gives them."""
import contextlib
import ssl
from unittest import mock

import reading


def magnum(files):
    import magnum.conf
    return reading.read(magnum.conf.CONF, files, 'magnum')


def trustees(files):
    """Magnum logs in as the administrator of the domain that its trustees are in.
    Stands in for: Keystone, whose own code looks at the login."""
    from keystone.auth import schema
    from keystone.auth.plugins import core
    from keystoneauth1 import session
    from magnum.common import context, keystone
    magnum(files)

    def post(_, __, json, **___):
        schema.validate_issue_token_auth(json['auth'])
        user = core.UserAuthInfo()
        user.METHOD_NAME = 'password'
        user._validate_and_normalize_auth_data(json['auth']['identity']['password'])
        raise reading.Reached

    client = keystone.KeystoneClientV3(context.make_admin_context())
    with (mock.patch.object(session.Session, 'post', post), mock.patch.object(core, 'PROVIDERS'),
          mock.patch.object(core.UserAuthInfo, '_assert_domain_is_enabled'),
          mock.patch.object(core.UserAuthInfo, '_assert_user_is_enabled'),
          contextlib.suppress(reading.Reached)):
        raise AssertionError('nothing was sent for %s' % client.trustee_domain_id)


def certificate(files):
    """Magnum makes a cluster's authority, and a server of TLS uses its key."""
    from magnum.common.x509 import operations
    magnum(files)
    made = operations.generate_ca_certificate('proof', encryption_password='p')
    for name in ('certificate', 'private_key'):
        with open(name, 'wb') as file:
            file.write(made[name])
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain('certificate', 'private_key', 'p')


def with_tls(files):
    """Magnum's API makes its server. Stands in for: the application, and the files,
    which hold a certificate and a key made here."""
    from magnum.cmd import api
    from werkzeug import serving
    conf = magnum(files)
    if conf.api.ssl_cert_file or conf.api.ssl_key_file:
        serving.make_ssl_devcert('api')
    files_of_tls = api._get_ssl_configs(conf.api.enabled_ssl)
    serving.make_server('127.0.0.1', 0, None, ssl_context=files_of_tls)


def quota(files):
    """Someone creates the first cluster of a project. Stands in for: the database."""
    from magnum.api.controllers.v1 import cluster
    from magnum.common import exception
    magnum(files)
    none = exception.QuotaNotFound(msg='none')
    with (mock.patch.object(cluster.objects.Quota, 'get_quota_by_project_id_resource',
                            side_effect=none),
          mock.patch.object(cluster.objects.Cluster, 'get_count_all', return_value=0)):
        cluster.ClustersController()._check_cluster_quota_limit(mock.Mock())


KINDS = {
    'trustees': trustees,
    'certificate of a cluster': certificate,
    'Magnum with TLS': with_tls,
    'first cluster': quota,
}
