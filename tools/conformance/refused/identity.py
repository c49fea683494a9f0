"""What Keystone rejects, and what the services reject as keys."""
import os
import sys
from unittest import mock

from oslo_config import cfg

import reading
from reading import read


def keystone(files):
    import keystone.conf
    keystone.conf.configure()
    return read(keystone.conf.CONF, files, 'keystone')


def password_hash(files):
    """Hashes a password, without bcrypt's work, which may take hours."""
    from keystone.common import password_hashing
    keystone(files)
    names = {cls for hasher in password_hashing.SUPPORTED_HASHERS
             if hasher.name == 'bcrypt'
             for cls in hasher.__mro__ if '_calc_checksum' in vars(cls)}
    for cls in names:
        cls._calc_checksum = lambda self, secret: 'x' * (self.checksum_size or 1)
    password_hashing.hash_password('proof')


def password_pattern(files):
    """Checks a new password that is long and has characters of every kind."""
    from keystone import exception
    from keystone.common.validation import validators
    keystone(files)
    try:
        validators.validate_password('aZ9-+.$[é{12}Lu long enough')
    except exception.PasswordRequirementsValidationError:
        pass  # the pattern was understood


def token_provider(files):
    """Loads the provider from a folder of keys that stands in for the real one."""
    from keystone.token import provider
    conf = keystone(files)
    for name in ('fernet_tokens.key_repository', 'jwt_tokens.jws_public_key_repository',
                 'jwt_tokens.jws_private_key_repository'):
        group, option = name.split('.')
        os.makedirs(name)
        with open(os.path.join(name, 'private.pem'), 'w', encoding='utf-8'):
            pass
        conf.set_override(option, os.path.abspath(name), group)
    with mock.patch('keystone.token.providers.jws.core.JWSFormatter'):
        provider.Manager()


def heat_start(files):
    """Checks the configuration as heat-engine does when it starts."""
    import heat.common.crypt  # noqa: F401, which registers an option
    from heat.common import config
    read(cfg.CONF, files, 'heat')
    config.startup_sanity_check()


def heat_api(files):
    """Starts heat-api up to its application."""
    from heat.cmd import api
    argv = ['heat-api'] + reading.written(files)
    with (mock.patch.object(sys, 'argv', argv), mock.patch.object(api.messaging, 'setup'),
          reading.until(api.config, 'load_paste_app')):
        api.launch_api(setup_logging=False)


KINDS = {
    'password_pattern': password_pattern,
    'password_hash': password_hash,
    'token_provider': token_provider,
    'heat_start': heat_start,
    'heat_api': heat_api,
}
