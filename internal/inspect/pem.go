package inspect

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ParsePEM reads a PEM file as OpenSSL's loaders do. It never fails: what
// cannot be read is told in the Bundle. Its time is linear in the size.
func ParsePEM(data []byte) Bundle {
	b := Bundle{
		Empty:         len(bytes.TrimSpace(data)) == 0,
		SaysEncrypted: bytes.Contains(data, []byte("ENCRYPTED")),
		NotUTF8:       !utf8.Valid(data),
	}
	s := scanner{rest: data, line: 1}
	for {
		found, ok := s.next()
		if !ok {
			break
		}
		b.add(&found)
	}
	b.Text = s.text
	if s.count == 0 {
		b.binary(data)
	}
	return b
}

// add sorts one block into the bundle.
func (b *Bundle) add(found *block) {
	if found.problem != "" {
		b.fault(found, found.problem, true)
		return
	}
	label := found.label
	switch {
	case isCertificate(label):
		b.certificate(found)
	case label == "OPENSSH PRIVATE KEY":
		// OpenSSH's own format, which OpenSSL passes over.
		b.Keys = append(b.Keys, Key{
			Index: found.index, Line: found.line, Label: label, Ignored: true,
			Err: "is in OpenSSH's own format, which OpenSSL does not read",
		})
	case label == "PRIVATE KEY" || label == "ENCRYPTED PRIVATE KEY" || strings.HasSuffix(label, " PRIVATE KEY"):
		b.Keys = append(b.Keys, parseKeyBlock(found))
	default:
		b.Others = append(b.Others, knownLabel(label))
		if label == "X509 CRL" {
			b.CRLs++
		}
	}
}

// isCertificate knows the old label and OpenSSL's own.
func isCertificate(label string) bool {
	return label == "CERTIFICATE" || label == "X509 CERTIFICATE" || label == "TRUSTED CERTIFICATE"
}

func (b *Bundle) certificate(found *block) {
	encrypted, problem := found.encrypted()
	if encrypted {
		problem = "is encrypted"
	}
	if problem != "" {
		b.fault(found, problem, false)
		return
	}
	cert, err := parseCertificate(found.data)
	if err != nil {
		b.fault(found, err.Error(), false)
		return
	}
	cert.Index, cert.Line = found.index, found.line
	cert.Trusted = found.label == "TRUSTED CERTIFICATE"
	b.Certificates = append(b.Certificates, cert)
}

func (b *Bundle) fault(found *block, reason string, fatal bool) {
	b.Errors = append(b.Errors, BlockError{
		Index: found.index, Line: found.line, Type: knownLabel(found.label), Reason: reason, Fatal: fatal,
	})
}

// binary recognises the files that are handed over in place of PEM.
func (b *Bundle) binary(data []byte) {
	if len(data) == 0 || data[0] != 0x30 {
		return
	}
	if cert, err := parseCertificate(data); err == nil {
		b.DER, b.DERType = true, "certificate"
		b.Certificates = []Certificate{cert}
		return
	}
	if key, ok := parseKeyDER(data); ok {
		b.DER, b.DERType = true, "private key"
		b.Keys = []Key{key}
		return
	}
	if isPKCS12(data) {
		b.DER, b.DERType = true, "PKCS#12"
	}
}

// Errors of the three loaders.
var (
	errNoPEM         = errors.New("holds no PEM block")
	errNoCertificate = errors.New("holds no certificate")
	errNoKey         = errors.New("holds no private key")
)

// TrustStoreError tells why OpenSSL does not load the file as trusted
// certificates (cafile), nil when it does. One damaged block spoils the file:
// all of it is read before anything counts, private keys that have no business
// there included.
func (b Bundle) TrustStoreError() error {
	for _, key := range b.Keys {
		if key.Err != "" && !key.Ignored {
			return fmt.Errorf("line %d: the private key %s", key.Line, key.Err)
		}
	}
	for _, certificate := range b.Certificates {
		if certificate.Trailing && certificate.Trusted {
			return trailingError(certificate)
		}
	}
	switch {
	case len(b.Errors) > 0:
		return b.Errors[0]
	case b.DER:
		return binaryError(b.DERType)
	case len(b.Certificates) > 0 || b.CRLs > 0:
		return nil
	case b.blocks() == 0:
		return errNoPEM
	default:
		return errNoCertificate
	}
}

// CertificateError tells why OpenSSL does not load a client certificate and
// its chain from the file (certfile), nil when it does.
func (b Bundle) CertificateError() error {
	switch {
	case len(b.Errors) > 0:
		return b.Errors[0]
	case b.DER:
		return binaryError(b.DERType)
	case len(b.Certificates) > 0 && b.Certificates[0].Trailing:
		return trailingError(b.Certificates[0])
	case len(b.Certificates) > 0:
		return nil
	case b.blocks() == 0:
		return errNoPEM
	default:
		return errNoCertificate
	}
}

// KeyError tells why OpenSSL, given no passphrase, does not load a private key
// from the file (keyfile), nil when it does. Only the first key counts, and
// what comes after it does not matter. Should the first one be damaged,
// OpenSSL 3 goes on to the next, and OpenSSL 1.1.1 does not: that is an error
// here.
func (b Bundle) KeyError() error {
	if b.DER {
		return binaryError(b.DERType)
	}
	for _, key := range b.Keys {
		if key.Ignored {
			continue
		}
		if key.Encrypted {
			return errors.New("holds a private key that needs a passphrase")
		}
		if key.Err != "" {
			return errors.New("holds a private key that " + key.Err)
		}
		return nil
	}
	for _, fault := range b.Errors {
		if fault.Fatal {
			return fault
		}
	}
	switch {
	case b.blocks() == 0:
		return errNoPEM
	case len(b.Keys) > 0:
		return errors.New("holds a private key that " + b.Keys[0].Err)
	default:
		return errNoKey
	}
}

// blocks counts the blocks of the file, unreadable ones included.
func (b Bundle) blocks() int {
	return len(b.Certificates) + len(b.Keys) + len(b.Others) + len(b.Errors)
}

func trailingError(c Certificate) error {
	return fmt.Errorf("line %d: the certificate is followed by other data in its block", c.Line)
}

func binaryError(kind string) error {
	return errors.New("is a " + kind + " in binary form (DER), where PEM text belongs")
}

// UsableKey is the key that OpenSSL would take from the file: the first one
// that it does not pass over.
func (b Bundle) UsableKey() (Key, bool) {
	if b.KeyError() != nil {
		return Key{}, false
	}
	for _, key := range b.Keys {
		if !key.Ignored {
			return key, true
		}
	}
	return Key{}, false
}
