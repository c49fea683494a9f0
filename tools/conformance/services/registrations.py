#!/usr/bin/python3
"""Print what an installed service registers, in all its programs or in one.

    registrations.py SERVICE [PROGRAM] > registered.json

The object:
    service
    packages    {name: version} of the Debian packages read
    problems    modules and calls that failed: options they would register
                are missing
    conflicts   options registered twice in different ways
    options     [{"section", "name", "registered" (the name with hyphens, if it
                has any), "type" (as record.py describes it), "multi", "default"
                (as record.py encodes values), "set_default", "secret",
                "required", "cli", "removal", "since", "old" ([[name, section]]),
                "how": "registered", "listed" (the service lists it but nothing
                registers it) or "library" (likewise a library),
                "plugin" (likewise, of an auth plugin), "drivers", "programs"
                (if not all of the service's programs register it)}]
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import described  # noqa: E402
import registering  # noqa: E402


def packages(service):
    wanted = ['python3-' + service]
    for top in sorted({name.split('.')[0] for name in sys.modules}):
        if registering.LIBRARIES.match(top):
            wanted.append('python3-' + top.replace('_', '.')
                          if top.startswith('oslo') else
                          'python3-' + top.replace('_', '-'))
    listed = subprocess.run(
        ['dpkg-query', '-W', '-f', '${Package} ${Version}\n'] + wanted,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return dict(line.split(' ', 1) for line in listed.splitlines())


def describe(service, program):
    found = registering.register(service, program)
    rows = []
    machine = described.machine()
    for group, opts in [('DEFAULT', found.conf._opts)] + [
            (name, group._opts) for name, group in found.conf._groups.items()]:
        for dest, info in opts.items():
            row = described.row(group, dest, info, machine)
            row['how'] = found.how.get((group, dest), 'registered')
            drivers = found.drivers.get((group, dest))
            if drivers and service == 'glance':
                row['drivers'] = sorted(drivers)
            rows.append(row)
    return {'service': service, 'packages': packages(service),
            'problems': found.problems,
            'conflicts': sorted(set(found.conflicts)), 'options': rows}


def merged(service, programs):
    """The programs' options combined; there is a row for each way in which
    programs register an option, with those programs."""
    out = {'service': service, 'packages': {}, 'problems': [],
           'conflicts': [], 'options': []}
    rows = {}
    for program in programs:
        text = subprocess.run([sys.executable, __file__, service, program],
                              stdout=subprocess.PIPE, check=True).stdout
        one = json.loads(text)
        out['packages'].update(one['packages'])
        for key in ('problems', 'conflicts'):
            out[key] += ['%s: %s' % (program, what) for what in one[key]]
        for row in one['options']:
            key = json.dumps(row, sort_keys=True)
            rows.setdefault((row['section'], row['name']), {}).setdefault(
                key, []).append(program)
    for found in rows.values():
        kinds = [(json.loads(key), names) for key, names in found.items()]
        real = [(row, names) for row, names in kinds
                if row['how'] == 'registered'] or kinds[:1]
        for row, names in real:
            if row['how'] == 'registered' and len(names) < len(programs):
                row['programs'] = names
            out['options'].append(row)
    return out


def main():
    service = sys.argv[1]
    programs = registering.programs(service)
    real = os.dup(1)
    os.dup2(2, 1)
    if len(sys.argv) > 2:
        out = describe(service, sys.argv[2])
    elif len(programs) > 1:
        out = merged(service, programs)
    else:
        out = describe(service, programs[0])
    out['options'].sort(key=lambda row: (row['section'], row['name']))
    with os.fdopen(real, 'w') as target:
        json.dump(out, target, sort_keys=True)
        target.write('\n')
    os._exit(0)


if __name__ == '__main__':
    main()
