package pemtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"
)

// Pair is a certificate and its private key.
type Pair struct {
	// DER is the certificate.
	DER []byte
	Key crypto.Signer
}

// Option changes a certificate before it is created.
type Option func(*plan)

type plan struct {
	template *x509.Certificate
	key      crypto.Signer
}

// Named sets the common name.
func Named(name string) Option {
	return func(p *plan) { p.template.Subject = pkix.Name{CommonName: name} }
}

// Valid sets the validity; both ends count.
func Valid(from, to time.Time) Option {
	return func(p *plan) { p.template.NotBefore, p.template.NotAfter = from, to }
}

// Expired makes the certificate end a day ago.
func Expired() Option {
	return Valid(time.Now().AddDate(-1, 0, 0), time.Now().AddDate(0, 0, -1))
}

// NotYetValid makes the certificate begin tomorrow.
func NotYetValid() Option {
	return Valid(time.Now().AddDate(0, 0, 1), time.Now().AddDate(1, 0, 0))
}

// WithKey uses the caller's key.
func WithKey(key crypto.Signer) Option {
	return func(p *plan) { p.key = key }
}

// NotCA says CA:FALSE.
func NotCA() Option {
	return func(p *plan) { p.template.IsCA, p.template.BasicConstraintsValid = false, true }
}

// Usage sets the key usage bits; 0 omits the extension.
func Usage(usage x509.KeyUsage) Option {
	return func(p *plan) { p.template.KeyUsage = usage }
}

// Changed passes the template to the caller, for changes without an Option.
func Changed(change func(*x509.Certificate)) Option {
	return func(p *plan) { change(p.template) }
}

// NewCA creates a self-signed certificate authority with a P-256 key.
func NewCA(t testing.TB, options ...Option) *Pair {
	t.Helper()
	p := newPlan(t, "Test CA", options, func(c *x509.Certificate) {
		c.IsCA, c.BasicConstraintsValid = true, true
		c.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
	})
	der, err := x509.CreateCertificate(rand.Reader, p.template, p.template, p.key.Public(), p.key)
	must(t, err)
	return &Pair{DER: der, Key: p.key}
}

// Issue creates a certificate for a client or a server on the loopback address.
func (ca *Pair) Issue(t testing.TB, options ...Option) *Pair {
	t.Helper()
	p := newPlan(t, "leaf", options, func(c *x509.Certificate) {
		c.KeyUsage = x509.KeyUsageDigitalSignature
		c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth, x509.ExtKeyUsageServerAuth}
		c.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
		c.DNSNames = []string{"localhost"}
	})
	der, err := x509.CreateCertificate(rand.Reader, p.template, ca.Certificate(t), p.key.Public(), ca.Key)
	must(t, err)
	return &Pair{DER: der, Key: p.key}
}

func newPlan(t testing.TB, name string, options []Option, base func(*x509.Certificate)) *plan {
	t.Helper()
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	must(t, err)
	p := &plan{template: &x509.Certificate{
		SerialNumber: serial.Add(serial, big.NewInt(1)),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(1, 0, 0),
	}}
	base(p.template)
	for _, option := range options {
		option(p)
	}
	if p.key == nil {
		p.key = EC(t, elliptic.P256())
	}
	return p
}

// Certificate parses the pair's certificate.
func (ca *Pair) Certificate(t testing.TB) *x509.Certificate {
	t.Helper()
	parsed, err := x509.ParseCertificate(ca.DER)
	must(t, err)
	return parsed
}

// CertPEM is the certificate as a CERTIFICATE block.
func (ca *Pair) CertPEM() []byte {
	return Block("CERTIFICATE", ca.DER)
}

// KeyPEM is the private key as a PRIVATE KEY block (PKCS#8).
func (ca *Pair) KeyPEM(t testing.TB) []byte {
	t.Helper()
	return Block("PRIVATE KEY", PKCS8(t, ca.Key))
}

// Block writes one PEM block.
func Block(label string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der})
}

// EC creates a key on a curve.
func EC(t testing.TB, curve elliptic.Curve) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	must(t, err)
	return key
}

// Ed25519 creates an Ed25519 key.
func Ed25519(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	return key
}

var rsaKeys sync.Map

// RSA returns a key with that many bits, the same one for every caller in a
// process, because creating one is slow.
func RSA(t testing.TB, bits int) *rsa.PrivateKey {
	t.Helper()
	make := sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, bits) })
	once, _ := rsaKeys.LoadOrStore(bits, make)
	key, err := once.(func() (*rsa.PrivateKey, error))()
	must(t, err)
	return key
}

// PKCS8 writes a key in PKCS#8 form.
func PKCS8(t testing.TB, key crypto.Signer) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	must(t, err)
	return der
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
