"""The passwords with which drivers log in, and how they call switches."""
import base64
import json
from unittest import mock

import requests

import reading
from arrays import array, forget, manila, share_drivers, started
from volumes import cinder, drivers

# What drivers have as a password where the configuration sets none.
PUBLISHED = ('nexenta', 'quobyte')


def passwords(request):
    """The passwords in a request: of its header, and of its body."""
    kind, _, given = request.headers.get('Authorization', '').partition(' ')
    if kind == 'Basic':
        yield base64.b64decode(given).decode().partition(':')[2]
    if request.body:
        body = json.loads(request.body)
        if isinstance(body, dict):
            yield body.get('password')


def login(load, made_from):
    """Drivers log in to their arrays. Stands in for: the network."""
    def ask(files):
        sent = []

        def send(_, request, **others):
            sent.append(request)
            if len(sent) > 1:
                raise reading.Reached
            answer = requests.Response()
            answer.status_code, answer.request, answer._content = 401, request, b'{}'
            return answer  # some log in only when they are told to

        made = list(made_from(load(files)))
        with mock.patch('requests.adapters.HTTPAdapter.send', send):
            for each in made:
                started(each)
        assert sent, 'nothing was sent'
        if any(text in PUBLISHED for request in sent for text in passwords(request)):
            raise reading.Insecure('the array is given the published password')
    return ask


def switch(files):
    """Cinder calls the switch of each fabric. Stands in for: the switches."""
    with mock.patch('eventlet.monkey_patch'):  # too late, for sockets are in use
        conf = cinder(files)
        from cinder.zonemanager import fc_zone_manager
        from cinder.zonemanager.drivers.brocade import brcd_fabric_opts as options
        from cinder.zonemanager.drivers.brocade import brcd_fc_zone_connector_factory as factory
    forget('cinder.opts', 'cinder.cmd.')  # which would do it when they are loaded again
    conf.register_opts(fc_zone_manager.zone_manager_opts, group='fc-zone-manager')
    fabrics = options.load_fabric_configurations(conf['fc-zone-manager'].fc_fabric_names.split(','))
    with array():
        for fabric in fabrics.values():
            try:
                client = factory.BrcdFCZoneFactory().get_connector(
                    fabric, fabric.safe_get('fc_southbound_protocol'))
                client.get_active_zone_set()
            except (Exception, reading.Reached) as error:  # pylint: disable=broad-except
                print(type(error).__name__, error)


KINDS = {
    'login to volumes': login(cinder, drivers),
    'login to shares': login(manila, share_drivers),
    'switch of a fabric': switch,
}
