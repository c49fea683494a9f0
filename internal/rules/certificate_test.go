package rules_test

import (
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// host is a folder that represents a target host.
type host struct {
	t   *testing.T
	dir string
}

// newHost creates one with /etc/nova/ssl, and with files of mode 0640 there.
func newHost(t *testing.T, files map[string][]byte) *host {
	t.Helper()
	h := &host{t, t.TempDir()}
	if err := os.MkdirAll(h.path("/etc/nova/ssl"), 0o750); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		h.write("/etc/nova/ssl/"+name, data)
	}
	return h
}

func (h *host) path(path string) string { return filepath.Join(h.dir, path) }

func (h *host) write(path string, data []byte) {
	h.t.Helper()
	if err := os.WriteFile(h.path(path), data, 0o640); err != nil {
		h.t.Fatal(err)
	}
	h.chmod(path, 0o640)
}

func (h *host) chmod(path string, mode os.FileMode) {
	h.t.Helper()
	if err := os.Chmod(h.path(path), mode); err != nil {
		h.t.Fatal(err)
	}
}

// glance checks [glance] on the host, setting the options whose files exist.
func (h *host) glance(changes given, opts ...option) []report.Finding {
	h.t.Helper()
	values := given{}
	for option, name := range map[string]string{"cafile": "ca.pem", "certfile": "cert.pem", "keyfile": "key.pem"} {
		if _, err := os.Lstat(h.path("/etc/nova/ssl/" + name)); err == nil {
			values[option] = "/etc/nova/ssl/" + name
		}
	}
	for option, value := range changes {
		if value == nil {
			delete(values, option)
		} else {
			values[option] = value
		}
	}
	return glance(h.t, values, append([]change{root(h.dir), at(time.Now().UTC().Format(time.RFC3339))}, opts...)...)
}

// fileRules are the rules that report unusable files.
var fileRules = []string{"unusable_pem", "certificate_validity", "certificate_key_mismatch", "encrypted_private_key", "combined_certificate_and_key", "cafile_not_a_ca", "rule_not_evaluated"}

// Every kind of fault is found, and nothing that OpenSSL accepts is reported,
// except for a private key among trusted certificates.
func TestFilesAgainstOpenSSL(t *testing.T) {
	t.Parallel()
	hash := func(der []byte) string {
		return inspect.ParsePEM(pemtest.Block("CERTIFICATE", der)).Certificates[0].SubjectHash
	}
	for _, c := range pemtest.NewWorld(t, hash).Cases {
		if c.Policy || c.Name == "another CA" {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, nil)
			c.Write(t, h.path("/etc/nova/ssl"))
			var broken []string
			for _, f := range h.glance(nil) {
				for _, rule := range fileRules {
					if f.Rule == rule && (f.Severity == report.Error || rule == "cafile_not_a_ca") {
						broken = append(broken, f.Rule+": "+f.Message)
					}
				}
			}
			works := c.Works && !strings.HasPrefix(c.Name, "CA with a") && !strings.HasPrefix(c.Name, "pinned")
			switch {
			case works && len(broken) > 0:
				t.Errorf("it works but is reported: %s", strings.Join(broken, "\n"))
			case !works && len(broken) != 1:
				t.Errorf("want one finding, found %d: %s", len(broken), strings.Join(broken, "\n"))
			}
			t.Log(broken)
		})
	}
}

