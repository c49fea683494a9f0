#!/usr/bin/python3
"""Read files with an installed service's own options.

    read.py SERVICE [PROGRAM] < requests.jsonl > answers.jsonl

A request:
    files       [text], given in order as --config-file
    names       [[section, name]] to read, in order
    section     freely named: {"name": pattern}, for this request alone
    whole       true: start oslo.config in full, with its command line

An answer:
    error, class    from reading the files, null if none
    values          one per name: the value as record.py encodes it, or
                    {"error": message, "class": name}
    set             one per name: whether a file sets it

Unless a request is whole, files are read as oslo.config's --config-file reads
them, without its command line: that takes milliseconds for a thousand options.
Each request has its own configuration, with the same registered options.
"""
import json
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import described  # noqa: E402
import registering  # noqa: E402
from oslo_config import cfg  # noqa: E402


class Reader:
    def __init__(self, found, folder):
        self.opts = found.conf._opts
        self.groups = found.conf._groups
        for (group, dest), how in found.how.items():
            if how == 'library':  # listed, but not registered by the service
                opts = self.opts if group == 'DEFAULT' \
                    else self.groups[group]._opts
                opts.pop(dest, None)
        self.old = {}
        self.folder = folder
        self.paths = []
        for name, group in [(None, None)] + list(self.groups.items()):
            opts = self.opts if group is None else group._opts
            for info in opts.values():
                # keep a default set by the service; do not force
                # one
                info.pop('override', None)
                info['cli'] = False
                info['opt']._logged_deprecation = True

    def fresh(self, section):
        conf = cfg.ConfigOpts()
        conf._opts = self.opts
        conf._groups = self.groups
        if section:
            conf._groups = dict(self.groups)
            for name, pattern in section.items():
                group = cfg.OptGroup(name)
                group._opts = self.groups[pattern]._opts
                conf._groups[name] = group
        # as registering them would have recorded
        conf._deprecated_opts = self.deprecated(conf, section)
        return conf

    def deprecated(self, conf, section):
        key = json.dumps(section, sort_keys=True)
        if key not in self.old:
            notes = cfg.ConfigOpts()
            for name, group in [(None, None)] + list(conf._groups.items()):
                opts = conf._opts if group is None else group._opts
                for info in opts.values():
                    notes._track_deprecated_opts(info['opt'], group=name)
            self.old = {key: notes._deprecated_opts}
        return self.old[key]

    def write(self, texts):
        for number, text in enumerate(texts):
            if number == len(self.paths):
                self.paths.append(os.path.join(self.folder, '%d' % number))
            with open(self.paths[number], 'wb') as target:
                target.write(text.encode('utf-8', 'surrogateescape'))
        return self.paths[:len(texts)]

    def answer(self, request):
        out = {'error': None, 'class': None, 'values': [], 'set': []}
        conf = self.fresh(request.get('section'))
        paths = self.write(request['files'])
        try:
            if request.get('whole'):
                args = [part for path in paths
                        for part in ('--config-file', path)]
                conf._opts = {name: info for name, info in self.opts.items()
                              if name not in ('config_file', 'config_dir')}
                conf(args, project='read', prog='read',
                     default_config_files=[], default_config_dirs=[])
            else:
                conf._namespace = cfg._Namespace(conf)
                for path in paths:
                    cfg.ConfigParser._parse_file(path, conf._namespace)
        except cfg.RequiredOptError:
            pass
        except Exception as error:
            out.update(self.failure(error))
            return out
        for section, name in request['names']:
            try:
                if section == 'DEFAULT':
                    value = conf._get(name)
                else:
                    value = conf._get(name, conf._get_group(section))
                out['values'].append(described.encode(value))
            except Exception as error:
                out['values'].append(self.failure(error))
            out['set'].append(self.is_set(conf, section, name))
        return out

    def is_set(self, conf, section, name):
        try:
            group = None if section == 'DEFAULT' else conf._get_group(section)
            info = conf._get_opt_info(name, group)
            conf._namespace._get_value(
                [(group.name if group else 'DEFAULT', name)] + [
                    (old.group or (group.name if group else 'DEFAULT'),
                     old.name or name)
                    for old in info['opt'].deprecated_opts],
                multi=info['opt'].multi)
            return True
        except (KeyError, cfg.NoSuchOptError, cfg.NoSuchGroupError):
            return False

    def failure(self, error):
        message = str(error).replace(self.folder + '/', '')
        if isinstance(error, RecursionError):
            message = ''
        return {'error': message, 'class': type(error).__name__}


def main():
    service = sys.argv[1]
    program = sys.argv[2] if len(sys.argv) > 2 else \
        registering.programs(service)[0]
    real = os.dup(1)
    os.dup2(2, 1)
    found = registering.register(service, program)
    parent = '/dev/shm' if os.path.isdir('/dev/shm') else None
    folder = tempfile.mkdtemp(prefix='read-', dir=parent)
    try:
        reader = Reader(found, folder)
        with os.fdopen(real, 'w') as target:
            for line in sys.stdin.buffer:
                request = json.loads(line.decode('utf-8', 'surrogateescape'))
                target.write(json.dumps(reader.answer(request)) + '\n')
                target.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == '__main__':
    for variable in list(os.environ):
        if variable.startswith('OS_'):
            del os.environ[variable]
    main()
