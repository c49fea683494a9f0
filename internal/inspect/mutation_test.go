package inspect_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// mutate damages a PEM file slightly, as editors, templates and copying through
// a terminal do. Flipped bits, the last kind, are only used on request: how
// deeply each side examines a structure differs slightly.
func mutate(r *rand.Rand, file []byte, kinds int) []byte {
	lines := bytes.SplitAfter(file, []byte("\n"))
	at := r.IntN(len(lines))
	line := lines[at]
	insert := func(text string) {
		lines[at] = append([]byte(text), line...)
	}
	switch r.IntN(kinds) {
	case 0:
		insert("\n")
	case 1:
		lines[at] = nil
	case 2:
		lines[at] = append(bytes.Clone(line), line...)
	case 3:
		insert("just text\n")
	case 4:
		insert("Name: value\n")
	case 5:
		insert(" ")
	case 6:
		lines[at] = bytes.TrimRight(line, "\n")
	case 7:
		lines[at] = append(bytes.TrimRight(line, "\n"), " \t\r\n"...)
	case 8:
		lines[at] = line[:r.IntN(len(line)+1)]
	case 9:
		insert("\x00")
	case 10:
		insert("\xef\xbb\xbf")
	case 11:
		insert("=")
	case 12:
		insert("-")
	case 13:
		return bytes.Join(lines, nil)[:r.IntN(len(file))]
	case 14:
		insert("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n")
	case 15:
		if len(line) > 2 {
			lines[at] = bytes.Clone(line)
			lines[at][r.IntN(len(line)-1)] ^= byte(1 << r.IntN(7))
		}
	}
	return bytes.Join(lines, nil)
}

// TestMutations asks OpenSSL, through Python, whether it loads slightly damaged
// files, and expects the facts to agree. Two differences are tolerated: a file
// may load although a key or certificate in it is reported as damaged, and a
// certificate reported as unusual may not load.
func TestMutations(t *testing.T) {
	t.Parallel()
	needPython(t)
	ca := pemtest.NewCA(t)
	leaf := ca.Issue(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	key := pemtest.TraditionalPEM(t, leaf.Key)
	good := map[string][]byte{
		"cert":  bytes.Join([][]byte{leaf.CertPEM(), ca.CertPEM()}, nil),
		"key":   key,
		"pkcs8": leaf.KeyPEM(t),
		"both":  bytes.Join([][]byte{key, leaf.CertPEM()}, nil),
	}
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	goodCert, goodKey := write("good-cert", good["cert"]), write("good-key", key)

	seed, count, kinds := uint64(20), 150, 15
	if text := os.Getenv("OSLOCONF_MUTATIONS"); text != "" {
		count, _ = strconv.Atoi(text)
		seed, kinds = rand.Uint64(), 16
	}
	r := rand.New(rand.NewPCG(seed, 1))
	var questions []question
	var want []bool
	var files [][]byte
	for i := range count {
		for _, kind := range []string{"cert", "key", "pkcs8", "both"} {
			file := good[kind]
			for range 1 + r.IntN(2) {
				if len(file) > 0 {
					file = mutate(r, file, kinds)
				}
			}
			path := write(kind+strconv.Itoa(i), file)
			bundle := inspect.ParsePEM(file)
			matching, _ := bundle.UsableKey()
			if kind == "cert" || kind == "both" {
				questions = append(questions, question{Do: "trust", CA: path}, question{Do: "chain", Cert: path, Key: goodKey})
				ok := bundle.CertificateError() == nil
				if ok {
					own, _ := inspect.ParsePEM(key).UsableKey()
					ok, _ = bundle.Certificates[0].Matches(own)
				}
				want = append(want, bundle.TrustStoreError() == nil, ok)
				files = append(files, file, file)
			}
			if kind != "cert" {
				questions = append(questions, question{Do: "chain", Cert: goodCert, Key: path})
				ok := bundle.KeyError() == nil
				if ok {
					ok, _ = inspect.ParsePEM(good["cert"]).Certificates[0].Matches(matching)
				}
				want = append(want, ok)
				files = append(files, file)
			}
		}
	}
	for i, got := range ask(t, questions) {
		if got.OK == want[i] {
			continue
		}
		bundle := inspect.ParsePEM(files[i])
		if got.OK && (questions[i].Cert == goodCert || damaged(bundle)) {
			continue
		}
		if !got.OK && unusual(bundle) {
			continue
		}
		t.Errorf("%+v: OpenSSL says %+v, the facts say %t\n%q", questions[i], got, want[i], files[i])
	}
	outcome.Keep(t, "mutations", len(questions), "openssl")
}

func damaged(bundle inspect.Bundle) bool {
	return slices.ContainsFunc(bundle.Errors, func(e inspect.BlockError) bool {
		return strings.HasPrefix(e.Reason, "is damaged")
	})
}

func unusual(bundle inspect.Bundle) bool {
	return slices.ContainsFunc(bundle.Certificates, func(c inspect.Certificate) bool { return c.Unusual != "" })
}
