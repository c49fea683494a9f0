#!/usr/bin/python3
"""Lets the real Nova use a configuration, and says what comes of it.

    ask.py '{"token", "user", "project", "catalog"}' < cases > answers

One JSON object a line each way. The argument is what Nova keeps of the caller
who asked it for something. A case:
    id      echoed
    files   the configuration files, in order
    do      "list": the names of the images, as Nova's API lists them
            "download": the first image's data, as nova-compute reads it
            "adapter": the names of the images, asked by the session that Nova
            builds of [placement], with its service_type
            "clone": whether nova-compute has Ceph clone the first image; the
            Ceph is none, it agrees to everything
            "scope": what the token is for that this session gets
            "ironic": the adapter that Ironic builds of [swift]
            "values": what Nova reads, by "section.option" in names
An answer has the id and either result, or class and error of what was raised.
Each case has a process of its own, without a terminal.
"""
import io
import json
import logging
import os
import signal
import sys
import time

from keystoneauth1 import loading
import nova.conf
from nova import context
from nova.image import glance
from nova import objects
from nova import utils
from nova.virt.libvirt import imagebackend

SECONDS = 30  # a case may take


def show_list(caller, _):
    images = glance.API().get_all(caller)
    return sorted(image['name'] for image in images)


def show_data(caller, _):
    image = glance.API().get_all(caller)[0]
    data = io.BytesIO()
    glance.API().download(caller, image['id'], data=data)
    return data.getvalue().decode()


def show_adapter(*_):
    adapter = utils.get_ksa_adapter('placement')
    answer = adapter.get('/v2/images', raise_exc=True)
    return sorted(image['name'] for image in answer.json()['images'])


class Ceph:
    """Says that it has every image."""

    def is_cloneable(self, location, image):
        return True

    def clone(self, location, name):
        self.cloned = location['url']


def show_clone(caller, _):
    disk = imagebackend.Rbd.__new__(imagebackend.Rbd)
    disk.driver, disk.rbd_name = Ceph(), 'disk'
    disk.clone(caller, glance.API().get_all(caller)[0]['id'])
    return {'cloned': str(bool(disk.driver.cloned))}


def show_scope(*_):
    asking = utils.get_ksa_adapter('placement').session
    access = asking.auth.get_access(asking)
    names = ('project', 'domain', 'system', 'trust')
    return {'scope': ', '.join(n for n in names if getattr(access, n + '_scoped'))}


def show_ironic(*_):
    loading.register_session_conf_options(nova.conf.CONF, 'swift')
    loading.register_auth_conf_options(nova.conf.CONF, 'swift')
    loading.register_adapter_conf_options(nova.conf.CONF, 'swift')
    return str(loading.load_adapter_from_conf_options(
        nova.conf.CONF, 'swift',
        session=loading.load_session_from_conf_options(nova.conf.CONF, 'swift'),
        auth=loading.load_auth_from_conf_options(nova.conf.CONF, 'swift')))


def show_values(_, case):
    read = {}
    for name in case['names']:
        section, option = name.split('.')
        try:
            read[name] = str(getattr(getattr(nova.conf.CONF, section), option))
        except Exception as error:
            read[name] = type(error).__name__
    return read


DO = {'list': show_list, 'download': show_data, 'adapter': show_adapter,
      'clone': show_clone, 'scope': show_scope, 'ironic': show_ironic, 'values': show_values}


def answer(case, caller):
    try:
        arguments = [word for path in case['files'] for word in ('--config-file', path)]
        nova.conf.CONF(arguments, project='nova', version='e2e', default_config_dirs=[])
        who = context.RequestContext(
            user_id=caller['user'], project_id=caller['project'], is_admin=False,
            auth_token=caller['token'], service_catalog=caller['catalog'])
        return {'result': DO[case['do']](who, case)}
    except BaseException as error:
        return {'class': type(error).__name__, 'error': str(error)}


def apart(case, caller):
    """The answer of a process of its own, which cannot ask for a passphrase and
    is stopped if it hangs."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        signal.alarm(SECONDS)
        with os.fdopen(writer, 'w') as file:
            json.dump(answer(case, caller), file)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        text = file.read()
    os.waitpid(child, 0)
    return json.loads(text or '{"class": "Silence", "error": "no answer in time"}')


def main():
    caller = json.loads(sys.argv[1])
    sys.argv[1:] = []
    logging.disable(logging.CRITICAL)
    objects.register_all()
    # Nova waits a second before it tries again: so much patience is not needed.
    really = time.sleep
    time.sleep = lambda seconds: really(min(seconds, 0.01))
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps(dict(apart(case, caller), id=case['id'])), flush=True)


if __name__ == '__main__':
    main()
