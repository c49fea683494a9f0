package inspect

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ParsePEM reads a PEM file as OpenSSL's loaders do. It never fails: the Bundle
// records what cannot be read. Its time is linear in the size.
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

// add adds one block to the bundle.
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
		// OpenSSH's own format, which OpenSSL ignores.
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

// isCertificate includes the old label and OpenSSL's own.
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

// binary recognises files in other formats than PEM.
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

// The errors of the three loaders.
var (
	errNoPEM         = errors.New("contains no PEM block")
	errNoCertificate = errors.New("contains no certificate")
	errNoKey         = errors.New("contains no private key")
)

// TrustStoreError says why OpenSSL does not load the file as trusted
// certificates (cafile), nil if it does. One damaged block spoils the file,
// even a private key that should not be there: OpenSSL reads all of it first.
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

// CertificateError says why OpenSSL does not load a client certificate and its
// chain from the file (certfile), nil if it does.
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

// KeyError says why OpenSSL, without a passphrase, does not load a private key
// from the file (keyfile), nil if it does. Only the first key counts, and what
// follows does not matter. If the first one is damaged, OpenSSL 3 tries the
// next but OpenSSL 1.1.1 does not, so that is an error here.
func (b Bundle) KeyError() error {
	if b.DER {
		return binaryError(b.DERType)
	}
	for _, key := range b.Keys {
		if key.Ignored {
			continue
		}
		if key.Encrypted {
			return errors.New("contains a private key that needs a passphrase")
		}
		if key.Err != "" {
			return errors.New("contains a private key that " + key.Err)
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
		return errors.New("contains a private key that " + b.Keys[0].Err)
	default:
		return errNoKey
	}
}

// blocks counts the file's blocks, including unreadable ones.
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
// that it does not ignore.
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
