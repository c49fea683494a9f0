"""What Ironic does with nodes and with what their agents send."""
import contextlib
from unittest import mock

import reading


def ironic(files):
    """Ironic's options, with the texts read."""
    import ironic.conf
    return reading.read(ironic.conf.CONF, files, 'ironic')


def lookup(files):
    """Someone looks up a node that is in use. Stands in for: the database, and what
    follows the check."""
    ironic(files)
    from ironic.api.controllers.v1 import ramdisk
    node = mock.Mock(provision_state='active')
    with (mock.patch.object(ramdisk, 'api'), mock.patch('ironic.api.method.pecan'),
          mock.patch.object(ramdisk, 'objects') as objects,
          mock.patch.object(ramdisk.api_utils, 'check_policy'),
          mock.patch.object(ramdisk.api_utils, 'allow_ramdisk_endpoints'),
          mock.patch.object(ramdisk.api_utils, 'allow_agent_token',
                            side_effect=reading.Reached)):
        objects.Node.get_by_uuid.return_value = node
        try:
            ramdisk.LookupController().get_all(node_uuid='0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8')
        except reading.Reached:
            raise reading.Insecure('the node is looked up') from None


def heartbeat(files):
    """An agent says that it is reached without TLS. Stands in for: the database and the task."""
    ironic(files)
    from ironic.conductor import manager
    made = manager.ConductorManager.__new__(manager.ConductorManager)
    with (mock.patch.object(manager.task_manager, 'acquire') as task,
          mock.patch.object(manager.utils, 'is_agent_token_valid', return_value=True),
          contextlib.suppress(manager.messaging.ExpectedException)):
        task = task.return_value.__enter__.return_value
        made.heartbeat(mock.Mock(), 'n', 'http://10.0.0.7:9999', '9.0')
        if task.spawn_after.called:
            raise reading.Insecure('the agent is called in clear text')


def agent_certificate(files):
    """The conductor decides how to check an agent's certificate."""
    ironic(files)
    from ironic.drivers.modules import agent_client
    node = mock.Mock(driver_internal_info={}, driver_info={})
    if agent_client.AgentClient()._get_verify(node) is False:
        raise reading.Insecure('any certificate of the agent is accepted')


def cleaning(files):
    """A node is cleaned before its next user gets it. Stands in for: the agent's own
    list of steps."""
    ironic(files)
    from ironic.conductor import utils
    from ironic.drivers.modules import agent_base, deploy_utils
    node = mock.MagicMock(automated_clean=None)
    if utils.skip_automated_cleaning(node):
        raise reading.Insecure('the node is not cleaned')
    steps = [{'step': name, 'priority': 10, 'interface': 'deploy'}
             for name in ('erase_devices', 'erase_devices_metadata')]
    node.driver_internal_info = {'agent_cached_clean_steps': {'deploy': steps},
                                 'agent_cached_clean_steps_refreshed': 'now'}
    mixin = agent_base.AgentBaseMixin.__new__(agent_base.AgentBaseMixin)
    found = mixin.get_clean_steps(mock.Mock(node=node))
    if not any(step['priority'] for step in found):
        raise reading.Insecure('no step erases a disk')
    told = mock.Mock()
    deploy_utils.agent_add_clean_params(mock.Mock(node=told))
    told = dict(call.args for call in told.set_driver_internal_info.call_args_list)
    if not told['agent_erase_devices_iterations'] and not told['agent_erase_devices_zeroize'] \
            and any(step['priority'] for step in found if step['step'] == 'erase_devices'):
        raise reading.Insecure('the agent overwrites no disk')


def checksum(files):
    """Ironic fetches a file whose checksum is wrong. Stands in for: the server."""
    ironic(files)
    from ironic.common import images

    def write(_context, _href, path):
        with open(path, 'wb') as file:
            file.write(b'changed')

    with mock.patch.object(images, 'fetch_into', side_effect=write):
        try:
            images.fetch(None, 'i', 'image', checksum='0' * 64, checksum_algo='sha256')
            raise reading.Insecure('a changed file is taken')
        except images.exception.ImageChecksumError:
            pass


class Manager:
    """Stands in for the conductor: takes one order."""

    target = None

    def order(self, context):
        return 'done'


def order(files):
    """Someone without a token gives the conductor an order over HTTP. Stands in for:
    the conductor, and the server's socket."""
    import webob
    ironic(files)
    from ironic_lib.json_rpc import server
    with mock.patch.object(server.wsgi, 'Server') as made:
        server.WSGIService(Manager(), mock.Mock(serialize_entity=lambda _, entity: entity))
    app, options = made.call_args.args[2], made.call_args.kwargs
    if options['host'] in ('127.0.0.1', '::1', 'localhost'):
        return
    request = webob.Request.blank('/', method='POST', json={
        'jsonrpc': '2.0', 'id': '1', 'method': 'order', 'params': {'context': {}}})
    response = request.get_response(app)
    if response.status_code == 200 and response.json.get('result') == 'done':
        raise reading.Insecure('the order is carried out')
    if not options['use_ssl']:
        raise reading.Insecure('the order crosses the network in clear text')


KINDS = {
    'node lookup': lookup,
    'agent heartbeat': heartbeat,
    'agent certificate': agent_certificate,
    'node cleaning': cleaning,
    'file checksum': checksum,
    'order over HTTP': order,
}
