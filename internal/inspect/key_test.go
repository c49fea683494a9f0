package inspect_test

import (
	"crypto"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

func TestFingerprintIsThatOfTheKeyInfo(t *testing.T) {
	t.Parallel()
	ca := pemtest.NewCA(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	for name, key := range map[string]crypto.Signer{
		"RSA": pemtest.RSA(t, 2048), "P-224": pemtest.EC(t, elliptic.P224()), "P-521": pemtest.EC(t, elliptic.P521()),
		"Ed25519": pemtest.Ed25519(t),
	} {
		leaf := ca.Issue(t, pemtest.WithKey(key))
		sum := sha256.Sum256(leaf.Certificate(t).RawSubjectPublicKeyInfo)
		if got := parseOne(t, leaf.CertPEM()).PublicKey.Fingerprint; got != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestKeyFacts(t *testing.T) {
	t.Parallel()
	ca := pemtest.NewCA(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	rsaLeaf := ca.Issue(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	ecLeaf := ca.Issue(t, pemtest.WithKey(pemtest.EC(t, elliptic.P384())))
	smallLeaf := ca.Issue(t, pemtest.WithKey(pemtest.EC(t, elliptic.P224())))
	edLeaf := ca.Issue(t, pemtest.WithKey(pemtest.Ed25519(t)))
	dsaCert, dsaKey := pemtest.DSAPair(t, ca)
	p192Cert, p192Key := pemtest.P192Pair(t, ca)
	tests := map[string]struct {
		cert, key []byte
		want      string
		unknown   bool
	}{
		"RSA":                        {cert: rsaLeaf.CertPEM(), key: rsaLeaf.KeyPEM(t), want: "PRIVATE KEY RSA  2048 false "},
		"RSA, PKCS#1":                {cert: rsaLeaf.CertPEM(), key: pemtest.TraditionalPEM(t, rsaLeaf.Key), want: "RSA PRIVATE KEY RSA  2048 false "},
		"RSA, encrypted traditional": {cert: rsaLeaf.CertPEM(), key: pemtest.EncryptedTraditionalPEM(t, rsaLeaf.Key), want: "RSA PRIVATE KEY RSA  0 true ", unknown: true},
		"RSA, encrypted PKCS#8":      {cert: rsaLeaf.CertPEM(), key: pemtest.EncryptedPKCS8PEM(t, rsaLeaf.Key), want: "ENCRYPTED PRIVATE KEY   0 true ", unknown: true},
		"EC":                         {cert: ecLeaf.CertPEM(), key: ecLeaf.KeyPEM(t), want: "PRIVATE KEY EC P-384 384 false "},
		"EC, SEC 1":                  {cert: ecLeaf.CertPEM(), key: pemtest.TraditionalPEM(t, ecLeaf.Key), want: "EC PRIVATE KEY EC P-384 384 false "},
		"EC, encrypted":              {cert: ecLeaf.CertPEM(), key: pemtest.EncryptedTraditionalPEM(t, ecLeaf.Key), want: "EC PRIVATE KEY EC  0 true ", unknown: true},
		"P-224":                      {cert: smallLeaf.CertPEM(), key: smallLeaf.KeyPEM(t), want: "PRIVATE KEY EC P-224 224 false "},
		"P-192":                      {cert: p192Cert, key: p192Key, want: "EC PRIVATE KEY EC P-192 192 false "},
		"Ed25519":                    {cert: edLeaf.CertPEM(), key: edLeaf.KeyPEM(t), want: "PRIVATE KEY Ed25519  256 false "},
		"DSA":                        {cert: dsaCert, key: dsaKey, want: "DSA PRIVATE KEY DSA  1024 false "},
	}
	stranger := ca.Issue(t)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bundle := inspect.ParsePEM(test.key)
			if len(bundle.Keys) != 1 {
				t.Fatalf("got %+v", bundle)
			}
			key := bundle.Keys[0]
			got := fmt.Sprintf("%s %s %s %d %t %s", key.Label, key.PublicKey.Algorithm, key.PublicKey.Curve, key.PublicKey.Bits, key.Encrypted, key.Err)
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			same, known := parseOne(t, test.cert).Matches(key)
			if same == test.unknown || known == test.unknown {
				t.Errorf("same %t, known %t", same, known)
			}
			if same, _ := parseOne(t, stranger.CertPEM()).Matches(key); same {
				t.Error("matches another certificate")
			}
		})
	}
}

// TestMatchesIsCareful checks that an unknown pair is never reported as
// different.
func TestMatchesIsCareful(t *testing.T) {
	t.Parallel()
	key := func(algorithm, print string) inspect.PublicKey {
		return inspect.PublicKey{Algorithm: algorithm, Fingerprint: print}
	}
	for name, test := range map[string]struct {
		cert        inspect.PublicKey
		key         inspect.Key
		same, known bool
	}{
		"same":                {key("EC", "aa"), inspect.Key{PublicKey: key("EC", "aa")}, true, true},
		"other":               {key("EC", "aa"), inspect.Key{PublicKey: key("EC", "bb")}, false, true},
		"other kind":          {key("EC", "aa"), inspect.Key{PublicKey: key("Ed448", "")}, false, true},
		"not derived":         {key("Ed448", "aa"), inspect.Key{PublicKey: key("Ed448", "")}, false, false},
		"encrypted":           {key("RSA", "aa"), inspect.Key{Encrypted: true}, false, false},
		"encrypted, labelled": {key("RSA", "aa"), inspect.Key{Encrypted: true, PublicKey: key("EC", "")}, false, false},
		"damaged":             {key("RSA", "aa"), inspect.Key{Err: "is damaged", PublicKey: key("EC", "")}, false, false},
	} {
		same, known := inspect.Certificate{PublicKey: test.cert}.Matches(test.key)
		if same != test.same || known != test.known {
			t.Errorf("%s: got %t, %t", name, same, known)
		}
	}
}
