#!/usr/bin/python3
"""A real Keystone over TLS, with an empty database, until standard input ends.

    run_keystone.py '{"folder", "certfile", "keyfile", "password"}'

Prints {"url", "port"} when it answers. The user "admin" of the default domain
has the password and the role admin on the project "admin".
"""
import json
import logging
import os
import sqlite3
import sys

import serve

from keystone.cmd import bootstrap
from keystone.common import fernet_utils
from keystone.common.sql import upgrades
import keystone.conf
from keystone.server import configure
from keystone.server.flask import core

CONFIG = """
[DEFAULT]
log_file = {folder}/keystone.log
public_endpoint = {url}
[database]
connection = sqlite:///{folder}/keystone.db
[fernet_tokens]
key_repository = {folder}/tokens
[fernet_receipts]
key_repository = {folder}/receipts
[credential]
key_repository = {folder}/credentials
[identity]
password_hash_rounds = 4
[cache]
enabled = false
"""


def set_up(path, folder, url, password):
    """What keystone-manage does: db_sync, the key repositories, bootstrap."""
    configure(config_files=[path])
    logging.getLogger().setLevel(logging.ERROR)
    # Readers must not lock writers out.
    with sqlite3.connect(os.path.join(folder, 'keystone.db')) as database:
        database.execute('PRAGMA journal_mode=WAL')
    upgrades.offline_sync_database_to_version()
    for name, group in (('tokens', 'fernet_tokens'),
                        ('receipts', 'fernet_receipts'),
                        ('credentials', 'credential')):
        keys = os.path.join(folder, name)
        os.mkdir(keys, 0o700)
        fernet_utils.FernetUtils(keys, 3, group).initialize_key_repository()
    first = bootstrap.Bootstrapper()
    first.admin_username = first.project_name = first.admin_role_name = 'admin'
    first.admin_password = password
    first.default_domain_id = 'default'
    first.region_id = 'here'
    first.service_name = 'keystone'
    first.public_url = first.internal_url = url + '/v3'
    first.bootstrap()


def main():
    given = json.loads(sys.argv[1])
    folder = given['folder']
    server, port = serve.listen()
    url = 'https://127.0.0.1:%d' % port
    path = os.path.join(folder, 'keystone.conf')
    with open(path, 'w') as file:
        file.write(CONFIG.format(url=url, folder=folder))
    # A process of its own: Keystone may be configured only once in one.
    child = os.fork()
    if not child:
        sys.argv[1:] = []
        set_up(path, folder, url, given['password'])
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit('keystone: the database could not be set up')
    sys.argv[1:] = []
    serve.start(server, core.initialize_application('public', config_files=[path]), given)
    serve.until_told({'url': url, 'port': port})


if __name__ == '__main__':
    main()
