package pemtest

import (
	"crypto"
	"crypto/dsa"
	"crypto/elliptic"
	"crypto/md5"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"testing"
)

// What crypto/x509 no longer creates is assembled by hand here: one of its
// certificates is taken apart, changed and signed again.

type rebuilt struct {
	TBS       rebuiltTBS
	Algorithm identifier
	Signature asn1.BitString
}

type rebuiltTBS struct {
	Version    int `asn1:"optional,explicit,default:0,tag:0"`
	Serial     *big.Int
	Algorithm  identifier
	Issuer     asn1.RawValue
	Validity   asn1.RawValue
	Subject    asn1.RawValue
	Key        asn1.RawValue
	Extensions []pkix.Extension `asn1:"optional,explicit,tag:3"`
}

// Resigned gives the certificate an RSA signature with MD5, SHA-1 or SHA-256,
// after applying change, which may be nil.
func Resigned(t testing.TB, der []byte, hash crypto.Hash, issuer crypto.Signer, change func(serial *big.Int)) []byte {
	t.Helper()
	key, ok := issuer.(*rsa.PrivateKey)
	if !ok {
		t.Fatalf("a %T cannot sign here", issuer)
	}
	return rebuild(t, der, func(c *rebuilt) {
		if change != nil {
			change(c.TBS.Serial)
		}
		arc := map[crypto.Hash]int{crypto.MD5: 4, crypto.SHA1: 5, crypto.SHA256: 11}[hash]
		c.Algorithm = identifier{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, arc}, asn1.NullRawValue}
	}, func(tbs []byte) []byte {
		var sum []byte
		switch hash {
		case crypto.MD5:
			digest := md5.Sum(tbs)
			sum = digest[:]
		case crypto.SHA1:
			digest := sha1.Sum(tbs)
			sum = digest[:]
		default:
			digest := sha256.Sum256(tbs)
			sum = digest[:]
		}
		signature, err := rsa.SignPKCS1v15(rand.Reader, key, hash, sum)
		must(t, err)
		return signature
	})
}

func rebuild(t testing.TB, der []byte, change func(*rebuilt), sign func([]byte) []byte) []byte {
	t.Helper()
	var c rebuilt
	_, err := asn1.Unmarshal(der, &c)
	must(t, err)
	change(&c)
	c.TBS.Algorithm = c.Algorithm
	signature := sign(marshal(t, c.TBS))
	c.Signature = asn1.BitString{Bytes: signature, BitLength: 8 * len(signature)}
	return marshal(t, c)
}

type keyInfo struct {
	Algorithm identifier
	Key       asn1.BitString
}

// withKey puts another public key into a certificate issued by an RSA key.
func withKey(t testing.TB, der []byte, issuer crypto.Signer, info keyInfo) []byte {
	t.Helper()
	key := asn1.RawValue{FullBytes: marshal(t, info)}
	changed := rebuild(t, der, func(c *rebuilt) { c.TBS.Key = key }, func([]byte) []byte { return nil })
	return Resigned(t, changed, crypto.SHA256, issuer, nil)
}

// DSAPair creates a certificate with a 1024-bit DSA key, issued by an RSA
// authority, and that key as a DSA PRIVATE KEY block.
func DSAPair(t testing.TB, ca *Pair) (certPEM, keyPEM []byte) {
	t.Helper()
	parameters := dsaParameters(t)
	x, err := rand.Int(rand.Reader, new(big.Int).Sub(parameters.Q, big.NewInt(2)))
	must(t, err)
	x.Add(x, big.NewInt(1))
	y := new(big.Int).Exp(parameters.G, x, parameters.P)
	point := marshal(t, y)
	der := withKey(t, ca.Issue(t).DER, ca.Key, keyInfo{
		identifier{asn1.ObjectIdentifier{1, 2, 840, 10040, 4, 1}, asn1.RawValue{FullBytes: marshal(t, *parameters)}},
		asn1.BitString{Bytes: point, BitLength: 8 * len(point)},
	})
	return Block("CERTIFICATE", der), Block("DSA PRIVATE KEY", marshal(t, struct {
		Version       int
		P, Q, G, Y, X *big.Int
	}{0, parameters.P, parameters.Q, parameters.G, y, x}))
}

// dsaParameters creates p, q and g, which takes a while.
func dsaParameters(t testing.TB) *dsa.Parameters {
	t.Helper()
	parameters := new(dsa.Parameters)
	must(t, dsa.GenerateParameters(parameters, rand.Reader, dsa.L1024N160))
	return parameters
}

// P192Pair creates a certificate with a key on P-192, which Go does not know,
// issued by an RSA authority, and that key as an EC PRIVATE KEY block.
func P192Pair(t testing.TB, ca *Pair) (certPEM, keyPEM []byte) {
	t.Helper()
	curve := p192()
	private, err := rand.Int(rand.Reader, curve.N)
	must(t, err)
	x, y := curve.ScalarBaseMult(private.Bytes())
	point := elliptic.Marshal(curve, x, y)
	oid := asn1.RawValue{FullBytes: marshal(t, asn1.ObjectIdentifier{1, 2, 840, 10045, 3, 1, 1})}
	bits := asn1.BitString{Bytes: point, BitLength: 8 * len(point)}
	der := withKey(t, ca.Issue(t).DER, ca.Key, keyInfo{
		identifier{asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}, oid}, bits,
	})
	return Block("CERTIFICATE", der), Block("EC PRIVATE KEY", marshal(t, struct {
		Version    int
		Key        []byte
		Parameters asn1.ObjectIdentifier `asn1:"explicit,tag:0"`
		Public     asn1.BitString        `asn1:"explicit,tag:1"`
	}{1, private.FillBytes(make([]byte, 24)), asn1.ObjectIdentifier{1, 2, 840, 10045, 3, 1, 1}, bits}))
}

// p192 is FIPS 186-4, D.1.2.1.
func p192() *elliptic.CurveParams {
	number := func(text string) *big.Int {
		n, _ := new(big.Int).SetString(text, 16)
		return n
	}
	return &elliptic.CurveParams{
		P:       number("fffffffffffffffffffffffffffffffeffffffffffffffff"),
		N:       number("ffffffffffffffffffffffff99def836146bc9b1b4d22831"),
		B:       number("64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1"),
		Gx:      number("188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012"),
		Gy:      number("07192b95ffc8da78631011ed6b24cdd573f977a11e794811"),
		BitSize: 192, Name: "P-192",
	}
}
