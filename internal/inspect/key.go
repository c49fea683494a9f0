package inspect

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ed25519"
	"encoding/asn1"
	"math/big"
)

// The structures below have only what is needed to determine the public half.
// Private numbers are read only if the public half must be computed from them,
// and are discarded on return.

// pkcs8 is a PrivateKeyInfo.
type pkcs8 struct {
	Version   int
	Algorithm algorithm
	Key       []byte
}

// pkcs8Encrypted is an EncryptedPrivateKeyInfo.
type pkcs8Encrypted struct {
	Algorithm algorithm
	Data      []byte
}

// sec1 is an ECPrivateKey.
type sec1 struct {
	Version    int
	Key        []byte
	Parameters asn1.RawValue  `asn1:"optional,explicit,tag:0"`
	Public     asn1.BitString `asn1:"optional,explicit,tag:1"`
}

// Limits on the computation for one DSA key, in bits. Real keys have at most
// 3072 and 256; the public half of larger ones is omitted.
const (
	maxDSAPrime    = 3072
	maxDSAExponent = 512
)

const (
	malformed = "is damaged: its content is not a key of the kind that its label names"
	unknown   = "is of a kind that OpenSSL does not know by that label"
)

// parseKeyBlock reads a PEM block with a private key.
func parseKeyBlock(found *block) Key {
	key := Key{Index: found.index, Line: found.line, Label: knownLabel(found.label)}
	encrypted, problem := found.encrypted()
	switch {
	case problem != "":
		key.Err = problem
		return key
	case encrypted:
		key.Encrypted = true
		key.PublicKey.Algorithm = labelAlgorithm(found.label)
		return key
	}
	var ok bool
	switch found.label {
	case "ENCRYPTED PRIVATE KEY":
		key.Encrypted = true
		if !isEncryptedPKCS8(found.data) {
			key.Err = malformed
		}
		return key
	case "PRIVATE KEY":
		key.PublicKey, ok = parsePKCS8(found.data)
	case "RSA PRIVATE KEY":
		key.PublicKey, ok = parsePKCS1(found.data)
	case "EC PRIVATE KEY":
		key.PublicKey, ok = parseSEC1(found.data, asn1.RawValue{})
	case "DSA PRIVATE KEY":
		key.PublicKey, ok = parseDSA(found.data)
	default:
		key.Err = unknown
		return key
	}
	if !ok {
		key.PublicKey = PublicKey{Algorithm: labelAlgorithm(found.label)}
		key.Err = malformed
	}
	return key
}

func labelAlgorithm(label string) string {
	switch label {
	case "RSA PRIVATE KEY":
		return "RSA"
	case "EC PRIVATE KEY":
		return "EC"
	case "DSA PRIVATE KEY":
		return "DSA"
	default:
		return ""
	}
}

// parseKeyDER recognises a private key in binary form.
func parseKeyDER(der []byte) (Key, bool) {
	if public, ok := parsePKCS8(der); ok {
		return Key{PublicKey: public}, true
	}
	if public, ok := parsePKCS1(der); ok {
		return Key{PublicKey: public}, true
	}
	if public, ok := parseSEC1(der, asn1.RawValue{}); ok {
		return Key{PublicKey: public}, true
	}
	if public, ok := parseDSA(der); ok {
		return Key{PublicKey: public}, true
	}
	if isEncryptedPKCS8(der) {
		return Key{Encrypted: true}, true
	}
	return Key{}, false
}

func isEncryptedPKCS8(der []byte) bool {
	var outer pkcs8Encrypted
	_, err := asn1.Unmarshal(der, &outer)
	return err == nil
}

// isPKCS12 recognises a PFX: version 3, then data of PKCS#7.
func isPKCS12(der []byte) bool {
	var outer struct {
		Version int
		Safe    struct {
			ID   asn1.ObjectIdentifier
			Data asn1.RawValue `asn1:"optional"`
		}
	}
	_, err := asn1.Unmarshal(der, &outer)
	return err == nil && outer.Version == 3
}

