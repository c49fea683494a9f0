#!/usr/bin/python3
"""Asks the services' own code whether it accepts a configuration.

Reads JSON lines from standard input, {"service": ..., "kind": ..., "files": [text],
"beside": {name: text}}, and writes one line for each: {"says": "Class: message"}, or
{"says": ""} where the code takes it. Each question has a process of its own.
Nothing is sent over a network.
"""
import concurrent.futures
import contextlib
import importlib
import json
import multiprocessing
import os
import sys
from unittest import mock

sys.dont_write_bytecode = True
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import reading  # noqa: E402

# The modules of this folder, each with a function for a kind.
MODULES = ('libraries', 'identity', 'keys', 'network', 'storage', 'loading', 'compute',
           'consoles', 'checked', 'starting', 'accounts', 'logins', 'messages',
           'databases', 'validation', 'serving', 'leftovers', 'guests', 'images',
           'volumes', 'nova_images', 'edges', 'nodes', 'protocols',
           'revealing', 'published', 'paths', 'doors', 'arrays',
           'in_use', 'passwords', 'catalogue', 'values', 'syntax', 'unused', 'workers',
           'directory', 'image_stores', 'limits', 'metal', 'backends', 'clusters', 'stacks', 'balancers', 'zones', 'switches', 'tunnels', 'network_tls', 'hosts', 'scheduling',
           'records')


# What most services import, loaded once before the processes begin.
LIBRARIES = ('sqlalchemy.orm', 'oslo_log.log', 'oslo_db.sqlalchemy.enginefacade',
             'oslo_messaging', 'oslo_policy.policy', 'oslo_middleware', 'oslo_cache.core',
             'oslo_concurrency.processutils', 'keystoneauth1.loading', 'webob.dec',
             'paste.deploy', 'jsonschema', 'cryptography.x509', 'requests', 'lxml.etree',
             'oslo_versionedobjects.base', 'osprofiler', 'castellan')


def kinds():
    found = {}
    for name in MODULES:
        for kind, function in importlib.import_module(name).KINDS.items():
            if kind in found:
                raise ValueError('two functions for ' + kind)
            found[kind] = function
    return found


def text_of(error):
    """An error's message, or its content if it cannot be converted to text."""
    try:
        return str(error)
    except Exception:  # pylint: disable=broad-except
        return ' '.join(str(value) for value in vars(error).values())


def said(function, files, beside):
    """What the code says about a configuration, and the modules that it needed."""
    before = set(sys.modules)
    reading.BESIDE.update(beside or {})
    try:
        function(files)
        says = ''
    except (Exception, SystemExit) as error:  # pylint: disable=broad-except
        says = '%s: %s' % (type(error).__name__, text_of(error))
    return says[:4000], [name for name in sys.modules if name not in before]


def answers(asked):
    """Answers the questions about one service: the kind, the files and those beside.
    What the first one of a kind needs is loaded once for all that follow, because
    that takes far longer than the questions."""
    functions, found, loaded = kinds(), [], set()
    for kind, files, beside in asked:
        says, modules = reading.apart(said, functions[kind], files, beside)
        found.append(says)
        if kind not in loaded:
            loaded.add(kind)
            load(modules)
    return found


def load(modules):
    """Loads modules for all questions that follow. A program that replaces sockets as
    it is loaded would replace them for every other program."""
    with mock.patch('eventlet.monkey_patch'):
        for name in modules:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def ask(asked):
    """Answers the questions about one service, in a process of its own."""
    return reading.apart(answers, asked)


def main():
    services = {}
    for number, line in enumerate(sys.stdin):
        question = json.loads(line)
        services.setdefault(question['service'], []).append((number, question))
    busiest = sorted(services.values(), key=len, reverse=True)
    asked = [[(question['kind'], question['files'], question.get('beside')) for _, question in each]
             for each in busiest]
    found = {}
    kinds()
    load(LIBRARIES)
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context('fork')) as pool:
        for each, says in zip(busiest, pool.map(ask, asked)):
            found.update(zip([number for number, _ in each], says))
    for number in sorted(found):
        print(json.dumps({'says': found[number]}), flush=True)


if __name__ == '__main__':
    main()
