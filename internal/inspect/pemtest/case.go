package pemtest

import (
	"bytes"
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Case is a set of files for cafile, certfile and keyfile.
type Case struct {
	Name string
	// CAFile is the content of the trusted file; CADir, if not nil, is the
	// entries of a folder used instead.
	CAFile []byte
	CADir  map[string][]byte
	// CertFile is empty if no client certificate is sent, KeyFile if the key is
	// expected in CertFile.
	CertFile, KeyFile []byte
	// Server is the server's certificate; nil stands for the usual one.
	Server *Pair
	// Works means that a TLS handshake with the files succeeds.
	Works bool
	// Policy means that this depends on how strict the system is about old
	// algorithms, so Works is meaningless.
	Policy bool
}

// Write creates the case's files below dir: ca.pem (a folder, for CADir),
// cert.pem and key.pem, if it has them.
func (c Case) Write(t testing.TB, dir string) {
	t.Helper()
	if c.CADir != nil {
		must(t, os.Mkdir(filepath.Join(dir, "ca.pem"), 0o755))
		for name, data := range c.CADir {
			must(t, os.WriteFile(filepath.Join(dir, "ca.pem", name), data, 0o644))
		}
	} else {
		must(t, os.WriteFile(filepath.Join(dir, "ca.pem"), c.CAFile, 0o644))
	}
	if len(c.CertFile) > 0 {
		must(t, os.WriteFile(filepath.Join(dir, "cert.pem"), c.CertFile, 0o644))
	}
	if len(c.KeyFile) > 0 {
		must(t, os.WriteFile(filepath.Join(dir, "key.pem"), c.KeyFile, 0o600))
	}
}

// World is an authority with its server's certificate, and all the cases
// created from them.
type World struct {
	CA, Server *Pair
	Cases      []Case
}

// NewWorld creates an RSA authority and every case. hash names a certificate
// for a folder, as "openssl x509 -subject_hash" does.
func NewWorld(t testing.TB, hash func(der []byte) string) *World {
	t.Helper()
	ca := NewCA(t, WithKey(RSA(t, 2048)))
	w := &World{CA: ca, Server: ca.Issue(t, Named("server"))}
	w.clientCases(t)
	w.keyCases(t)
	w.trustCases(t, hash)
	w.weakCases(t)
	return w
}

func (w *World) add(name string, works bool, ca, cert, key []byte) {
	w.Cases = append(w.Cases, Case{Name: name, CAFile: ca, CertFile: cert, KeyFile: key, Works: works})
}

func join(parts ...[]byte) []byte {
	return bytes.Join(parts, nil)
}

// clientCases are about certfile.
func (w *World) clientCases(t testing.TB) {
	ca := w.CA.CertPEM()
	leaf := w.CA.Issue(t)
	cert, key := leaf.CertPEM(), leaf.KeyPEM(t)
	text := string(cert)
	other := w.CA.Issue(t)
	middle := NewPairCA(t, w.CA)
	below := middle.Issue(t)

	w.add("certificate and key", true, ca, cert, key)
	w.add("combined, certificate first", true, ca, join(cert, key), nil)
	w.add("combined, key first", true, ca, join(key, cert), nil)
	w.add("both files combined", true, ca, join(key, cert), join(key, cert))
	w.add("chain", true, ca, join(below.CertPEM(), middle.CertPEM()), below.KeyPEM(t))
	w.add("chain in the wrong order", false, ca, join(middle.CertPEM(), below.CertPEM()), below.KeyPEM(t))
	w.add("CRLF", true, ca, bytes.ReplaceAll(cert, []byte("\n"), []byte("\r\n")), bytes.ReplaceAll(key, []byte("\n"), []byte("\r\n")))
	w.add("no final newline", true, ca, bytes.TrimSpace(cert), bytes.TrimSpace(key))
	w.add("blanks at the end of lines", true, ca, bytes.ReplaceAll(cert, []byte("\n"), []byte(" \t\n")), key)
	w.add("blanks before BEGIN", false, ca, join([]byte("  "), cert), key)
	w.add("text before and after", true, ca, join([]byte("Certificate:\n  Data:\n"), cert, []byte("the end\n")), key)
	w.add("byte order mark", true, ca, join([]byte("\xef\xbb\xbf"), cert), key)
	w.add("old label", true, ca, []byte(strings.ReplaceAll(text, " CERTIFICATE", " X509 CERTIFICATE")), key)
	w.add("trusted label", true, ca, []byte(strings.ReplaceAll(text, " CERTIFICATE", " TRUSTED CERTIFICATE")), key)
	w.add("one long line", true, ca, oneLine(cert), key)
	w.add("empty line after BEGIN", true, ca, []byte(strings.Replace(text, "-----\n", "-----\n\n", 1)), key)
	w.add("empty line in the middle", false, ca, spaced(cert), key)
	w.add("header in the block", false, ca, []byte(strings.Replace(text, "-----\n", "-----\nComment: none\n\n", 1)), key)
	w.add("no END", false, ca, cert[:len(cert)-30], key)
	w.add("END of another label", false, ca, []byte(strings.ReplaceAll(text, "END CERT", "END X509 CERT")), key)
	w.add("not base64", false, ca, []byte(strings.Replace(text, "-----\nM", "-----\n!", 1)), key)
	w.add("damaged second block", false, ca, join(cert, cert[:len(cert)-30]), key)
	w.add("damaged other block before", false, ca, join([]byte("-----BEGIN X509 CRL-----\nAA*\n-----END X509 CRL-----\n"), cert), key)
	w.add("request in place of a certificate", false, ca, []byte(strings.ReplaceAll(text, "CERTIFICATE", "CERTIFICATE REQUEST")), key)
	w.add("binary certificate", false, ca, leaf.DER, key)
	w.add("swapped", false, ca, key, cert)
	w.add("key of another certificate", false, ca, cert, other.KeyPEM(t))
	w.add("expired", false, ca, w.CA.Issue(t, Expired(), WithKey(leaf.Key)).CertPEM(), key)
	w.add("not yet valid", false, ca, w.CA.Issue(t, NotYetValid(), WithKey(leaf.Key)).CertPEM(), key)
	negative := Resigned(t, leaf.DER, crypto.SHA256, w.CA.Key, func(n *big.Int) { n.Neg(n) })
	w.Cases = append(w.Cases, Case{
		// Go's server rejects what OpenSSL loads, so the handshake fails.
		Name: "negative serial number", CAFile: ca, CertFile: Block("CERTIFICATE", negative), KeyFile: key, Policy: true,
	})
}

// NewPairCA creates an intermediate authority.
func NewPairCA(t testing.TB, root *Pair) *Pair {
	t.Helper()
	return root.Issue(t, Named("Test intermediate"), Changed(func(c *x509.Certificate) {
		c.IsCA, c.BasicConstraintsValid = true, true
		c.KeyUsage, c.ExtKeyUsage = x509.KeyUsageCertSign, nil
	}))
}

// keyCases are about keyfile.
func (w *World) keyCases(t testing.TB) {
	ca := w.CA.CertPEM()
	big := w.CA.Issue(t, WithKey(RSA(t, 2048)))
	curved := w.CA.Issue(t, WithKey(EC(t, elliptic.P384())))
	edwards := w.CA.Issue(t, WithKey(Ed25519(t)))
	parameters := Block("EC PARAMETERS", []byte{6, 5, 0x2b, 0x81, 4, 0, 34})
	sshKey := []byte("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n")

	w.add("RSA, PKCS#1", true, ca, big.CertPEM(), TraditionalPEM(t, big.Key))
	w.add("RSA, PKCS#8", true, ca, big.CertPEM(), big.KeyPEM(t))
	w.add("EC, SEC 1", true, ca, curved.CertPEM(), TraditionalPEM(t, curved.Key))
	w.add("EC, with parameters", true, ca, curved.CertPEM(), join(parameters, TraditionalPEM(t, curved.Key)))
	w.add("Ed25519", true, ca, edwards.CertPEM(), edwards.KeyPEM(t))
	w.add("encrypted RSA, traditional", false, ca, big.CertPEM(), EncryptedTraditionalPEM(t, big.Key))
	w.add("encrypted EC, traditional", false, ca, curved.CertPEM(), EncryptedTraditionalPEM(t, curved.Key))
	w.add("encrypted RSA, PKCS#8", false, ca, big.CertPEM(), EncryptedPKCS8PEM(t, big.Key))
	w.add("encrypted Ed25519", false, ca, edwards.CertPEM(), EncryptedPKCS8PEM(t, edwards.Key))
	w.add("encrypted, combined", false, ca, join(big.CertPEM(), EncryptedPKCS8PEM(t, big.Key)), nil)
	w.add("encrypted, then plain", false, ca, big.CertPEM(), join(EncryptedPKCS8PEM(t, big.Key), big.KeyPEM(t)))
	w.add("the word ENCRYPTED in a comment", false, ca, big.CertPEM(), join([]byte("# this is not ENCRYPTED\n"), big.KeyPEM(t)))
	w.add("comment in Latin-1", false, ca, big.CertPEM(), join([]byte("# n\xf8kkel\n"), big.KeyPEM(t)))
	w.add("comment in UTF-8", true, ca, big.CertPEM(), join([]byte("# nøkkel\n"), big.KeyPEM(t)))
	w.add("binary key", false, ca, big.CertPEM(), PKCS8(t, big.Key))
	w.add("certificate only", false, ca, big.CertPEM(), nil)
	w.add("public key", false, ca, big.CertPEM(), Block("PUBLIC KEY", []byte{0x30, 0}))
	w.add("wrong label on a key", false, ca, curved.CertPEM(), Block("RSA PRIVATE KEY", PKCS8(t, curved.Key)))
	w.add("two keys", true, ca, big.CertPEM(), join(big.KeyPEM(t), curved.KeyPEM(t)))
	w.add("two keys, the wrong one first", false, ca, big.CertPEM(), join(curved.KeyPEM(t), big.KeyPEM(t)))
	w.add("damage after the key", true, ca, big.CertPEM(), join(big.KeyPEM(t), []byte("-----BEGIN PRIVATE KEY-----\n!\n")))
	w.add("OpenSSH key", false, ca, big.CertPEM(), sshKey)
	w.add("OpenSSH key, then a good one", true, ca, big.CertPEM(), join(sshKey, big.KeyPEM(t)))
	w.add("damaged key", false, ca, big.CertPEM(), Block("PRIVATE KEY", []byte{0x30, 3, 2, 1, 0}))
	w.Cases = append(w.Cases, Case{
		// OpenSSL 3 tries the second key, OpenSSL 1.1.1 does not.
		Name: "damaged key, then a good one", CAFile: ca, CertFile: big.CertPEM(), Policy: true,
		KeyFile: join(Block("PRIVATE KEY", []byte{0x30, 3, 2, 1, 0}), big.KeyPEM(t)),
	})
}

// trustCases are about cafile.
func (w *World) trustCases(t testing.TB, hash func(der []byte) string) {
	ca, cert := w.CA.CertPEM(), w.CA.Issue(t)
	stranger := NewCA(t, Named("Somebody else"))
	old := NewCA(t, Named("Old CA"), Expired(), WithKey(RSA(t, 2048)))
	pinned := NewCA(t, Named("pinned"), NotCA(), Usage(x509.KeyUsageDigitalSignature), loopback())
	plain := NewCA(t, Named("no CA"), NotCA())
	mute := NewCA(t, Named("no keyCertSign"), Usage(x509.KeyUsageDigitalSignature))

	add := func(name string, works bool, file []byte) { w.add(name, works, file, nil, nil) }
	served := func(name string, works bool, file []byte, server *Pair) {
		w.Cases = append(w.Cases, Case{Name: name, CAFile: file, Server: server, Works: works})
	}
	add("CA", true, ca)
	add("CA among others", true, join(stranger.CertPEM(), ca, stranger.CertPEM()))
	add("CA after text", true, join([]byte("# Issuer: me\n"), ca))
	add("CA with a key", true, join(cert.KeyPEM(t), ca))
	add("CA with an encrypted key", true, join(EncryptedTraditionalPEM(t, RSA(t, 2048)), ca))
	add("empty CA", false, nil)
	add("CA is text", false, []byte("see the wiki\n"))
	add("binary CA", false, w.CA.DER)
	add("another CA", false, stranger.CertPEM())
	add("a damaged block spoils the CA", false, join(ca, []byte("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")))
	add("an unfinished block spoils the CA", false, join(ca, ca[:60]))
	add("key in place of the CA", false, cert.KeyPEM(t))
	served("expired CA", false, old.CertPEM(), old.Issue(t, Named("server")))
	served("pinned self-signed leaf", true, pinned.CertPEM(), pinned)
	served("CA:FALSE", false, plain.CertPEM(), plain.Issue(t, Named("server")))
	served("no keyCertSign", false, mute.CertPEM(), mute.Issue(t, Named("server")))

	folder := func(name string, works bool, entries map[string][]byte) {
		w.Cases = append(w.Cases, Case{Name: name, CADir: entries, Works: works})
	}
	id := hash(w.CA.DER)
	folder("folder", true, map[string][]byte{id + ".0": ca, "README": []byte("hello")})
	folder("folder, second of a hash", true, map[string][]byte{id + ".0": stranger.CertPEM(), id + ".1": ca})
	folder("folder with a gap", false, map[string][]byte{id + ".1": ca})
	folder("folder without hashes", false, map[string][]byte{"ca.pem": ca})
	folder("folder with a wrong hash", false, map[string][]byte{"01234567.0": ca})
	folder("empty folder", false, map[string][]byte{})
}

func loopback() Option {
	return Changed(func(c *x509.Certificate) {
		c.DNSNames = []string{"localhost"}
		c.IPAddresses = append(c.IPAddresses, []byte{127, 0, 0, 1})
	})
}

// weakCases may or may not load, depending on the system's policy.
func (w *World) weakCases(t testing.TB) {
	ca := w.CA.CertPEM()
	add := func(name string, cert, key []byte) {
		w.Cases = append(w.Cases, Case{Name: name, CAFile: ca, CertFile: cert, KeyFile: key, Policy: true})
	}
	short := w.CA.Issue(t, WithKey(RSA(t, 1024)))
	add("RSA of 1024 bits", short.CertPEM(), short.KeyPEM(t))
	small := w.CA.Issue(t, WithKey(EC(t, elliptic.P224())))
	add("P-224", small.CertPEM(), TraditionalPEM(t, small.Key))
	leaf := w.CA.Issue(t)
	for _, hash := range []crypto.Hash{crypto.MD5, crypto.SHA1} {
		add(fmt.Sprintf("signed with %s", hash), Block("CERTIFICATE", Resigned(t, leaf.DER, hash, w.CA.Key, nil)), leaf.KeyPEM(t))
	}
	cert, key := DSAPair(t, w.CA)
	add("DSA", cert, key)
	cert, key = P192Pair(t, w.CA)
	add("P-192", cert, key)
}

// oneLine puts a block's data on one line.
func oneLine(block []byte) []byte {
	lines := strings.Split(strings.TrimSpace(string(block)), "\n")
	data := strings.Join(lines[1:len(lines)-1], "")
	return []byte(lines[0] + "\n" + data + "\n" + lines[len(lines)-1] + "\n")
}

// spaced inserts an empty line into a block's data.
func spaced(block []byte) []byte {
	lines := strings.SplitAfter(string(block), "\n")
	return []byte(strings.Join(lines[:3], "") + "\n" + strings.Join(lines[3:], ""))
}
