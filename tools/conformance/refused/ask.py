#!/usr/bin/python3
"""Asks the services' own code whether it takes a configuration.

Reads JSON lines from standard input, {"kind": ..., "files": [text]}, and writes
one line for each: {"says": "Class: message"}, or {"says": ""} where the code
takes it. Each question has a process of its own. Nothing is sent over a network.
"""
import importlib
import json
import os
import sys

sys.dont_write_bytecode = True

# The modules of this folder, each with a function for a kind.
MODULES = ('libraries', 'network', 'storage', 'loading')


def kinds():
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    found = {}
    for name in MODULES:
        for kind, function in importlib.import_module(name).KINDS.items():
            if kind in found:
                raise ValueError('two functions for ' + kind)
            found[kind] = function
    return found


def said(function, files):
    """Calls a function in a process of its own."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        try:
            function(files)
            says = ''
        except (Exception, SystemExit) as error:  # pylint: disable=broad-except
            says = '%s: %s' % (type(error).__name__, error)
        os.write(into, says.encode()[:4000])
        os._exit(0)
    os.close(into)
    with os.fdopen(out, errors='replace') as pipe:
        says = pipe.read()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError('the question was not answered')
    return says


def main():
    functions = kinds()
    for line in sys.stdin:
        question = json.loads(line)
        says = said(functions[question['kind']], question['files'])
        print(json.dumps({'says': says}), flush=True)


if __name__ == '__main__':
    main()