func TestUnusablePEM(t *testing.T) {
	t.Parallel()
	const rule = "unusable_pem"
	ca := pemtest.NewCA(t)
	leaf := ca.Issue(t)
	secret := leaf.KeyPEM(t)

	// PEM text instead of a path needs no files, and is not repeated.
	for _, option := range []string{"cafile", "certfile", "keyfile"} {
		findings := glance(t, given{option: string(secret)})
		f := one(t, findings, rule, option)
		saysThat(t, f, option+" contains PEM text where the path of a PEM file belongs")
		for _, f := range findings {
			if strings.Contains(f.Message+f.Effect+f.Remediation, string(secret[40:60])) {
				t.Errorf("%s shows the key: %s", f.Rule, f.Message)
			}
		}
		none(t, findings, "unsafe_path")
		gradedAs(t, rule, option, "EEE", func(opts ...change) []report.Finding { return glance(t, given{option: string(secret)}, opts...) })
	}
	none(t, glance(t, given{"cafile": "/etc/nova/ssl/ca.pem"}), rule)

	good := map[string][]byte{"ca.pem": ca.CertPEM(), "cert.pem": leaf.CertPEM(), "key.pem": secret}
	for name, tt := range map[string]struct {
		change  func(*host)
		values  given
		option  string
		message string
		levels  string
	}{
		"missing":                     {func(h *host) {}, given{"cafile": "/etc/nova/ssl/no.pem"}, "cafile", `cafile = "/etc/nova/ssl/no.pem": does not exist`, "EEE"},
		"no such folder":              {func(h *host) {}, given{"keyfile": "/etc/nova/tls/no.pem"}, "keyfile", "does not exist", "EEE"},
		"below a file":                {func(h *host) {}, given{"keyfile": "/etc/nova/ssl/ca.pem/key"}, "keyfile", `"/etc/nova/ssl/ca.pem", where it leads, is not a folder`, "EEE"},
		"a folder":                    {func(h *host) {}, given{"certfile": "/etc/nova/ssl"}, "certfile", "is not a regular file", "EEE"},
		"a bare folder":               {func(h *host) {}, given{"cafile": "/etc/nova/ssl"}, "cafile", "the folder contains no certificate under a name that OpenSSL looks for", "EEE"},
		"empty":                       {func(h *host) { h.write("/etc/nova/ssl/ca.pem", nil) }, nil, "cafile", "the file is empty", "EEE"},
		"readable by nobody":          {func(h *host) { h.chmod("/etc/nova/ssl/cert.pem", 0) }, nil, "certfile", "mode 0000 lets no account read the file", "EEE"},
		"not PEM":                     {func(h *host) { h.write("/etc/nova/ssl/cert.pem", []byte("see the wiki\n")) }, nil, "certfile", "the file contains no PEM block", "EEE"},
		"wrong block":                 {func(h *host) { h.write("/etc/nova/ssl/key.pem", ca.CertPEM()) }, nil, "keyfile", "the file contains no private key", "EEE"},
		"key in cafile":               {func(h *host) { h.write("/etc/nova/ssl/ca.pem", append(secret, ca.CertPEM()...)) }, nil, "cafile", "the file contains a private key, where only certificates belong", "EEE"},
		"nothing reads it at present": {func(h *host) { h.write("/etc/nova/ssl/ca.pem", nil) }, given{"insecure": true}, "cafile", "the file is empty", "WWW"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, good)
			tt.change(h)
			run := func(opts ...change) []report.Finding { return h.glance(tt.values, opts...) }
			saysThat(t, one(t, run(), rule, tt.option), tt.message)
			gradedAs(t, rule, tt.option, tt.levels, run)
			none(t, run(), "rule_not_evaluated")
		})
	}
	h := newHost(t, good)
	none(t, h.glance(nil), rule)
	none(t, h.glance(given{"cafile": unknown, "certfile": unknown, "keyfile": unknown}), rule)
	none(t, h.glance(nil, release("newton")), rule)
	none(t, glance(t, given{"cafile": "/no/such/file"}), rule) // without inspect, no file is touched
	f := one(t, session(t, "cinder", given{"cafile": "/no/such/file"}, root(h.dir)), rule, "cafile")
	if f.Section != "cinder" {
		t.Errorf("section %q, want cinder", f.Section)
	}
}

func TestFilesNotEvaluated(t *testing.T) {
	t.Parallel()
	const rule = "rule_not_evaluated"
	h := newHost(t, map[string][]byte{"ca.pem": make([]byte, inspect.MaxFileSize+1)})
	run := func(opts ...change) []report.Finding { return h.glance(nil, opts...) }
	saysThat(t, one(t, run(), rule, "cafile"), `unusable_pem could not run: cafile = "/etc/nova/ssl/ca.pem": is larger than 1 MiB, the most that is looked at`)
	gradedAs(t, rule, "cafile", "EEE", run)
	saysThat(t, one(t, h.glance(given{"cafile": "ssl/ca.pem"}), rule, "cafile"), "is not an absolute path")
	saysThat(t, one(t, h.glance(given{"cafile": nil, "rbd_ceph_conf": "ceph.conf"}), rule, "rbd_ceph_conf"),
		`writable_parent_directory could not run: rbd_ceph_conf = "ceph.conf" is not an absolute path`)
}

