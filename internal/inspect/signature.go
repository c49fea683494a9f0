package inspect

import (
	"crypto"
	"crypto/md5"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"errors"
)

// signatureName names a signature algorithm and its hash.
func signatureName(id algorithm) (name, hash string) {
	oid := id.ID.String()
	switch oid {
	case "1.2.840.113549.1.1.2":
		return "MD2-RSA", "MD2"
	case "1.2.840.113549.1.1.3":
		return "MD4-RSA", "MD4"
	case "1.2.840.113549.1.1.4", "1.3.14.3.2.3":
		return "MD5-RSA", "MD5"
	case "1.2.840.113549.1.1.5", "1.3.14.3.2.29":
		return "SHA1-RSA", "SHA-1"
	case "1.2.840.113549.1.1.14":
		return "SHA224-RSA", "SHA-224"
	case "1.2.840.113549.1.1.11":
		return "SHA256-RSA", "SHA-256"
	case "1.2.840.113549.1.1.12":
		return "SHA384-RSA", "SHA-384"
	case "1.2.840.113549.1.1.13":
		return "SHA512-RSA", "SHA-512"
	case oidRSAPSS:
		hash = pssHash(id.Parameters)
		return "RSA-PSS", hash
	case "1.2.840.10040.4.3", "1.3.14.3.2.27":
		return "DSA-SHA1", "SHA-1"
	case "2.16.840.1.101.3.4.3.1":
		return "DSA-SHA224", "SHA-224"
	case "2.16.840.1.101.3.4.3.2":
		return "DSA-SHA256", "SHA-256"
	case "1.2.840.10045.4.1":
		return "ECDSA-SHA1", "SHA-1"
	case "1.2.840.10045.4.3.1":
		return "ECDSA-SHA224", "SHA-224"
	case "1.2.840.10045.4.3.2":
		return "ECDSA-SHA256", "SHA-256"
	case "1.2.840.10045.4.3.3":
		return "ECDSA-SHA384", "SHA-384"
	case "1.2.840.10045.4.3.4":
		return "ECDSA-SHA512", "SHA-512"
	case oidEd25519:
		return "Ed25519", ""
	case oidEd448:
		return "Ed448", ""
	default:
		return oid, ""
	}
}

// pssHash reads the hash from RSASSA-PSS parameters, SHA-1 by default.
func pssHash(parameters asn1.RawValue) string {
	var pss struct {
		Hash algorithm     `asn1:"optional,explicit,tag:0"`
		Mask asn1.RawValue `asn1:"optional,explicit,tag:1"`
		Salt int           `asn1:"optional,explicit,tag:2,default:20"`
		Tail int           `asn1:"optional,explicit,tag:3,default:1"`
	}
	if _, err := asn1.Unmarshal(parameters.FullBytes, &pss); err != nil {
		return ""
	}
	if pss.Hash.ID == nil {
		return "SHA-1"
	}
	switch oid := pss.Hash.ID.String(); oid {
	case "1.3.14.3.2.26":
		return "SHA-1"
	case "2.16.840.1.101.3.4.2.4":
		return "SHA-224"
	case "2.16.840.1.101.3.4.2.1":
		return "SHA-256"
	case "2.16.840.1.101.3.4.2.2":
		return "SHA-384"
	case "2.16.840.1.101.3.4.2.3":
		return "SHA-512"
	default:
		return oid
	}
}

func weak(hash string) bool {
	switch hash {
	case "MD2", "MD4", "MD5", "SHA-1":
		return true
	default:
		return false
	}
}

// selfSigned reports whether a certificate's own key made its signature. If
// that cannot be checked (DSA, curves that Go does not know, RSA keys under
// 1024 bits), equal names decide, as they do for OpenSSL.
func selfSigned(parsed *certificate, strict *x509.Certificate) bool {
	if strict == nil || strict.PublicKey == nil {
		return true
	}
	public, isRSA := strict.PublicKey.(*rsa.PublicKey)
	if isRSA && (public.N.BitLen() < 1024 || public.N.BitLen() > maxModulus) {
		return true
	}
	err := strict.CheckSignature(strict.SignatureAlgorithm, strict.RawTBSCertificate, strict.Signature)
	var insecure x509.InsecureAlgorithmError
	switch {
	case err == nil:
		return true
	case errors.Is(err, x509.ErrUnsupportedAlgorithm):
		return true
	case errors.As(err, &insecure):
		// Go no longer checks MD5 signatures, so do it here.
		if _, hash := signatureName(parsed.Algorithm); isRSA && hash == "MD5" {
			sum := md5.Sum(strict.RawTBSCertificate)
			return rsa.VerifyPKCS1v15(public, crypto.MD5, sum[:], strict.Signature) == nil
		}
		return true
	default:
		return false
	}
}
