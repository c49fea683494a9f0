"""What Nova's console proxy makes of its options for TLS."""
import contextlib
import socket
import ssl
import struct
import subprocess
import threading
import warnings

import reading


def certificate(path, key='key.pem', host='compute'):
    """Creates a certificate of a host, which its own key signs, and the key."""
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1',
                    '-subj', '/CN=' + host, '-addext', 'subjectAltName=DNS:' + host,
                    '-keyout', key, '-out', path],
                   check=True, capture_output=True)


def compute_host(peer, cert, key):
    """Speaks like a QEMU that offers VeNCrypt with certificates."""
    x509_none = 260
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with contextlib.suppress(OSError):  # the proxy may hang up at any time
        peer.sendall(b'\x00\x02')
        peer.recv(2)
        peer.sendall(b'\x00\x01' + struct.pack('!I', x509_none))
        peer.recv(4)
        peer.sendall(b'\x01')
        context.wrap_socket(peer, server_side=True).recv(1)


def vencrypt(files):
    """The proxy connects to a compute host whose certificate is signed by the named
    authority. Stands in for: QEMU, and the authority's file."""
    import nova.conf
    from nova.console.rfb import auths
    conf = reading.read(nova.conf.CONF, files, 'nova')
    certificate('cert.pem')
    if conf.vnc.vencrypt_ca_certs:
        conf.set_override('vencrypt_ca_certs', 'cert.pem', 'vnc')
    warnings.simplefilter('ignore')
    ours, theirs = socket.socketpair()
    host = threading.Thread(target=compute_host, args=(theirs, 'cert.pem', 'key.pem'))
    host.start()
    try:
        # what QEMU offers: only VeNCrypt if it requires TLS
        scheme = auths.RFBAuthSchemeList().find_scheme([19, 1])
        scheme.security_handshake(ours)
    finally:
        ours.close()
        theirs.close()
        host.join(5)


KINDS = {
    'vencrypt': vencrypt,
}
