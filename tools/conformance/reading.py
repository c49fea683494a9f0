"""Has a configuration read texts, and hears what the code makes of it."""
import contextlib
import json
import logging
import os
import tempfile
from unittest import mock

# The files, by name, that lie in the folder of the configuration's files.
BESIDE = {}


class Ineffective(Exception):
    """The code takes the configuration and does not do what it asks for."""


class Exits(Exception):
    """The code ends its program, after it has logged this."""


class Reached(BaseException):
    """The code has come to what a test stands in for."""


def written(files):
    """Writes the texts into files, and gives the arguments that name them."""
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    for name, text in BESIDE.items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)
    arguments = []
    for number, text in enumerate(files):
        path = os.path.join(folder, '%d.conf' % number)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        arguments += ['--config-file', path]
    return arguments


def read(conf, files, project='proof'):
    """Has a ConfigOpts read the texts as its files, in order.

    Their folder is the current one afterwards: relative paths lie there.
    """
    conf(written(files), project=project, default_config_files=[], default_config_dirs=[])
    return conf


@contextlib.contextmanager
def telling():
    """Turns the end of a program into what it logged as an error before."""
    said = []

    class Listener(logging.Handler):
        def emit(self, record):
            said.append(record.getMessage())
            if record.exc_info and record.exc_info[1]:
                said.append(str(record.exc_info[1]))

    logging.getLogger().addHandler(Listener(logging.ERROR))
    try:
        yield said
    except SystemExit as error:
        raise Exits(' | '.join(said) or str(error)) from error


@contextlib.contextmanager
def until(owner, name):
    """Lets the code run until it calls what stands for hardware, a network or a
    database; it is an error where the code does not come that far."""
    with mock.patch.object(owner, name, side_effect=Reached) as stand_in:
        try:
            yield stand_in
        except Reached:
            return
    raise AssertionError(name + ' was not called')


def apart(function, *arguments):
    """Calls a function in a process of its own, and returns what it returns: the
    services register options of the same names with the one configuration of a
    process."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            os.dup2(2, 1)  # what the code prints is no answer
            try:
                answer = {'answer': function(*arguments)}
            except Exception as error:  # pylint: disable=broad-except
                answer = {'error': '%s: %s' % (type(error).__name__, error)}
            with os.fdopen(into, 'w') as pipe:
                json.dump(answer, pipe)
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        answer = json.loads(pipe.read() or '{"error": "no answer"}')
    os.waitpid(child, 0)
    if 'error' in answer:
        raise RuntimeError(answer['error'])
    return answer['answer']