func parsePKCS1(der []byte) (PublicKey, bool) {
	var numbers struct {
		Version              int
		N, E, D, P, Q        *big.Int
		DP, DQ, Coefficient  *big.Int
		AdditionalPrimeInfos asn1.RawValue `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(der, &numbers); err != nil {
		return PublicKey{}, false
	}
	if numbers.Version < 0 || numbers.Version > 1 || numbers.N.Sign() <= 0 || numbers.E.Sign() <= 0 {
		return PublicKey{}, false
	}
	return rsaKey(numbers.N, numbers.E), true
}

func parseDSA(der []byte) (PublicKey, bool) {
	var numbers struct {
		Version       int
		P, Q, G, Y, X *big.Int
	}
	if _, err := asn1.Unmarshal(der, &numbers); err != nil || numbers.Version != 0 {
		return PublicKey{}, false
	}
	return dsaKey(numbers.P, numbers.Q, numbers.G, numbers.Y), true
}

// parseSEC1 reads an EC key. parameters name the curve if the key is in PKCS#8;
// otherwise they are empty.
func parseSEC1(der []byte, parameters asn1.RawValue) (PublicKey, bool) {
	var key sec1
	if _, err := asn1.Unmarshal(der, &key); err != nil || key.Version != 1 {
		return PublicKey{}, false
	}
	if len(key.Parameters.FullBytes) > 0 {
		// asn1 strips the explicit tag only for typed values.
		own := key.Parameters
		if own.Class == asn1.ClassContextSpecific {
			own = asn1.RawValue{FullBytes: own.Bytes}
		}
		if len(parameters.FullBytes) == 0 {
			parameters = own
		}
	}
	if len(parameters.FullBytes) == 0 {
		return PublicKey{}, false
	}
	point := key.Public.RightAlign()
	if len(point) == 0 {
		point = ecPublic(parameters, key.Key)
	}
	return ecKey(parameters, point), true
}

// ecPublic computes a missing public half, as OpenSSL does; nil for a curve
// that Go does not support.
func ecPublic(parameters asn1.RawValue, private []byte) []byte {
	var oid asn1.ObjectIdentifier
	if _, err := asn1.Unmarshal(parameters.FullBytes, &oid); err != nil {
		return nil
	}
	var c ecdh.Curve
	name, bits, _ := curve(oid.String())
	switch name {
	case "P-256":
		c = ecdh.P256()
	case "P-384":
		c = ecdh.P384()
	case "P-521":
		c = ecdh.P521()
	default:
		return nil
	}
	width := (bits + 7) / 8
	private = bytes.TrimLeft(private, "\x00")
	if len(private) > width {
		return nil
	}
	padded := make([]byte, width)
	copy(padded[width-len(private):], private)
	defer clear(padded)
	key, err := c.NewPrivateKey(padded)
	if err != nil {
		return nil
	}
	return key.PublicKey().Bytes()
}

// parsePKCS8 reads a key in the format common to all kinds.
func parsePKCS8(der []byte) (PublicKey, bool) {
	var info pkcs8
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return PublicKey{}, false
	}
	oid := info.Algorithm.ID.String()
	switch oid {
	case oidRSA:
		return parsePKCS1(info.Key)
	case oidRSAPSS:
		key, ok := parsePKCS1(info.Key)
		return PublicKey{Algorithm: "RSA-PSS", Bits: key.Bits}, ok
	case oidEC:
		return parseSEC1(info.Key, info.Algorithm.Parameters)
	case oidDSA:
		return parseDSAPKCS8(info)
	case oidEd25519:
		return parseEd25519(info)
	case oidEd448:
		return PublicKey{Algorithm: "Ed448", Bits: 456}, true
	default:
		return PublicKey{Algorithm: oid}, true
	}
}

// parseDSAPKCS8 computes y, which this format omits.
func parseDSAPKCS8(info pkcs8) (PublicKey, bool) {
	var p dsaParameters
	var x *big.Int
	if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &p); err != nil {
		return PublicKey{}, false
	}
	if _, err := asn1.Unmarshal(info.Key, &x); err != nil {
		return PublicKey{}, false
	}
	if p.P.Sign() <= 0 || p.G.Sign() <= 0 || x.Sign() <= 0 {
		return PublicKey{}, false
	}
	if p.P.BitLen() > maxDSAPrime || p.G.BitLen() > p.P.BitLen() || x.BitLen() > maxDSAExponent {
		return PublicKey{Algorithm: "DSA", Bits: p.P.BitLen()}, true
	}
	return dsaKey(p.P, p.Q, p.G, new(big.Int).Exp(p.G, x, p.P)), true
}

func parseEd25519(info pkcs8) (PublicKey, bool) {
	var seed []byte
	if _, err := asn1.Unmarshal(info.Key, &seed); err != nil || len(seed) != ed25519.SeedSize {
		return PublicKey{}, false
	}
	private := ed25519.NewKeyFromSeed(seed)
	defer clear(private)
	public := private.Public().(ed25519.PublicKey)
	return PublicKey{
		Algorithm:   "Ed25519",
		Bits:        256,
		Fingerprint: fingerprintOf(asn1.ObjectIdentifier{1, 3, 101, 112}, asn1.RawValue{}, public),
	}, true
}
