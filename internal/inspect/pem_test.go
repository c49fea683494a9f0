package inspect_test

import (
	"bytes"
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

func parseOne(t *testing.T, file []byte) inspect.Certificate {
	t.Helper()
	bundle := inspect.ParsePEM(file)
	if len(bundle.Certificates) != 1 || len(bundle.Errors) != 0 {
		t.Fatalf("got %+v", bundle)
	}
	return bundle.Certificates[0]
}

func TestCertificateFacts(t *testing.T) {
	t.Parallel()
	from := time.Date(2024, 2, 29, 1, 2, 3, 0, time.UTC)
	to := time.Date(2051, 1, 1, 0, 0, 0, 0, time.UTC)
	ca := pemtest.NewCA(t, pemtest.WithKey(pemtest.RSA(t, 2048)), pemtest.Valid(from, to))
	leaf := ca.Issue(t, pemtest.Named("nova\n\x1b[31m"), pemtest.NotCA())
	plain := pemtest.NewCA(t, pemtest.Usage(0), pemtest.Changed(func(c *x509.Certificate) {
		c.IsCA, c.BasicConstraintsValid = false, false
		c.Subject.CommonName, c.Subject.Organization = "", []string{"Lab", "Oslo"}
	}))
	tests := map[string]struct {
		file []byte
		want inspect.Certificate
	}{
		"CA": {ca.CertPEM(), inspect.Certificate{
			Subject: "Test CA", Issuer: "Test CA", NotBefore: from, NotAfter: to, Version: 3,
			BasicConstraints: true, IsCA: true, KeyUsage: true, CertSign: true, SelfIssued: true, SelfSigned: true,
			SignatureAlgorithm: "SHA256-RSA", SignatureHash: "SHA-256",
			PublicKey: inspect.PublicKey{Algorithm: "RSA", Bits: 2048},
		}},
		"leaf, odd name": {leaf.CertPEM(), inspect.Certificate{
			Subject: "nova??[31m", Issuer: "Test CA", Version: 3,
			BasicConstraints: true, KeyUsage: true,
			SignatureAlgorithm: "SHA256-RSA", SignatureHash: "SHA-256",
			PublicKey: inspect.PublicKey{Algorithm: "EC", Curve: "P-256", Bits: 256},
		}},
		"no extensions, no common name": {plain.CertPEM(), inspect.Certificate{
			Subject: "Lab, Oslo", Issuer: "Lab, Oslo", Version: 3, CertSign: true, SelfIssued: true, SelfSigned: true,
			SignatureAlgorithm: "ECDSA-SHA256", SignatureHash: "SHA-256",
			PublicKey: inspect.PublicKey{Algorithm: "EC", Curve: "P-256", Bits: 256},
		}},
		"SHA-1": {pemtest.Block("CERTIFICATE", pemtest.Resigned(t, leaf.DER, crypto.SHA1, ca.Key, nil)), inspect.Certificate{
			Subject: "nova??[31m", Issuer: "Test CA", Version: 3, BasicConstraints: true, KeyUsage: true,
			SignatureAlgorithm: "SHA1-RSA", SignatureHash: "SHA-1", WeakHash: true,
			PublicKey: inspect.PublicKey{Algorithm: "EC", Curve: "P-256", Bits: 256},
		}},
		"self-signed with MD5": {pemtest.Block("CERTIFICATE", pemtest.Resigned(t, ca.DER, crypto.MD5, ca.Key, nil)), inspect.Certificate{
			Subject: "Test CA", Issuer: "Test CA", NotBefore: from, NotAfter: to, Version: 3,
			BasicConstraints: true, IsCA: true, KeyUsage: true, CertSign: true, SelfIssued: true, SelfSigned: true,
			SignatureAlgorithm: "MD5-RSA", SignatureHash: "MD5", WeakHash: true,
			PublicKey: inspect.PublicKey{Algorithm: "RSA", Bits: 2048},
		}},
		"MD5 by another key with that name": {pemtest.Block("CERTIFICATE", pemtest.Resigned(t, ca.DER, crypto.MD5, pemtest.RSA(t, 1024), nil)), inspect.Certificate{
			Subject: "Test CA", Issuer: "Test CA", NotBefore: from, NotAfter: to, Version: 3,
			BasicConstraints: true, IsCA: true, KeyUsage: true, CertSign: true, SelfIssued: true,
			SignatureAlgorithm: "MD5-RSA", SignatureHash: "MD5", WeakHash: true,
			PublicKey: inspect.PublicKey{Algorithm: "RSA", Bits: 2048},
		}},
		"negative serial number": {pemtest.Block("CERTIFICATE", pemtest.Resigned(t, leaf.DER, crypto.SHA256, ca.Key, func(n *big.Int) { n.Neg(n) })), inspect.Certificate{
			Subject: "nova??[31m", Issuer: "Test CA", Version: 3, BasicConstraints: true, KeyUsage: true,
			SignatureAlgorithm: "SHA256-RSA", SignatureHash: "SHA-256", Unusual: "negative serial number",
			PublicKey: inspect.PublicKey{Algorithm: "EC", Curve: "P-256", Bits: 256},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := parseOne(t, test.file)
			ignore := cmp.Options{
				cmpopts.IgnoreFields(inspect.Certificate{}, "Line", "Fingerprint", "SubjectHash"),
				cmpopts.IgnoreFields(inspect.PublicKey{}, "Fingerprint"),
			}
			if test.want.NotBefore.IsZero() {
				ignore = append(ignore, cmpopts.IgnoreFields(inspect.Certificate{}, "NotBefore", "NotAfter"))
			}
			if diff := cmp.Diff(test.want, got, ignore); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPKCS12AndDER(t *testing.T) {
	t.Parallel()
	leaf := pemtest.NewCA(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	pfx := []byte{0x30, 18, 2, 1, 3, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1, 5, 0}
	for name, test := range map[string]struct {
		file       []byte
		want, text string
	}{
		"certificate": {leaf.DER, "certificate", "is a certificate in binary form (DER), where PEM text belongs"},
		"PKCS#8":      {pemtest.PKCS8(t, leaf.Key), "private key", "is a private key in binary form (DER), where PEM text belongs"},
		"PKCS#12":     {pfx, "PKCS#12", "is a PKCS#12 in binary form (DER), where PEM text belongs"},
		"text":        {[]byte("0 is not DER"), "", "contains no PEM block"},
	} {
		bundle := inspect.ParsePEM(test.file)
		if bundle.DERType != test.want || bundle.DER != (test.want != "") {
			t.Errorf("%s: got %+v", name, bundle)
		}
		for _, err := range []error{bundle.TrustStoreError(), bundle.CertificateError(), bundle.KeyError()} {
			if err == nil || err.Error() != test.text {
				t.Errorf("%s: got %v, want %q", name, err, test.text)
			}
		}
	}
}

func TestLoaderErrors(t *testing.T) {
	t.Parallel()
	ca := pemtest.NewCA(t)
	cert, key := string(ca.CertPEM()), string(ca.KeyPEM(t))
	for name, test := range map[string]struct{ file, trust, cert, key string }{
		"empty":        {"", "contains no PEM block", "contains no PEM block", "contains no PEM block"},
		"certificate":  {cert, "", "", "contains no private key"},
		"key":          {key, "contains no certificate", "contains no certificate", ""},
		"no end":       {"text\n" + cert[:90], "line 2: the CERTIFICATE block has no END line", "line 2: the CERTIFICATE block has no END line", "line 2: the CERTIFICATE block has no END line"},
		"secret label": {"-----BEGIN hunter2-----\n", "line 1: the PEM block has no END line", "line 1: the PEM block has no END line", "line 1: the PEM block has no END line"},
		"not a certificate": {strings.ReplaceAll(key, "PRIVATE KEY", "CERTIFICATE"),
			"line 1: the CERTIFICATE block is damaged: its content is not a certificate",
			"line 1: the CERTIFICATE block is damaged: its content is not a certificate", "contains no private key"},
		"not a key": {strings.ReplaceAll(cert, "CERTIFICATE", "PRIVATE KEY"),
			"line 1: the private key is damaged: its content is not a key of the kind that its label names", "contains no certificate",
			"contains a private key that is damaged: its content is not a key of the kind that its label names"},
		"encrypted": {string(pemtest.EncryptedPKCS8PEM(t, ca.Key)), "contains no certificate", "contains no certificate", "contains a private key that needs a passphrase"},
	} {
		bundle := inspect.ParsePEM([]byte(test.file))
		for i, pair := range []struct {
			got  error
			want string
		}{{bundle.TrustStoreError(), test.trust}, {bundle.CertificateError(), test.cert}, {bundle.KeyError(), test.key}} {
			text := ""
			if pair.got != nil {
				text = pair.got.Error()
			}
			if text != pair.want {
				t.Errorf("%s, loader %d: got %q, want %q", name, i, text, pair.want)
			}
		}
	}
}

// TestNoPrivateByteLeaves looks for the private parts of keys, in any encoding,
// in everything that a bundle reports.
func TestNoPrivateByteLeaves(t *testing.T) {
	t.Parallel()
	rsaKey, ecKey := pemtest.RSA(t, 2048), pemtest.EC(t, elliptic.P256())
	for _, key := range []crypto.Signer{rsaKey, ecKey, pemtest.Ed25519(t)} {
		der := pemtest.PKCS8(t, key)
		block := pemtest.Block("PRIVATE KEY", der)
		files := [][]byte{block, der, bytes.ReplaceAll(block, []byte("PRIVATE KEY"), []byte("CERTIFICATE")), block[:len(block)-40]}
		for _, file := range files {
			bundle := inspect.ParsePEM(file)
			said := fmt.Sprintf("%+v %#v %v %v %v", bundle, bundle, bundle.KeyError(), bundle.CertificateError(), bundle.TrustStoreError())
			for _, line := range strings.Split(string(block), "\n")[1:] {
				if len(line) > 20 && !strings.HasPrefix(line, "-----") && strings.Contains(said, line) {
					t.Errorf("%T: the bundle says %q", key, line)
				}
			}
			for at := len(der) / 2; at+8 <= len(der); at += 8 {
				if strings.Contains(said, hex.EncodeToString(der[at:at+8])) {
					t.Errorf("%T: the bundle says bytes of the key", key)
				}
			}
		}
	}
}
