"""Values that a service reads, and then does without."""
import contextlib
import datetime
from unittest import mock

from oslo_config import cfg

import reading
from compute import driver, nova
from identity import keystone
from syntax import cinder
from volumes import drivers


def secure_links(files):
    """A proxy that ends TLS sends a request on to Nova's API."""
    name = nova(files).wsgi.secure_proxy_ssl_header
    from nova.api import wsgi
    sent = wsgi.Request.blank('/').environ
    sent['HTTP_' + (name or '').removeprefix('HTTP_').replace('-', '_').upper()] = 'https'
    if name and not wsgi.Request(sent).url.startswith('https:'):
        raise reading.Ineffective('links begin with http')


def console_ports(files):
    """nova-compute looks up the ports of serial consoles."""
    conf = nova(files)
    from nova.console import serial
    if '%d:%d' % serial._get_port_range() != conf.serial_console.port_range:
        raise reading.Ineffective('the ports are those of the default')


def mediated_devices(files):
    """nova-compute looks up the types of devices that it offers."""
    conf = nova(files)
    listed = conf.devices.enabled_mdev_types
    made = driver()
    made.pgpu_type_mapping, made.mdev_class_mapping, made.mdev_classes = {}, {}, set()
    if len(made._get_supported_vgpu_types()) < len(listed):
        raise reading.Ineffective('only one type is offered')


def stack_domain(files):
    """Heat creates a user for a stack. Stands in for: Keystone."""
    from heat.common import config  # noqa: F401, options
    from heat.engine.clients.os.keystone import heat_keystoneclient
    reading.read(cfg.CONF, files, 'heat')
    client = heat_keystoneclient.KsClientWrapper(mock.Mock(trust_id=None), 'RegionOne')
    with (mock.patch.object(heat_keystoneclient.KsClientWrapper, 'domain_admin_client', mock.MagicMock()) as admin,
          mock.patch.object(client, '_client', mock.MagicMock()) as user, mock.patch.object(client, '_stack_domain_id', 'd')
          if client.stack_domain else contextlib.nullcontext()):
        admin.roles.list.return_value = user.roles.list.return_value = [mock.Mock()]
        client.create_stack_domain_user('u', 'p')
    if not admin.users.create.called:
        raise reading.Ineffective('the user is not made by the administrator of the domain')


def token_lifetime(files):
    """Keystone issues a token, and checks it at once. Stands in for: revocations."""
    keystone(files)
    from keystone.models import token_model
    from keystone.token import provider
    token = token_model.TokenModel()
    token.expires_at = provider.default_expire_time().isoformat()
    made = provider.Manager.__new__(provider.Manager)
    with mock.patch.object(made, 'check_revocation'):
        made._is_valid_token(token)


def password_age(files):
    """A user whose password expires today changes it."""
    conf = keystone(files)
    from keystone.identity.backends import sql
    made = datetime.datetime.utcnow() - datetime.timedelta(days=conf.security_compliance.password_expires_days)
    sql.Identity._validate_minimum_password_age(mock.Mock(), mock.Mock(password_created_at=made))


def migrated(files):
    """nova-manage makes the tables of the API, and then those of the cell."""
    from nova import config
    from nova.db import migration
    config.parse_args(['nova-manage'] + reading.written(files), default_config_files=[], init_rpc=False)
    for database in ('api', 'main'):
        migration.db_sync(database=database)


def oversubscribed(files):
    """cinder-volume makes its drivers."""
    list(drivers(cinder(files)))


KINDS = {
    'links behind a proxy': secure_links,
    'console ports': console_ports,
    'mediated devices': mediated_devices,
    'domain of stacks': stack_domain,
    'lifetime of tokens': token_lifetime,
    'age of passwords': password_age,
    'migrated databases': migrated,
    'oversubscribed volumes': oversubscribed,
}
