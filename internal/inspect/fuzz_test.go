package inspect_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

func FuzzParsePEM(f *testing.F) {
	ca := pemtest.NewCA(f, pemtest.WithKey(pemtest.RSA(f, 2048)))
	leaf := ca.Issue(f)
	dsaCert, dsaKey := pemtest.DSAPair(f, ca)
	for _, seed := range [][]byte{
		nil, ca.CertPEM(), ca.DER, ca.KeyPEM(f), leaf.KeyPEM(f), pemtest.TraditionalPEM(f, leaf.Key),
		pemtest.EncryptedPKCS8PEM(f, leaf.Key), pemtest.EncryptedTraditionalPEM(f, ca.Key), dsaCert, dsaKey,
		pemtest.PKCS8(f, pemtest.Ed25519(f)),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		bundle := inspect.ParsePEM(data)
		last := -1
		for _, c := range bundle.Certificates {
			if c.Index < last || c.Fingerprint == "" || c.SelfSigned && !c.SelfIssued {
				t.Errorf("got %+v", c)
			}
			last = c.Index
		}
		for _, k := range bundle.Keys {
			if k.Encrypted && k.PublicKey.Fingerprint != "" {
				t.Errorf("got %+v", k)
			}
		}
		// What loads as a chain also loads as trust, unless a key is damaged.
		if bundle.CertificateError() == nil && bundle.KeyError() == nil && len(bundle.Keys) == 1 {
			if err := bundle.TrustStoreError(); err != nil && !strings.Contains(err.Error(), "followed by") {
				t.Error(err)
			}
		}
		if _, ok := bundle.UsableKey(); ok != (bundle.KeyError() == nil) {
			t.Errorf("usable %t, error %v", ok, bundle.KeyError())
		}
		// Reasons are fixed texts: none of the input is repeated.
		for _, e := range bundle.Errors {
			if e.Reason == "" || len(e.Error()) > 160 {
				t.Errorf("got %q", e.Error())
			}
		}
	})
}

func BenchmarkParsePEM(b *testing.B) {
	ca := pemtest.NewCA(b, pemtest.WithKey(pemtest.RSA(b, 2048)))
	file := bytes.Repeat(ca.CertPEM(), 100)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		inspect.ParsePEM(file)
	}
}
