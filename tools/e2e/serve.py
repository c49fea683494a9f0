"""Serves a WSGI application over TLS on the loopback address, for as long as
somebody holds standard input open."""
from concurrent import futures
import json
import os
import socketserver
import ssl
import sys
import threading
from wsgiref import simple_server


class _Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that breaks off is what many cases want."""


class _Handler(simple_server.WSGIRequestHandler):
    timeout = 20  # seconds a client may keep a thread waiting

    def log_message(self, *_):
        pass

    def address_string(self):
        return self.client_address[0]


def _one_by_one(application):
    """The application in one thread, to which SQLite binds a connection."""
    thread = futures.ThreadPoolExecutor(1)

    def answer(environ, start_response):
        chunks = application(environ, start_response)
        try:
            return list(chunks)
        finally:
            if hasattr(chunks, 'close'):
                chunks.close()
    return lambda *call: thread.submit(answer, *call).result()


def start(application, tls):
    """Answers in a thread of its own from now on.

    tls names the port and the files certfile and keyfile; with clients, a CA
    bundle, only clients with a certificate of that CA are served.
    """
    server = _Server(('127.0.0.1', int(tls['port'])), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls['certfile'], tls['keyfile'])
    if tls.get('clients'):
        context.load_verify_locations(tls['clients'])
        context.verify_mode = ssl.CERT_REQUIRED
    # The handshake belongs to the thread of the request, not to the one that
    # accepts connections.
    server.socket = context.wrap_socket(server.socket, server_side=True,
                                        do_handshake_on_connect=False)
    server.set_app(_one_by_one(application))
    threading.Thread(target=server.serve_forever, daemon=True).start()


def until_told(ready):
    """Prints ready as a line of JSON, and waits for standard input to end."""
    print(json.dumps(ready), flush=True)
    sys.stdin.read()
    sys.stdout.flush()
    os._exit(0)  # no library's clean-up may hold this up
