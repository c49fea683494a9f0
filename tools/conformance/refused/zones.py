"""What Designate makes of the events of others, and what it runs."""
import ast
import importlib.util
import os
from unittest import mock

import reading
from values import designate

ANY_ID = '3b7e0a1e-9a2b-4a7e-8f67-2f62f1c58a55'
ZONE = {'name': 'example.org.', 'id': ANY_ID}


def records(kind, files):
    """A handler makes the records of an event. Stands in for: Central."""
    conf = designate(files)
    from designate import policy
    from designate.notification_handler import base
    policy.init(default_rule='default')
    loaded = base.NotificationHandler.get_extensions(
        conf['service:sink'].enabled_notification_handlers)
    assert loaded
    with (mock.patch.object(base.central_rpcapi, 'CentralAPI'),
          mock.patch.object(base.NotificationHandler, '_create_or_update_recordset')):
        for handler in loaded:
            with mock.patch.object(handler, 'get_zone', return_value=ZONE):
                if handler.get_plugin_name() == kind:
                    handler().process_notification({'project_name': 'p'}, *event(kind))


def event(kind):
    """An event as its sender makes it, with the names that the sender's own code has."""
    if kind == 'neutron_floatingip':
        from neutron_lib.api.definitions import dns, l3
        sent = dict.fromkeys(list(l3.RESOURCE_ATTRIBUTE_MAP['floatingips'])
                             + list(dns.RESOURCE_ATTRIBUTE_MAP['floatingips']), ANY_ID)
        sent.update(fixed_ip_address='10.0.0.5', floating_ip_address='192.0.2.5')
        return 'floatingip.update.end', {'floatingip': sent}
    sent = dict.fromkeys(told_of_instances(), ANY_ID)
    sent['fixed_ips'] = [{'address': '192.0.2.5', 'version': 4, 'label': 'private'}]
    return 'compute.instance.create.end', sent


def told_of_instances():
    """The names under which Nova tells of an instance, read from its code: it cannot be
    loaded beside Designate."""
    folder = os.path.dirname(importlib.util.find_spec('nova').origin)
    with open(os.path.join(folder, 'notifications', 'base.py'), encoding='utf-8') as file:
        tree = ast.parse(file.read())
    function, = (node for node in tree.body if getattr(node, 'name', '') == 'info_from_instance')
    made = next(node.value for node in ast.walk(function) if isinstance(node, ast.Assign)
                and node.targets[0].id == 'instance_info')
    return [keyword.arg for keyword in made.keywords]


def fixed(files):
    records('nova_fixed', files)


def floating(files):
    records('neutron_floatingip', files)


def tasks(files):
    """The producer loads its tasks."""
    conf = designate(files)
    from designate.producer import tasks as module
    if not module.PeriodicTask.get_extensions(conf['service:producer'].enabled_tasks):
        raise reading.Ineffective('no task is loaded')


def filters(files):
    """Central loads what chooses a pool."""
    designate(files)
    from designate import scheduler
    scheduler.get_scheduler(None)


def notifications(files):
    """Central loads what says what it notifies others of."""
    designate(files)
    from designate import notifications as module
    module.get_plugin()


KINDS = {
    'records of instances': fixed,
    'records of floating addresses': floating,
    'tasks of the producer': tasks,
    'filters of pools': filters,
    'plugin of notifications': notifications,
}
