package inspect

import (
	"strconv"
	"time"
)

// Bundle is what a PEM file holds, in file order.
type Bundle struct {
	// Certificates are the blocks that OpenSSL takes for certificates:
	// CERTIFICATE, X509 CERTIFICATE and TRUSTED CERTIFICATE.
	Certificates []Certificate
	// Keys are the private key blocks, encrypted ones included.
	Keys []Key
	// Others are the labels of the other well-formed blocks: EC PARAMETERS,
	// CERTIFICATE REQUEST, PUBLIC KEY, X509 CRL and so on.
	Others []string
	// CRLs is the number of X509 CRL blocks among them.
	CRLs int
	// Errors are the blocks that OpenSSL could not read.
	Errors []BlockError
	// Empty tells that there is nothing but white space.
	Empty bool
	// DER tells that the file is binary where text belongs. Certificates and
	// Keys then hold what could be read from it; OpenSSL reads none of it
	// here.
	DER bool
	// DERType is "certificate", "private key" or "PKCS#12" when DER is true.
	DERType string
	// Text tells that something besides blocks and white space is there, which
	// OpenSSL passes over.
	Text bool
	// SaysEncrypted tells that the word ENCRYPTED is somewhere in the text.
	// urllib3 refuses a key file with it, whatever the key is.
	SaysEncrypted bool
	// NotUTF8 tells that the bytes are not UTF-8. urllib3 reads a key file as
	// text and fails on such, be it in a comment.
	NotUTF8 bool
}

// BlockError is a PEM block that cannot be read. It never holds content.
type BlockError struct {
	// Index counts the blocks of the file from 0, good ones included.
	Index int
	// Line is that of the block's BEGIN, from 1.
	Line int
	// Type is the block's label, "" when it is no usual one.
	Type string
	// Reason says what is wrong, as the end of a sentence.
	Reason string
	// Fatal tells that OpenSSL stops reading there.
	Fatal bool
}

// Error places the block and says what is wrong with it.
func (e BlockError) Error() string {
	label := e.Type
	if label == "" {
		label = "PEM"
	}
	return "line " + strconv.Itoa(e.Line) + ": the " + label + " block " + e.Reason
}

// Certificate is what an X.509 certificate says. Nothing here is judged.
type Certificate struct {
	// Index and Line place the block, as in BlockError.
	Index, Line int
	// Trusted tells a TRUSTED CERTIFICATE block, OpenSSL's own format.
	Trusted bool
	// Trailing tells that bytes follow in the block that are not OpenSSL's trust
	// settings. OpenSSL refuses them in a certfile, and in a TRUSTED
	// CERTIFICATE, and passes over them elsewhere.
	Trailing bool
	// Subject and Issuer are the common name, or else the whole name, cleaned
	// of control characters and cut to a readable length.
	Subject, Issuer     string
	NotBefore, NotAfter time.Time
	// BasicConstraints tells that the extension is there, IsCA what it says.
	// OpenSSL takes a certificate without it, and no version 3, for a CA.
	BasicConstraints, IsCA bool
	// KeyUsage tells that the extension is there; CertSign is its keyCertSign
	// bit, and true when the extension is absent, which allows every use.
	KeyUsage, CertSign bool
	// Version is 1 or 3, in practice.
	Version int
	// SelfIssued tells that subject and issuer are the same name.
	SelfIssued bool
	// SelfSigned tells in addition that the certificate's own key made the
	// signature, or that this cannot be checked here.
	SelfSigned bool
	// SignatureAlgorithm is a name such as "SHA256-RSA", or the identifier in
	// dotted form.
	SignatureAlgorithm string
	// SignatureHash is "MD5", "SHA-1", "SHA-256" and so on; "" when the
	// algorithm has none of its own or is not known.
	SignatureHash string
	// WeakHash tells an MD2, MD4, MD5 or SHA-1 signature.
	WeakHash bool
	// PublicKey is the certificate's key.
	PublicKey PublicKey
	// Fingerprint is the SHA-256 of the certificate, in lower-case hex.
	Fingerprint string
	// SubjectHash is the name, without number, under which OpenSSL looks for
	// the certificate in a folder: eight hexadecimal digits.
	SubjectHash string
	// Unusual says why a strict reader refuses the certificate although
	// OpenSSL loads it; "" for most.
	Unusual string
}

// Key is the public half of what a private key block says.
type Key struct {
	// Index and Line place the block, as in BlockError.
	Index, Line int
	// Label is the block's label, such as "RSA PRIVATE KEY".
	Label string
	// Encrypted tells that a passphrase is needed; PublicKey is then empty but
	// for the algorithm, when the label names it.
	Encrypted bool
	// Ignored tells that OpenSSL passes over the block as if it were text.
	Ignored bool
	// PublicKey belongs to the private key.
	PublicKey PublicKey
	// Err says why OpenSSL cannot use the block; "" when it can, as far as is
	// known without the passphrase. It never holds content.
	Err string
}

// PublicKey is what can be told in public about a key.
type PublicKey struct {
	// Algorithm is "RSA", "RSA-PSS", "DSA", "EC", "Ed25519", "Ed448" or the
	// identifier in dotted form.
	Algorithm string
	// Curve is a name such as "P-256", the identifier of another curve, or
	// "explicit"; "" unless Algorithm is "EC".
	Curve string
	// Bits is the size of the modulus, the prime or the curve; 0 when unknown.
	Bits int
	// Fingerprint is the SHA-256 of the key's SubjectPublicKeyInfo in its usual
	// form, in lower-case hex; "" when the public half could not be derived.
	Fingerprint string
}

// Matches reports whether a private key belongs to the certificate. known is
// false, and same too, when that cannot be told: an encrypted key, or one of a
// kind whose public half is not derived here.
func (c Certificate) Matches(key Key) (same, known bool) {
	a, b := c.PublicKey, key.PublicKey
	if a.Algorithm == "" || b.Algorithm == "" {
		return false, false
	}
	if a.Fingerprint == "" || b.Fingerprint == "" {
		// Different kinds of keys never match.
		return false, a.Algorithm != b.Algorithm && !key.Encrypted && key.Err == ""
	}
	return a.Fingerprint == b.Fingerprint, true
}

// ValidAt reports whether a time lies within the certificate's validity, both
// ends included.
func (c Certificate) ValidAt(at time.Time) bool {
	return !at.Before(c.NotBefore) && !at.After(c.NotAfter)
}
