"""Which secrets of a service anyone knows, and what Heat keeps of its users."""
from unittest import mock

from oslo_config import cfg

import reading
from protocols import octavia
from volumes import cinder

# What the services' sources, guides and deployment tools publish.
WORDS = ('password', 'insecure', 'secret', 'changeme', 'SECRET_KEY')


def heartbeat(files):
    """A stranger sends a heartbeat of an amphora. Stands in for: the network."""
    conf = octavia(files)
    from octavia.amphorae.backends.health_daemon import status_message
    from octavia.amphorae.drivers.health import heartbeat_udp
    from octavia.common import exceptions
    with (mock.patch.object(heartbeat_udp.UDPStatusGetter, 'update'),
          mock.patch.object(heartbeat_udp, 'UpdateHealthDb')):
        made = heartbeat_udp.UDPStatusGetter()
    made.sock = mock.Mock()
    assert conf.health_manager.heartbeat_key == made.key
    for word in WORDS:
        for key in (word, word.upper()):
            forged = status_message.wrap_envelope({'id': 'amphora'}, key)
            made.sock.recvfrom.return_value = (forged, ('10.0.0.5', 5555))
            try:
                made.dorecv()
            except exceptions.InvalidHMACException:
                continue
            raise reading.Insecure("a stranger's heartbeat counts")


def passphrase(files):
    """Octavia encrypts an amphora's key. Stands in for: the certificate."""
    import base64
    octavia(files)
    from cryptography import fernet
    from octavia.certificates.common import local
    from octavia.controller.worker.v2.tasks import cert_task
    made = mock.Mock(certificate=b'certificate', private_key=b'key')
    with mock.patch.object(cert_task.stevedore_driver, 'DriverManager') as loaded:
        loaded.return_value.driver.generate_cert_key_pair.return_value = made
        stored = cert_task.GenerateServerPEMTask().execute('amphora')
    published = base64.urlsafe_b64encode(local.TLS_PASS_AMPS_DEFAULT.encode())
    try:
        fernet.Fernet(published).decrypt(stored.encode())
    except fernet.InvalidToken:
        return
    raise reading.Insecure('the published passphrase opens it')


def profiling(files):
    """A stranger asks Cinder to profile a request."""
    import webob
    from cinder import service
    from osprofiler import _utils, opts, profiler, web
    cinder(files)
    with mock.patch.object(service.osprofiler_initializer.notifier, 'create'):
        service.setup_profiler('cinder-api', 'proof')

    @webob.dec.wsgify
    def application(request):
        return 'profiled' if profiler.get() else 'served'

    packed = _utils.signed_pack({'base_id': 'b', 'parent_id': 'p'}, opts._hmac_keys_opt.default)
    request = webob.Request.blank('/', headers=dict(zip((web.X_TRACE_INFO, web.X_TRACE_HMAC),
                                                        packed)))
    with mock.patch.object(profiler._Profiler, '_notify'):
        answer = request.get_response(web.WsgiMiddleware(application)).text
    if answer == 'profiled':
        raise reading.Insecure('a stranger may profile requests')


def zeros(files):
    """Cinder gets the key of an encrypted volume."""
    conf = cinder(files)
    from castellan import key_manager
    conf.set_override('backend', 'cinder.keymgr.conf_key_mgr.ConfKeyManager', 'key_manager')
    manager = key_manager.API(conf)
    key = manager.get(mock.Mock(), manager.create_key(mock.Mock())).get_encoded()
    if not any(key):
        raise reading.Insecure('the key of every volume is %d zeros' % len(key))


def credentials(files):
    """Heat keeps what it needs to act for a user who creates a stack. Stands in for:
    the database, and Keystone's trust."""
    from heat.common import config  # noqa: F401, which registers the options
    from heat.common import context, crypt
    from heat.db.sqlalchemy import models
    from heat.engine import stack, template
    from heat.objects import stack as stored
    reading.read(cfg.CONF, files, 'heat')
    user = context.RequestContext(username='alice', password='secret', project_id='p',
                                  overwrite=False)
    trust = context.RequestContext(username='alice', password='secret', project_id='p',
                                   trust_id='t', trustor_user_id='u', overwrite=False)
    kept = []
    made = stack.Stack(user, 'proof', template.Template({'heat_template_version': '2016-10-14'}),
                       convergence=False)
    with (mock.patch.object(models.UserCreds, 'save', lambda self, _: kept.append(self)),
          mock.patch.object(context.RequestContext, 'session'),
          mock.patch.object(stored.Stack, 'create'),
          mock.patch.object(stack.ucreds_object.UserCreds, '_from_db_object'),
          mock.patch.object(made.t, 'store'),
          mock.patch.object(made, 'clients') as clients):
        clients.client.return_value.create_trust_context.return_value = trust
        made.store()
    for row in kept:
        if row.password and crypt.decrypt(row.decrypt_method, row.password) == 'secret':
            raise reading.Insecure("the database has the user's password")


KINDS = {
    'forged heartbeat': heartbeat,
    'passphrase of amphorae': passphrase,
    'profiling': profiling,
    "a volume's key": zeros,
    'credentials': credentials,
}
