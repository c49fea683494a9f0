"""Reads the configurations of a cloud, each as its service does."""
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True

FOLDER = tempfile.mkdtemp()


def read(conf, text):
    """Has a configuration read a text as its only file."""
    path = os.path.join(FOLDER, 'text.conf')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    conf(['--config-file', path], project='proof', default_config_files=[path],
         default_config_dirs=[])
    return conf


def apart(function, *arguments):
    """Calls a function in a process of its own: Nova and Cinder register options
    of the same names with the one configuration of a process."""
    out, into = os.pipe()
    if os.fork() == 0:
        try:
            answer = {'answer': function(*arguments)}
        except Exception as error:  # pylint: disable=broad-except
            answer = {'error': '%s: %s' % (type(error).__name__, error)}
        os.write(into, json.dumps(answer).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        answer = json.loads(pipe.read() or '{"error": "no answer"}')
    os.wait()
    if 'error' in answer:
        raise RuntimeError(answer['error'])
    return answer['answer']
