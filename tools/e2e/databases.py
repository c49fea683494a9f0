#!/usr/bin/python3
"""Does to the SQLite databases of the services what their own commands do not.

    databases.py neutron FILE   makes the tables of Neutron, whose migrations
                                SQLite cannot run
    databases.py wal FILE...    lets readers go on while somebody writes
"""
import sqlite3
import sys


def neutron(path):
    from neutron.db.migration.models import head
    import sqlalchemy
    head.get_metadata().create_all(sqlalchemy.create_engine('sqlite:///' + path))


def wal(path):
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA journal_mode=WAL')


def main():
    for path in sys.argv[2:]:
        {'neutron': neutron, 'wal': wal}[sys.argv[1]](path)


if __name__ == '__main__':
    main()
