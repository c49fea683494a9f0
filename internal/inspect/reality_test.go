package inspect_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

const python = "/usr/bin/python3"

// question is a case of tools/inspect/reality.py.
type question struct {
	Do   string `json:"do"`
	URL  string `json:"url,omitempty"`
	CA   string `json:"cafile,omitempty"`
	Cert string `json:"certfile,omitempty"`
	Key  string `json:"keyfile,omitempty"`
}

type answer struct {
	OK    bool   `json:"ok"`
	Error string `json:"error"`
}

// needPython skips the test if the real software is not installed, unless the
// environment requires it.
func needPython(t *testing.T) {
	t.Helper()
	err := exec.Command(python, "-c", "import ssl, requests, keystoneauth1").Run()
	if err == nil {
		return
	}
	if os.Getenv("OSLOCONF_LIVE") == "1" {
		t.Fatalf("%s with requests and keystoneauth1: %v", python, err)
	}
	t.Skipf("%s with requests and keystoneauth1: %v", python, err)
}

// ask sends all questions to one Python process.
func ask(t *testing.T, questions []question) []answer {
	t.Helper()
	input, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, filepath.Join("..", "..", "tools", "inspect", "reality.py"))
	command.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var answers []answer
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// serve starts a server with a certificate; it accepts a client certificate
// issued by the authority, if one is sent.
func serve(t *testing.T, world *pemtest.World, pair *pemtest.Pair) string {
	t.Helper()
	clients := x509.NewCertPool()
	clients.AddCert(world.CA.Certificate(t))
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/client" && len(r.TLS.PeerCertificates) == 0 {
			w.WriteHeader(http.StatusForbidden)
		}
	}))
	server.TLS = &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{pair.DER}, PrivateKey: pair.Key}},
		ClientAuth:   tls.VerifyClientCertIfGiven,
		ClientCAs:    clients,
	}
	server.Config.ErrorLog = quiet()
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL
}

// TestReality compares what the facts predict with what keystoneauth really
// does with the same files.
func TestReality(t *testing.T) {
	t.Parallel()
	needPython(t)
	world := pemtest.NewWorld(t, subjectHash)
	usual := serve(t, world, world.Server)
	var questions []question
	for i, c := range world.Cases {
		dir := filepath.Join(t.TempDir(), strconv.Itoa(i))
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		c.Write(t, dir)
		q := question{Do: "session", URL: usual, CA: filepath.Join(dir, "ca.pem")}
		if c.Server != nil {
			q.URL = serve(t, world, c.Server)
		}
		if len(c.CertFile) > 0 {
			q.Cert = filepath.Join(dir, "cert.pem")
			q.URL += "/client"
		}
		if len(c.KeyFile) > 0 {
			q.Key = filepath.Join(dir, "key.pem")
		}
		questions = append(questions, q)
	}
	for i, got := range ask(t, questions) {
		c := world.Cases[i]
		if c.Policy {
			t.Logf("%s: %+v", c.Name, got)
			continue
		}
		if got.OK != c.Works {
			t.Errorf("%s: keystoneauth says %+v, want %t", c.Name, got, c.Works)
		}
	}
	outcome.Keep(t, "files", len(questions), "python3-keystoneauth1", "openssl")
}
