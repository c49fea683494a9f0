package inspect

import (
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/hex"
	"math/big"
)

// algorithm is an AlgorithmIdentifier.
type algorithm struct {
	ID         asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

// spki is a SubjectPublicKeyInfo.
type spki struct {
	Raw       asn1.RawContent
	Algorithm algorithm
	Key       asn1.BitString
}

// Object identifiers, dotted, of the key types.
const (
	oidRSA     = "1.2.840.113549.1.1.1"
	oidRSAPSS  = "1.2.840.113549.1.1.10"
	oidDSA     = "1.2.840.10040.4.1"
	oidEC      = "1.2.840.10045.2.1"
	oidEd25519 = "1.3.101.112"
	oidEd448   = "1.3.101.113"
)

// maxModulus is the largest modulus used in computations, in bits; it is
// OpenSSL's limit too.
const maxModulus = 16384

func algorithmName(oid string) string {
	switch oid {
	case oidRSA:
		return "RSA"
	case oidRSAPSS:
		return "RSA-PSS"
	case oidDSA:
		return "DSA"
	case oidEC:
		return "EC"
	case oidEd25519:
		return "Ed25519"
	case oidEd448:
		return "Ed448"
	default:
		return oid
	}
}

// publicKey reads a certificate's key. An unknown kind is represented by its
// identifier; only a structure that OpenSSL cannot read either is an error.
func publicKey(info spki) (PublicKey, bool) {
	oid := info.Algorithm.ID.String()
	key := PublicKey{Algorithm: algorithmName(oid)}
	bits := info.Key.RightAlign()
	switch oid {
	case oidRSA, oidRSAPSS:
		n, e, ok := rsaPublic(bits)
		if !ok {
			return key, false
		}
		key.Bits = n.BitLen()
		if oid == oidRSA {
			return rsaKey(n, e), true
		}
	case oidDSA:
		if key.Bits = dsaBits(info.Algorithm.Parameters); key.Bits == 0 {
			// Parameters inherited from the issuer cannot be compared.
			return key, true
		}
	case oidEC:
		return ecKey(info.Algorithm.Parameters, bits), true
	case oidEd25519:
		key.Bits = 256
	case oidEd448:
		key.Bits = 456
	}
	key.Fingerprint = fingerprint(info.Raw)
	return key, true
}

func fingerprint(der []byte) string {
	sum := sha256.Sum256(der)
	return hex.EncodeToString(sum[:])
}

// fingerprintOf normalises a key first, so that a certificate and a private key
// that encode the same key differently still agree.
func fingerprintOf(oid asn1.ObjectIdentifier, parameters asn1.RawValue, key []byte) string {
	der, err := asn1.Marshal(struct {
		Algorithm algorithm
		Key       asn1.BitString
	}{algorithm{oid, parameters}, asn1.BitString{Bytes: key, BitLength: 8 * len(key)}})
	if err != nil {
		return ""
	}
	return fingerprint(der)
}

type rsaNumbers struct{ N, E *big.Int }

func rsaPublic(der []byte) (n, e *big.Int, ok bool) {
	var numbers rsaNumbers
	if _, err := asn1.Unmarshal(der, &numbers); err != nil {
		return nil, nil, false
	}
	return numbers.N, numbers.E, numbers.N.Sign() > 0 && numbers.E.Sign() > 0
}

func rsaKey(n, e *big.Int) PublicKey {
	key := PublicKey{Algorithm: "RSA", Bits: n.BitLen()}
	if der, err := asn1.Marshal(rsaNumbers{n, e}); err == nil {
		key.Fingerprint = fingerprintOf(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}, asn1.NullRawValue, der)
	}
	return key
}

type dsaParameters struct{ P, Q, G *big.Int }

func dsaBits(parameters asn1.RawValue) int {
	var p dsaParameters
	if _, err := asn1.Unmarshal(parameters.FullBytes, &p); err != nil {
		return 0
	}
	return p.P.BitLen()
}

// dsaKey needs only public numbers. Keys and certificates made by OpenSSL share
// this form.
func dsaKey(p, q, g, y *big.Int) PublicKey {
	key := PublicKey{Algorithm: "DSA", Bits: p.BitLen()}
	parameters, err := asn1.Marshal(dsaParameters{p, q, g})
	if err != nil {
		return key
	}
	if der, err := asn1.Marshal(y); err == nil {
		key.Fingerprint = fingerprintOf(asn1.ObjectIdentifier{1, 2, 840, 10040, 4, 1},
			asn1.RawValue{FullBytes: parameters}, der)
	}
	return key
}

// ecKey reads a point on a curve. Go's x509 rejects most curves that OpenSSL
// knows; only their names and sizes are needed here.
func ecKey(parameters asn1.RawValue, point []byte) PublicKey {
	key := PublicKey{Algorithm: "EC"}
	var known elliptic.Curve
	var oid asn1.ObjectIdentifier
	if _, err := asn1.Unmarshal(parameters.FullBytes, &oid); err == nil {
		key.Curve, key.Bits, known = curve(oid.String())
	} else {
		key.Curve = "explicit"
	}
	if len(point) == 0 {
		return key
	}
	compressed := point[0] == 2 || point[0] == 3
	if key.Bits == 0 {
		width := len(point) - 1
		if !compressed {
			width /= 2
		}
		key.Bits = 8 * width
	}
	if compressed {
		if known == nil {
			return key
		}
		x, y := elliptic.UnmarshalCompressed(known, point)
		if x == nil {
			return key
		}
		point = uncompressed(known, x, y)
	}
	if key.Curve != "explicit" {
		// The other side may name a curve that is spelt out here.
		key.Fingerprint = fingerprintOf(asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}, parameters, point)
	}
	return key
}

// uncompressed writes a point in the usual form.
func uncompressed(c elliptic.Curve, x, y *big.Int) []byte {
	width := (c.Params().BitSize + 7) / 8
	point := make([]byte, 1+2*width)
	point[0] = 4
	x.FillBytes(point[1 : 1+width])
	y.FillBytes(point[1+width:])
	return point
}

// curve returns a curve's name and size. The last result is nil unless Go
// supports the curve.
func curve(oid string) (name string, bits int, known elliptic.Curve) {
	switch oid {
	case "1.3.132.0.33":
		return "P-224", 224, elliptic.P224()
	case "1.2.840.10045.3.1.7":
		return "P-256", 256, elliptic.P256()
	case "1.3.132.0.34":
		return "P-384", 384, elliptic.P384()
	case "1.3.132.0.35":
		return "P-521", 521, elliptic.P521()
	case "1.2.840.10045.3.1.1":
		return "P-192", 192, nil
	case "1.3.132.0.8":
		return "secp160r1", 160, nil
	case "1.3.132.0.9":
		return "secp160k1", 160, nil
	case "1.3.132.0.30":
		return "secp160r2", 160, nil
	case "1.3.132.0.31":
		return "secp192k1", 192, nil
	case "1.3.132.0.32":
		return "secp224k1", 224, nil
	case "1.3.132.0.10":
		return "secp256k1", 256, nil
	case "1.3.36.3.3.2.8.1.1.7":
		return "brainpoolP256r1", 256, nil
	case "1.3.36.3.3.2.8.1.1.11":
		return "brainpoolP384r1", 384, nil
	case "1.3.36.3.3.2.8.1.1.13":
		return "brainpoolP512r1", 512, nil
	default:
		return oid, 0, nil
	}
}
