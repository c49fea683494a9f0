"""What Keystone makes of the entries in a directory."""
import contextlib
import re
from unittest import mock

import reading
from identity import keystone

DIRECTORY = 'keystone.identity.backends.ldap.common.BaseLdap.get_connection'
PEOPLE = 'ou=people,dc=example,dc=org'
COMMON = {'objectClass': ['top', 'person', 'inetOrgPerson'], 'cn': ['one'], 'sn': ['one']}


class Entries:
    """Stands in for: a directory that looks for the class in a search."""

    def __init__(self, entries):
        self.entries = entries

    def search_s(self, base, scope, query, *_, **__):
        kind = re.search(r'\(objectClass=([^)]*)\)', query).group(1).lower()
        return [entry for entry in self.entries
                if kind in [one.lower() for one in entry[1]['objectClass']]]


@contextlib.contextmanager
def holding(*entries):
    """A directory that has these entries."""

    @contextlib.contextmanager
    def connection(*_, **__):
        yield Entries(entries)

    with mock.patch(DIRECTORY, connection):
        yield


def shown(conf, **attributes):
    """Whether Keystone shows a user with these attributes as enabled."""
    from keystone.common import driver_hints
    from keystone.identity.backends.ldap import core
    with holding(('cn=one,' + PEOPLE, dict(COMMON, **attributes))):
        return [user['enabled'] for user in core.UserApi(conf).get_all_filtered(driver_hints.Hints())]


def enabled(files):
    """Keystone lists a user of Active Directory whose account is enabled, and one whose
    account is disabled. Stands in for: the directory."""
    conf = keystone(files)
    found = [shown(conf, userAccountControl=['512']), shown(conf, userAccountControl=['514'])]
    if found != [[True], [False]]:
        raise reading.Ineffective('the users are enabled: %s' % found)


def plain(files):
    """Keystone lists a user of a directory that does not say who is enabled. Stands in
    for: the directory."""
    assert len(shown(keystone(files))) == 1


def unlocked(files):
    """Keystone lists a user whose entry has no attribute that says it is locked. Stands in
    for: the directory."""
    if not shown(keystone(files))[0]:
        raise reading.Ineffective('the user is disabled')


def classes(files):
    """Keystone lists the users and the groups of a directory that has one of each.
    Stands in for: the directory."""
    conf = keystone(files)
    from keystone.common import driver_hints
    from keystone.identity.backends.ldap import core
    group = {'objectClass': ['top', 'groupOfNames'], 'cn': ['two'], 'ou': ['two']}
    with holding(('cn=one,' + PEOPLE, COMMON), ('cn=two,' + PEOPLE, group)):
        for kind in (core.UserApi, core.GroupApi):
            if not kind(conf).get_all_filtered(driver_hints.Hints()):
                raise reading.Ineffective('%s finds nothing' % kind.__name__)


KINDS = {
    'users that are not locked': unlocked,
    'users of Active Directory': enabled,
    'users of a plain directory': plain,
    'classes of a directory': classes,
}
