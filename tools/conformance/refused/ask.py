#!/usr/bin/python3
"""Asks the services' own code whether it accepts a configuration.

Reads JSON lines from standard input, {"kind": ..., "files": [text], "beside":
{name: text}}, and writes one line for each: {"says": "Class: message"}, or
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

sys.dont_write_bytecode = True
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import reading  # noqa: E402

# The modules of this folder, each with a function for a kind.
MODULES = ('libraries', 'identity', 'keys', 'network', 'storage', 'loading', 'compute',
           'consoles', 'checked', 'starting', 'accounts', 'logins', 'messages',
           'databases', 'validation', 'serving', 'leftovers', 'guests', 'images',
           'volumes', 'nova_images', 'edges', 'nodes', 'protocols',
           'revealing', 'published', 'paths', 'doors', 'arrays',
           'in_use', 'passwords', 'catalogue', 'values', 'syntax')


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


def answers(function, questions):
    """Answers the questions of one kind. What the first one needs is loaded once for
    all, because that takes far longer than the questions."""
    found = []
    for number, (files, beside) in enumerate(questions):
        says, modules = reading.apart(said, function, files, beside)
        found.append(says)
        if number == 0 and len(questions) > 1:
            load(modules)
    return found


def load(modules):
    for name in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def ask(kind, texts):
    """Answers the questions of one kind, in a process of its own."""
    return reading.apart(answers, kinds()[kind], texts)


def main():
    asked = [json.loads(line) for line in sys.stdin]
    numbers = {}
    for number, question in enumerate(asked):
        numbers.setdefault(question['kind'], []).append(number)
    busiest = sorted(numbers, key=lambda kind: -len(numbers[kind]))
    texts = [[(asked[n]['files'], asked[n].get('beside')) for n in numbers[kind]] for kind in busiest]
    found = {}
    kinds()
    load(LIBRARIES)
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context('fork')) as pool:
        for kind, says in zip(busiest, pool.map(ask, busiest, texts)):
            found.update(zip(numbers[kind], says))
    for number in range(len(asked)):
        print(json.dumps({'says': found[number]}), flush=True)


if __name__ == '__main__':
    main()
