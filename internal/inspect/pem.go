package inspect

// ParsePEM reads a PEM file as OpenSSL's loaders do. It never fails: what
// cannot be read is told in the Bundle.
func ParsePEM(data []byte) Bundle {
	return Bundle{}
}

// TrustStoreError tells why OpenSSL does not load the file as trusted
// certificates (cafile), nil when it does.
func (b Bundle) TrustStoreError() error { return nil }

// CertificateError tells why OpenSSL does not load a client certificate and
// its chain from the file (certfile), nil when it does.
func (b Bundle) CertificateError() error { return nil }

// KeyError tells why OpenSSL, given no passphrase, does not load a private key
// from the file (keyfile), nil when it does.
func (b Bundle) KeyError() error { return nil }
