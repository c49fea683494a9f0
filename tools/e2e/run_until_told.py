#!/usr/bin/python3
"""Runs a program until standard input ends, or until the program does.

    run_until_told.py '{"command": [WORD...], "port": PORT}'

Prints {} when something listens on the port, which may be left out. Ends with the
status of the program if that ends by itself, which is an error.
"""
import json
import os
import select
import signal
import socket
import subprocess
import sys

SECONDS = 0.2  # between two looks


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', int(port))) == 0


def main():
    given = json.loads(sys.argv[1])
    program = subprocess.Popen(given['command'], stdin=subprocess.DEVNULL, stdout=sys.stderr,
                               start_new_session=True)
    said = False
    while not select.select([sys.stdin], [], [], SECONDS)[0]:
        if program.poll() is not None:
            sys.exit('%s ended by itself: %s' % (given['command'][0], program.returncode))
        if not said and ('port' not in given or listens(given['port'])):
            print('{}', flush=True)
            said = True
    # Its children as well.
    os.killpg(program.pid, signal.SIGKILL)


if __name__ == '__main__':
    main()
