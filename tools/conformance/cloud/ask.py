#!/usr/bin/env python3
"""Has the services' own code judge pairs of configurations.

Reads JSON lines from standard input: {"kind": ..., "texts": {name:
text}}, and writes one line for each: {"works": true or false}, or {"error": ...}
if the question could not be asked. oslo.config reads every text with the
options that the real modules register. Nothing is sent over a network.
"""
import json
import os
import sys
from types import SimpleNamespace

from oslo_config import cfg

sys.dont_write_bytecode = True
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import images  # noqa: E402
import networks  # noqa: E402
from reading import apart, read  # noqa: E402


# Neutron's agent signs an instance's id, and Nova checks the signature.

def metadata(texts):
    from neutron.agent.metadata import agent
    from neutron.conf.agent.metadata import config as meta
    from nova.api.metadata import handler
    import nova.conf
    import webob.exc

    conf = cfg.ConfigOpts()
    conf.register_opts(meta.METADATA_PROXY_HANDLER_OPTS)
    proxy = agent.MetadataProxyHandler.__new__(agent.MetadataProxyHandler)
    proxy.conf = read(conf, [texts['neutron']])
    read(nova.conf.CONF, [texts['nova']])
    api = handler.MetadataRequestHandler.__new__(handler.MetadataRequestHandler)
    instance = 'd8a2b4c6-0000-4000-8000-000000000001'
    try:
        api._validate_shared_secret(instance, proxy._sign_instance_id(instance), '192.0.2.7')
    except webob.exc.HTTPForbidden:
        return False
    return True


# keystonemiddleware judges a token of the service user from Nova, and one of a
# user who sends it as the service token.

def token_of(roles):
    from keystoneauth1 import access, fixture

    token = fixture.V3Token(user_id='u', user_name='u')
    token.set_project_scope(id='p', name='p', domain_id='d', domain_name='d')
    for role in roles:
        token.add_role(name=role)
    return token, access.create(body=dict(token), auth_token='t')


def service_status(text, roles):
    """What a service behind the middleware learns about a service token."""
    from keystonemiddleware import auth_token
    import webob

    class Middleware(auth_token.AuthProtocol):
        def _create_identity_server(self):
            return SimpleNamespace(www_authenticate_uri='https://identity.example.org')

        def _token_cache_factory(self):
            return SimpleNamespace(initialize=lambda environ: None)

        def fetch_token(self, token, **_):
            return dict(token_of(roles if token == 'service' else ['member'])[0])

    conf = cfg.ConfigOpts()
    conf.register_opts(auth_token._opts._OPTS, group='keystone_authtoken')
    read(conf, [text])
    told = {}

    @webob.dec.wsgify
    def service(request):
        told.update(request.headers)
        return webob.Response('served')

    middleware = Middleware(service, {'oslo_config_config': conf, 'oslo_config_project': 'proof'})
    request = webob.Request.blank('/', headers={'X-Auth-Token': 'user', 'X-Service-Token': 'service'})
    answer = request.get_response(middleware)
    if answer.status_int != 200:
        return 'Refused'
    return told.get('X-Service-Identity-Status', 'none')


def service_token(texts):
    """Whether Cinder recognises Nova's call as a service's, and no user's as one."""
    if not apart(nova_sends, texts['nova']):
        return apart(cinder_believes, texts['cinder'], [])
    return (service_status(texts['cinder'], ['service']) == 'Confirmed' and
            apart(cinder_believes, texts['cinder'], ['service']) and
            service_status(texts['cinder'], ['member']) != 'Confirmed')


def nova_sends(text):
    import nova.conf
    from nova import service_auth  # noqa: F401, registers its section's options

    return read(nova.conf.CONF, [text]).service_user.send_service_user_token


def cinder_believes(text, roles):
    """Whether Cinder recognises a call with these service roles as a service's."""
    from cinder import objects
    objects.register_all()
    from cinder.volume import api
    from keystonemiddleware import auth_token

    try:
        cfg.CONF.register_opts(auth_token._opts._OPTS, group='keystone_authtoken')
    except cfg.DuplicateOptError:
        pass
    read(cfg.CONF, [text])
    return api.API.is_service_request(SimpleNamespace(service_roles=roles))


# keystoneauth looks up the region in a catalogue that has the first member's.

def region(texts):
    from keystoneauth1 import exceptions, fixture, access, loading

    def name_of(text):
        conf = cfg.ConfigOpts()
        loading.register_adapter_conf_options(conf, 'placement')
        return loading.load_adapter_from_conf_options(read(conf, [text]), 'placement', session=object()).region_name

    first, second = (name_of(text) for _, text in sorted(texts.items()))
    token = fixture.V3Token()
    token.set_project_scope()
    token.add_service('placement').add_standard_endpoints(internal='https://placement.example.org', region=first)
    catalogue = access.create(body=dict(token), auth_token='t').service_catalog
    try:
        catalogue.url_for(service_type='placement', interface='internal', region_name=second)
    except exceptions.EndpointNotFound:
        return False
    return True


# keystonemiddleware's cache returns what another service has stored there.

def cache(texts):
    from keystonemiddleware.auth_token import _memcache_crypt as crypt
    from keystonemiddleware import auth_token

    keys = []
    for _, text in sorted(texts.items()):
        conf = cfg.ConfigOpts()
        conf.register_opts(auth_token._opts._OPTS, group='keystone_authtoken')
        options = read(conf, [text]).keystone_authtoken
        context = crypt.derive_keys(b'a-token', options.memcache_secret_key.encode(), b'ENCRYPT')
        keys.append(crypt.get_cache_key(context))
    return keys[0] == keys[1]


KINDS = {'metadata': metadata, 'service token': service_token, 'region': region, 'cache': cache,
         **networks.KINDS, **images.KINDS}


def main():
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {'works': apart(KINDS[asked['kind']], asked['texts'])}
        except Exception as error:  # the asker decides what to make of it
            answer = {'error': '%s: %s' % (type(error).__name__, error)}
        print(json.dumps(answer), flush=True)


if __name__ == '__main__':
    main()
