"""Sessions with the services that the end-to-end test has started."""
from keystoneauth1 import session
from keystoneauth1.identity import v3

PROJECT = {'project_name': 'admin', 'project_domain_id': 'default'}


def of(given, scope=PROJECT):
    """A session of the user admin, with a client certificate of the CA."""
    return session.Session(v3.Password(
        auth_url=given['keystone'] + '/v3', username='admin',
        password=given['password'], user_domain_id='default', **scope,
    ), verify=given['ca'], cert=(given['cert'], given['key']), timeout=60)