func TestCombined(t *testing.T) {
	t.Parallel()
	const rule = "combined_certificate_and_key"
	run := func(opts ...change) []report.Finding {
		return glance(t, given{"certfile": "/etc/nova/ssl/both.pem"}, opts...)
	}
	saysThat(t, one(t, run(), rule, "certfile"), `certfile = "/etc/nova/ssl/both.pem" without keyfile: the file must contain the private key next to the certificate`)
	gradedAs(t, rule, "certfile", "IWW", run)
	saysThat(t, one(t, glance(t, given{"certfile": "/a/b.pem", "keyfile": "/a//b.pem"}), rule, "certfile"), `certfile and keyfile are both "/a/b.pem"`)
	one(t, glance(t, given{"certfile": "/a/b.pem", "keyfile": ""}), rule, "certfile")
	none(t, glance(t, given{"certfile": "/a/b.pem", "keyfile": "/a/b.key"}), rule)
	none(t, glance(t, given{"certfile": "/a/b.pem", "keyfile": unknown}), rule)
	none(t, glance(t, given{"keyfile": "/a/b.pem"}), rule)

	leaf := pemtest.NewCA(t).Issue(t)
	for missing, content := range map[string][]byte{"private key": leaf.CertPEM(), "certificate": leaf.KeyPEM(t)} {
		h := newHost(t, map[string][]byte{"cert.pem": content})
		run := func(opts ...change) []report.Finding { return h.glance(nil, opts...) }
		saysThat(t, one(t, run(), rule, "certfile"), "and contains no "+missing)
		gradedAs(t, rule, "certfile", "EEE", run)
		none(t, run(), "unusable_pem")
	}
	h := newHost(t, map[string][]byte{"cert.pem": append(leaf.CertPEM(), leaf.KeyPEM(t)...)})
	gradedAs(t, rule, "certfile", "IWW", func(opts ...change) []report.Finding { return h.glance(nil, opts...) })
}

func TestKeyfileWithoutCertfile(t *testing.T) {
	t.Parallel()
	const rule = "keyfile_without_certfile"
	run := func(opts ...change) []report.Finding {
		return glance(t, given{"keyfile": "/etc/nova/ssl/key.pem"}, opts...)
	}
	saysThat(t, one(t, run(), rule, "keyfile"), `keyfile = "/etc/nova/ssl/key.pem" without certfile: keystoneauth drops it`)
	gradedAs(t, rule, "keyfile", "EEE", run)
	one(t, glance(t, given{"keyfile": "/a", "certfile": ""}), rule, "keyfile")
	none(t, glance(t, given{"keyfile": "/a", "certfile": "/b"}), rule)
	none(t, glance(t, given{"keyfile": "/a", "certfile": unknown}), rule)
	none(t, glance(t, given{"keyfile": unknown}), rule)
	none(t, glance(t, given{"keyfile": ""}), rule)
}

func TestCertificateValidity(t *testing.T) {
	t.Parallel()
	const rule = "certificate_validity"
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)
	ca := pemtest.NewCA(t, pemtest.Named("Root"), pemtest.Valid(from, to))
	later := pemtest.NewCA(t, pemtest.Named("Later"), pemtest.Valid(from, to.AddDate(9, 0, 0)))
	leaf := later.Issue(t, pemtest.Named("nova"), pemtest.Valid(from, to))
	alone := newHost(t, map[string][]byte{"ca.pem": ca.CertPEM()})
	client := newHost(t, map[string][]byte{"cert.pem": append(leaf.CertPEM(), later.CertPEM()...), "key.pem": leaf.KeyPEM(t)})
	many := newHost(t, map[string][]byte{"ca.pem": append(ca.CertPEM(), later.CertPEM()...)})
	for name, tt := range map[string]struct {
		host    *host
		now     string
		values  given
		option  string // "" for no finding
		message string
		levels  string
	}{
		"CA expired":                  {alone, "2027-01-01T00:00:00Z", nil, "cafile", `cafile = "/etc/nova/ssl/ca.pem": certificate "Root" expired on 2026-12-31`, "EEE"},
		"CA not yet":                  {alone, "2025-12-31T23:59:59Z", nil, "cafile", `certificate "Root" is not valid before 2026-01-01`, "EEE"},
		"CA soon":                     {alone, "2026-12-11T00:00:00Z", nil, "cafile", `certificate "Root" expires on 2026-12-31, in 20 days`, "WWW"},
		"CA on the last day":          {alone, "2026-12-31T00:00:00Z", nil, "cafile", "in 0 days", "WWW"},
		"CA in good time":             {alone, "2026-11-30T23:59:59Z", nil, "", "", ""},
		"nothing reads it at present": {alone, "2027-01-01T00:00:00Z", given{"insecure": true}, "cafile", "expired on 2026-12-31", "WWW"},
		"client expired":              {client, "2027-01-01T00:00:00Z", nil, "certfile", `certificate "nova" expired on 2026-12-31`, "EEE"},
		"client not yet":              {client, "2025-01-01T00:00:00Z", nil, "certfile", `certificate "nova" is not valid before 2026-01-01`, "EEE"},
		"client soon":                 {client, "2026-12-30T00:00:00Z", nil, "certfile", "in 1 day", "WWW"},
		"client in good time":         {client, "2026-06-01T00:00:00Z", nil, "", "", ""},
		"one of many expired":         {many, "2027-01-01T00:00:00Z", nil, "", "", ""},
		"the last of many expired":    {many, "2036-01-01T00:00:00Z", nil, "cafile", `certificate "Later" expired on 2035-12-31`, "EEE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := func(opts ...change) []report.Finding { return tt.host.glance(tt.values, append(opts, at(tt.now))...) }
			if tt.option == "" {
				none(t, run(), rule)
				return
			}
			f := one(t, run(), rule, tt.option)
			saysThat(t, f, tt.message)
			if name == "CA expired" {
				asExample(t, f)
			}
			gradedAs(t, rule, tt.option, tt.levels, run)
		})
	}
}

