package inspect

import (
	"strconv"
	"time"
)

// Bundle is the content of a PEM file, in file order.
type Bundle struct {
	// Certificates are the blocks that OpenSSL reads as certificates:
	// CERTIFICATE, X509 CERTIFICATE and TRUSTED CERTIFICATE.
	Certificates []Certificate
	// Keys are the private key blocks, including encrypted ones.
	Keys []Key
	// Others are the labels of the other well-formed blocks: EC PARAMETERS,
	// CERTIFICATE REQUEST, PUBLIC KEY, X509 CRL and so on.
	Others []string
	// CRLs is the number of X509 CRL blocks among them.
	CRLs int
	// Errors are the blocks that OpenSSL could not read.
	Errors []BlockError
	// Empty means that there is only white space.
	Empty bool
	// DER means that the file is binary instead of text. Certificates and Keys
	// then hold what could be read from it; OpenSSL reads none of it here.
	DER bool
	// DERType is "certificate", "private key" or "PKCS#12" if DER is true.
	DERType string
	// Text means that there is something other than blocks and white space,
	// which OpenSSL ignores.
	Text bool
	// SaysEncrypted means that the text contains the word ENCRYPTED. urllib3
	// rejects such a key file, whatever the key is.
	SaysEncrypted bool
	// NotUTF8 means that the bytes are not UTF-8. urllib3 reads a key file as
	// text and fails on such bytes, even in a comment.
	NotUTF8 bool
}

// BlockError is a PEM block that cannot be read. It never contains content.
type BlockError struct {
	// Index counts the file's blocks from 0, including good ones.
	Index int
	// Line is the line of the block's BEGIN, from 1.
	Line int
	// Type is the block's label, "" if it is unusual.
	Type string
	// Reason says what is wrong, as the end of a sentence.
	Reason string
	// Fatal means that OpenSSL stops reading there.
	Fatal bool
}

// Error locates the block and says what is wrong with it.
func (e BlockError) Error() string {
	label := e.Type
	if label == "" {
		label = "PEM"
	}
	return "line " + strconv.Itoa(e.Line) + ": the " + label + " block " + e.Reason
}

// Certificate is the content of an X.509 certificate, without any judgement.
type Certificate struct {
	// Index and Line locate the block, as in BlockError.
	Index, Line int
	// Trusted means a TRUSTED CERTIFICATE block, OpenSSL's own format.
	Trusted bool
	// Trailing means that the block has trailing bytes that are not OpenSSL's
	// trust settings. OpenSSL rejects them in a certfile, and in a TRUSTED
	// CERTIFICATE, and ignores them elsewhere.
	Trailing bool
	// Subject and Issuer are the common name, or else the whole name, stripped
	// of control characters and shortened.
	Subject, Issuer     string
	NotBefore, NotAfter time.Time
	// BasicConstraints means that the extension is present, and IsCA is its
	// value. OpenSSL takes a certificate without it, below version 3, for a CA.
	BasicConstraints, IsCA bool
	// KeyUsage means that the extension is present; CertSign is its keyCertSign
	// bit, and true without the extension, which allows every use.
	KeyUsage, CertSign bool
	// Version is 1 or 3, in practice.
	Version int
	// SelfIssued means that subject and issuer are the same name.
	SelfIssued bool
	// SelfSigned means in addition that the certificate's own key made the
	// signature, or that this cannot be checked here.
	SelfSigned bool
	// SignatureAlgorithm is a name such as "SHA256-RSA", or a dotted
	// identifier.
	SignatureAlgorithm string
	// SignatureHash is "MD5", "SHA-1", "SHA-256" and so on; "" if the algorithm
	// is unknown or has no separate hash.
	SignatureHash string
	// WeakHash means an MD2, MD4, MD5 or SHA-1 signature.
	WeakHash bool
	// PublicKey is the certificate's key.
	PublicKey PublicKey
	// Fingerprint is the SHA-256 of the certificate, in lower-case hex.
	Fingerprint string
	// SubjectHash is the name, without number, under which OpenSSL looks for
	// the certificate in a folder: eight hexadecimal digits.
	SubjectHash string
	// Unusual says why a strict reader rejects the certificate although OpenSSL
	// loads it; "" for most.
	Unusual string
}

// Key is the public half of a private key block.
type Key struct {
	// Index and Line locate the block, as in BlockError.
	Index, Line int
	// Label is the block's label, such as "RSA PRIVATE KEY".
	Label string
	// Encrypted means that a passphrase is needed; PublicKey is then empty
	// except for the algorithm, if the label names it.
	Encrypted bool
	// Ignored means that OpenSSL skips the block as if it were text.
	Ignored bool
	// PublicKey belongs to the private key.
	PublicKey PublicKey
	// Err says why OpenSSL cannot use the block; "" if it can, as far as is
	// known without the passphrase. It never contains content.
	Err string
}

// PublicKey is the public information about a key.
type PublicKey struct {
	// Algorithm is "RSA", "RSA-PSS", "DSA", "EC", "Ed25519", "Ed448" or a
	// dotted identifier.
	Algorithm string
	// Curve is a name such as "P-256", another curve's identifier, or
	// "explicit"; "" unless Algorithm is "EC".
	Curve string
	// Bits is the size of the modulus, the prime or the curve; 0 if unknown.
	Bits int
	// Fingerprint is the SHA-256 of the key's SubjectPublicKeyInfo in its usual
	// form, in lower-case hex; "" if the public half could not be derived.
	Fingerprint string
}

// Matches reports whether a private key belongs to the certificate. known and
// same are both false if that cannot be determined: for an encrypted key, or a
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

// ValidAt reports whether a time is within the certificate's validity, both
// ends included.
func (c Certificate) ValidAt(at time.Time) bool {
	return !at.Before(c.NotBefore) && !at.After(c.NotAfter)
}
