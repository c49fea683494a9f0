package examples

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Prepare copies the example into an empty folder and creates its files there.
func (e *Example) Prepare(to string) error {
	if e.Base != "" {
		if err := os.CopyFS(to, os.DirFS(e.Base)); err != nil {
			return err
		}
		if err := os.Remove(filepath.Join(to, "expect.txt")); err != nil { // its own expectations
			return err
		}
	}
	if err := os.CopyFS(to, os.DirFS(e.Folder)); err != nil {
		return err
	}
	for _, file := range e.Files {
		if err := file.make(to); err != nil {
			return err
		}
	}
	return nil
}

// make creates the file below a folder. The mode is set afterwards, so that the
// umask does not affect it.
func (f File) make(below string) error {
	path := filepath.Join(below, f.Path)
	switch f.Kind {
	case "folder":
		if err := folders(below, f.Path); err != nil {
			return err
		}
		return os.Chmod(path, f.Mode)
	case "file":
		return os.Chmod(path, f.Mode)
	}
	if err := folders(below, filepath.Dir(f.Path)); err != nil {
		return err
	}
	content := []byte("# made for an example\n")
	if f.Kind != "text" {
		certificate, key, err := pair()
		if err != nil {
			return err
		}
		content = certificate
		if f.Kind == "key" {
			content = key
		}
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	return os.Chmod(path, f.Mode)
}

// folders creates missing folders with the mode they have on a host, 0755,
// whatever the umask.
func folders(below, path string) error {
	for i, r := range path + "/" {
		if r != '/' {
			continue
		}
		folder := filepath.Join(below, path[:i])
		if err := os.Mkdir(folder, 0o755); os.IsExist(err) {
			continue
		} else if err != nil {
			return err
		}
		if err := os.Chmod(folder, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// pair is a certificate and its key, the same for a whole run.
func pair() (certificate, key []byte, err error) {
	made := onePair()
	return made.certificate, made.key, made.err
}

type pairMade struct {
	certificate, key []byte
	err              error
}

var onePair = sync.OnceValue(func() pairMade {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return pairMade{err: err}
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "nova.example.org"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.AddDate(1, 0, 0),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		IsCA:                  true,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return pairMade{err: err}
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	return pairMade{
		certificate: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		key:         pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}),
		err:         err,
	}
})
