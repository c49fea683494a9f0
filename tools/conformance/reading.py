"""Reads texts with a configuration, and captures what the code does with it."""
import contextlib
import json
import logging
import os
import tempfile
from unittest import mock

# The files, by name, in the folder of the configuration files.
BESIDE = {}


class Ineffective(Exception):
    """The code accepts the configuration but does not do what it says."""


class Insecure(Exception):
    """The code accepts the configuration, and does what a rule warns of."""


class Exits(Exception):
    """The code ends its program after logging this."""


class Reached(BaseException):
    """The code has reached the part that the test replaces."""


def written(files):
    """Writes the texts to files, and returns the arguments that name them."""
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
    """Makes a ConfigOpts read the texts as its files, in order.

    Their folder becomes the current one, for relative paths.
    """
    conf(written(files), project=project, default_config_files=[], default_config_dirs=[])
    return conf


@contextlib.contextmanager
def telling():
    """Turns the end of a program into the error that it logged before."""
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
    """Runs the code until it calls what stands in for hardware, a network or a
    database; it is an error if the code does not get that far."""
    with mock.patch.object(owner, name, side_effect=Reached) as stand_in:
        try:
            yield stand_in
        except Reached:
            return
    raise AssertionError(name + ' was not called')


def answered(request, status, body):
    """What a server answers to a request of the library requests: a document in JSON."""
    import requests
    answer = requests.Response()
    answer.request, answer.url, answer.raw = request, request.url, mock.Mock(headers={})
    answer.status_code, answer._content = status, json.dumps(body).encode()
    answer.headers['Content-Type'] = 'application/json'
    return answer


def apart(function, *arguments):
    """Calls a function in a separate process, and returns its result, because the
    services register options with the same names in a process's only
    configuration."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            os.dup2(2, 1)  # what the code prints is not the answer
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
