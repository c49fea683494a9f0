package inspect_test

import (
	"io"
	"log"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

func subjectHash(der []byte) string {
	return inspect.ParsePEM(pemtest.Block("CERTIFICATE", der)).Certificates[0].SubjectHash
}

// TestCases predicts from the facts alone whether a session with each case's
// files works. TestReality compares with the real software.
func TestCases(t *testing.T) {
	t.Parallel()
	world := pemtest.NewWorld(t, subjectHash)
	for _, c := range world.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			c.Write(t, dir)
			tree, err := inspect.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			server := c.Server
			if server == nil {
				server = world.Server
			}
			got, why := predict(t, tree, c, server)
			if !c.Policy && got != c.Works {
				t.Errorf("the facts say %t (%s), want %t", got, why, c.Works)
			}
		})
	}
}

func read(t *testing.T, tree *inspect.Tree, path string) inspect.Bundle {
	t.Helper()
	_, data, err := tree.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return inspect.ParsePEM(data)
}

// predict decides as a rule would, and says why not.
func predict(t *testing.T, tree *inspect.Tree, c pemtest.Case, server *pemtest.Pair) (works bool, why string) {
	t.Helper()
	shown := inspect.ParsePEM(server.CertPEM()).Certificates[0]
	trusted, why := trusts(t, tree, shown)
	if !trusted || len(c.CertFile) == 0 {
		return trusted, why
	}
	certs := read(t, tree, "/cert.pem")
	keys := certs
	if len(c.KeyFile) > 0 {
		keys = read(t, tree, "/key.pem")
		if keys.SaysEncrypted {
			return false, "urllib3 refuses the word ENCRYPTED"
		}
		if keys.NotUTF8 {
			return false, "urllib3 reads text"
		}
	}
	if err := certs.CertificateError(); err != nil {
		return false, err.Error()
	}
	if err := keys.KeyError(); err != nil {
		return false, err.Error()
	}
	leaf := certs.Certificates[0]
	key, ok := keys.UsableKey()
	if same, known := leaf.Matches(key); !ok || known && !same {
		return false, "mismatch"
	}
	return leaf.ValidAt(time.Now()), "validity"
}

// trusts reports whether cafile makes a client trust a server's certificate,
// which in these cases has at most one issuer.
func trusts(t *testing.T, tree *inspect.Tree, shown inspect.Certificate) (bool, string) {
	t.Helper()
	file, err := tree.Stat("/ca.pem")
	if err != nil {
		t.Fatal(err)
	}
	var found []inspect.Certificate
	if file.Kind == inspect.Directory {
		dir, err := tree.HashDir("/ca.pem")
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range dir.Entries {
			if entry.HashMatches && entry.Reachable {
				found = append(found, entry.Bundle.Certificates...)
			}
		}
	} else {
		bundle := read(t, tree, "/ca.pem")
		if err := bundle.TrustStoreError(); err != nil {
			return false, err.Error()
		}
		found = bundle.Certificates
	}
	for _, certificate := range found {
		if certificate.Subject != shown.Issuer || !certificate.ValidAt(time.Now()) {
			continue
		}
		pinned := certificate.Fingerprint == shown.Fingerprint
		if pinned || certificate.IsCA && certificate.CertSign {
			return true, ""
		}
	}
	return false, "no issuer"
}