func TestKeyMismatchAndEncryption(t *testing.T) {
	t.Parallel()
	ca := pemtest.NewCA(t)
	leaf, other := ca.Issue(t, pemtest.Named("nova")), ca.Issue(t, pemtest.Named("other"))
	for name, tt := range map[string]struct {
		files   map[string][]byte
		rule    string
		option  string
		message string
	}{
		"another key": {map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": other.KeyPEM(t)}, "certificate_key_mismatch", "keyfile",
			`keyfile = "/etc/nova/ssl/key.pem": the private key does not belong to certificate "nova", the first in certfile`},
		"wrong order": {map[string][]byte{"cert.pem": append(leaf.CertPEM(), other.CertPEM()...), "key.pem": other.KeyPEM(t)}, "certificate_key_mismatch", "keyfile",
			"it belongs to certificate 2 of that file, which must come first"},
		"combined": {map[string][]byte{"cert.pem": append(leaf.CertPEM(), other.KeyPEM(t)...)}, "certificate_key_mismatch", "certfile",
			"the private key does not belong to certificate"},
		"exchanged": {map[string][]byte{"cert.pem": leaf.KeyPEM(t), "key.pem": leaf.CertPEM()}, "certificate_key_mismatch", "keyfile",
			"certfile and keyfile are swapped"},
		"encrypted": {map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": pemtest.EncryptedPKCS8PEM(t, leaf.Key)}, "encrypted_private_key", "keyfile",
			"the private key needs a passphrase, and no option can supply one"},
		"encrypted, combined": {map[string][]byte{"cert.pem": append(leaf.CertPEM(), pemtest.EncryptedTraditionalPEM(t, leaf.Key)...)}, "encrypted_private_key", "certfile",
			"the private key needs a passphrase"},
		"says it is encrypted": {map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": append([]byte("not ENCRYPTED\n"), leaf.KeyPEM(t)...)}, "encrypted_private_key", "keyfile",
			"the file contains the word ENCRYPTED"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, tt.files)
			run := func(opts ...change) []report.Finding { return h.glance(nil, opts...) }
			f := one(t, run(), tt.rule, tt.option)
			saysThat(t, f, tt.message)
			if name == "another key" || name == "encrypted" {
				asExample(t, f)
			}
			gradedAs(t, tt.rule, tt.option, "EEE", run)
			none(t, run(), "unusable_pem")
		})
	}
	h := newHost(t, map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": leaf.KeyPEM(t)})
	for _, rule := range []string{"certificate_key_mismatch", "encrypted_private_key", "weak_key_or_signature", "rule_not_evaluated"} {
		none(t, h.glance(nil), rule)
		none(t, h.glance(given{"keyfile": unknown}), rule)
		none(t, h.glance(given{"certfile": unknown}), rule)
	}
}

