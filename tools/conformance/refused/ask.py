#!/usr/bin/python3
"""Asks the services' own code whether it takes a configuration.

Reads JSON lines from standard input, {"kind": ..., "files": [text], "beside":
{name: text}}, and writes one line for each: {"says": "Class: message"}, or
{"says": ""} where the code takes it. Each question has a process of its own. Nothing is sent over a network.
"""
import importlib
import json
import os
import sys

# The modules of this folder, each with a function for a kind.
MODULES = ('libraries', 'identity')


def kinds():
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    found = {}
    for name in MODULES:
        for kind, function in importlib.import_module(name).KINDS.items():
            if kind in found:
                raise ValueError('two functions for ' + kind)
            found[kind] = function
    return found


def text_of(error):
    """What an error says, or what it holds where it cannot say it."""
    try:
        return str(error)
    except Exception:  # pylint: disable=broad-except
        return ' '.join(str(value) for value in vars(error).values())


def said(function, files, beside):
    """Calls a function in a process of its own."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(2, 1)
        try:
            importlib.import_module('reading').BESIDE.update(beside or {})
            function(files)
            says = ''
        except (Exception, SystemExit) as error:  # pylint: disable=broad-except
            says = '%s: %s' % (type(error).__name__, text_of(error))
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
        says = said(functions[question['kind']], question['files'],
                    question.get('beside'))
        print(json.dumps({'says': says}), flush=True)


if __name__ == '__main__':
    main()
