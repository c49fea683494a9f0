#!/usr/bin/python3
"""Ask Python's TLS stack what it makes of certificate and key files.

Reads one JSON array of cases from standard input, writes one JSON array of
answers to standard output, in the same order. A case is an object:

  {"do": "trust", "cafile": PATH}             ssl: load_verify_locations
  {"do": "chain", "certfile": PATH, "keyfile": PATH or null}
                                              ssl: load_cert_chain
  {"do": "session", "url": URL, "cafile": PATH, "certfile": PATH or null,
   "keyfile": PATH or null}                   keystoneauth1: Session.get

An answer is {"ok": true} or {"ok": false, "error": TEXT}.
"""

import json
import os
import ssl
import sys


def trust(case):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if os.path.isdir(case["cafile"]):
        context.load_verify_locations(capath=case["cafile"])
    else:
        context.load_verify_locations(cafile=case["cafile"])


def chain(case):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # The question here is what can be parsed, not what a system's
    # policy rejects as too weak.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(case["certfile"], case.get("keyfile"))


def session(case):
    from keystoneauth1 import session as keystone

    cert = case.get("certfile")
    if cert and case.get("keyfile"):
        cert = (cert, case["keyfile"])
    client = keystone.Session(verify=case["cafile"], cert=cert, timeout=10)
    client.get(case["url"], authenticated=False, connect_retries=0)


def answer(case):
    try:
        {"trust": trust, "chain": chain, "session": session}[case["do"]](case)
    except Exception as error:  # every failure is an answer
        return {"ok": False, "error": "%s: %s" % (type(error).__name__, error)}
    return {"ok": True}


def main():
    cases = json.load(sys.stdin)
    # OpenSSL asks for a passphrase on the terminal, or else on
    # standard input. A service has neither.
    try:
        os.setsid()
    except OSError:
        pass
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in (
            "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
        ):
            del os.environ[name]
    json.dump([answer(case) for case in cases], sys.stdout)


if __name__ == "__main__":
    main()