func TestWeakKeyOrSignature(t *testing.T) {
	t.Parallel()
	const rule = "weak_key_or_signature"
	ca := pemtest.NewCA(t, pemtest.WithKey(pemtest.RSA(t, 2048)))
	short := ca.Issue(t, pemtest.Named("short"), pemtest.WithKey(pemtest.RSA(t, 1024)))
	leaf := ca.Issue(t, pemtest.Named("nova"))
	resigned := func(hash crypto.Hash) []byte {
		return pemtest.Block("CERTIFICATE", pemtest.Resigned(t, leaf.DER, hash, ca.Key, nil))
	}
	dsaCert, dsaKey := pemtest.DSAPair(t, ca)
	curveCert, curveKey := pemtest.P192Pair(t, ca)
	self := pemtest.NewCA(t, pemtest.Named("old root"), pemtest.WithKey(pemtest.RSA(t, 2048)))
	for name, tt := range map[string]struct {
		files   map[string][]byte
		option  string // "" for no finding
		message string
	}{
		"RSA of 1024 bits":       {map[string][]byte{"cert.pem": short.CertPEM(), "key.pem": short.KeyPEM(t)}, "certfile", `certificate "short" has an RSA key of 1024 bits`},
		"DSA":                    {map[string][]byte{"cert.pem": dsaCert, "key.pem": dsaKey}, "certfile", "has a DSA key"},
		"P-192":                  {map[string][]byte{"cert.pem": curveCert, "key.pem": curveKey}, "certfile", "has an EC key of 192 bits"},
		"MD5":                    {map[string][]byte{"cert.pem": resigned(crypto.MD5), "key.pem": leaf.KeyPEM(t)}, "certfile", `certificate "nova" is signed with MD5`},
		"SHA-1":                  {map[string][]byte{"ca.pem": resigned(crypto.SHA1)}, "cafile", `certificate "nova" is signed with SHA-1`},
		"two in one file":        {map[string][]byte{"ca.pem": append(short.CertPEM(), resigned(crypto.SHA1)...)}, "cafile", ", and 1 more like it"},
		"only a key":             {map[string][]byte{"key.pem": short.KeyPEM(t)}, "keyfile", "the private key has an RSA key of 1024 bits"},
		"self-signed with SHA-1": {map[string][]byte{"ca.pem": pemtest.Block("CERTIFICATE", pemtest.Resigned(t, self.DER, crypto.SHA1, self.Key, nil))}, "", ""},
		"P-224":                  {map[string][]byte{"ca.pem": ca.Issue(t, pemtest.WithKey(pemtest.EC(t, elliptic.P224()))).CertPEM()}, "", ""},
		"strong":                 {map[string][]byte{"ca.pem": ca.CertPEM(), "cert.pem": leaf.CertPEM(), "key.pem": leaf.KeyPEM(t)}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, tt.files)
			run := func(opts ...change) []report.Finding { return h.glance(nil, opts...) }
			if tt.option == "" {
				none(t, run(), rule)
				return
			}
			f := one(t, run(), rule, tt.option)
			saysThat(t, f, tt.message)
			if name == "RSA of 1024 bits" {
				asExample(t, f)
			}
			gradedAs(t, rule, tt.option, "WEE", run)
		})
	}
}

func TestCAFileNotACA(t *testing.T) {
	t.Parallel()
	const rule = "cafile_not_a_ca"
	ca := pemtest.NewCA(t)
	leaf := ca.Issue(t, pemtest.Named("glance"), pemtest.NotCA())
	for name, tt := range map[string]struct {
		content []byte
		message string // "" for no finding
	}{
		"CA:FALSE":         {leaf.CertPEM(), `certificate "glance" says CA:FALSE`},
		"no keyCertSign":   {pemtest.NewCA(t, pemtest.Named("mute"), pemtest.Usage(x509.KeyUsageDigitalSignature)).CertPEM(), `certificate "mute" is not allowed to sign certificates`},
		"two of them":      {append(leaf.CertPEM(), ca.Issue(t, pemtest.NotCA()).CertPEM()...), "and the other one in it is no authority either"},
		"CA":               {ca.CertPEM(), ""},
		"one among others": {append(leaf.CertPEM(), ca.CertPEM()...), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, map[string][]byte{"ca.pem": tt.content})
			run := func(opts ...change) []report.Finding { return h.glance(nil, opts...) }
			if tt.message == "" {
				none(t, run(), rule)
				return
			}
			f := one(t, run(), rule, "cafile")
			saysThat(t, f, tt.message)
			if name == "CA:FALSE" {
				asExample(t, f)
			}
			gradedAs(t, rule, "cafile", "WWW", run)
		})
	}
}
