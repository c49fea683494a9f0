package transport

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// form is a text and what oslo.messaging 14.0.3, kombu 5.2.4 and py-amqp 5.1.1
// made of it.
type form struct {
	Input   string
	Verdict string
	Error   string
	Read    *struct {
		Transport   string
		VirtualHost *string `json:"virtual_host"`
		Hosts       []struct {
			Host, User, Password *string
			Port                 *int64
		}
		Query map[string]string
	}
	Dialled []struct {
		UserID, Password, Hostname string
		Port                       int
		VirtualHost                string `json:"virtual_host"`
	}
	TLS *struct {
		TLS         bool
		Certificate bool `json:"certificate_checked"`
		Name        bool `json:"host_name_checked"`
		Trust       *string
	}
	Misread []string
}

// forms returns the lines of a test data file.
func forms(t *testing.T, name string) []form {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []form
	for scanner := bufio.NewScanner(file); scanner.Scan(); {
		var f form
		if err := json.Unmarshal(scanner.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// Every recorded form is accepted or rejected, read and dialled as recorded.
func TestForms(t *testing.T) {
	t.Parallel()
	all := forms(t, "forms.jsonl")
	if len(all) != 131 {
		t.Fatalf("%d forms, want 131", len(all))
	}
	for _, f := range all {
		t.Run(f.Input, func(t *testing.T) {
			t.Parallel()
			u, err := Parse(f.Input)
			if rejected := f.Verdict == "rejected_at_parse"; rejected != (err != nil) {
				t.Fatalf("error %v, recorded %s", err, f.Verdict)
			}
			if err != nil {
				return
			}
			f.compareRead(t, u)
			f.compareDialled(t, u)
			f.compareVerdict(t, u)
		})
	}
}

func (f form) compareRead(t *testing.T, u *URL) {
	if u.Scheme != f.Read.Transport {
		t.Errorf("scheme %q, want %q", u.Scheme, f.Read.Transport)
	}
	if got := text(u.VirtualHost, u.HasVirtualHost); got != pointed(f.Read.VirtualHost) {
		t.Errorf("virtual host %s, want %s", got, pointed(f.Read.VirtualHost))
	}
	if len(u.Hosts) != len(f.Read.Hosts) {
		t.Fatalf("%d hosts, want %d", len(u.Hosts), len(f.Read.Hosts))
	}
	for i, h := range f.Read.Hosts {
		got := u.Hosts[i]
		for name, pair := range map[string][2]string{
			"host":     {text(got.Name, got.HasName), pointed(h.Host)},
			"user":     {text(got.Username, got.HasUser), pointed(h.User)},
			"password": {text(got.Password, got.HasPassword), pointed(h.Password)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s %s, want %s", name, pair[0], pair[1])
			}
		}
		if got.HasPort != (h.Port != nil) || got.HasPort && got.Port != *h.Port {
			t.Errorf("port %d (%t), want %v", got.Port, got.HasPort, h.Port)
		}
	}
	if len(u.Query) != len(f.Read.Query) {
		t.Errorf("%d names in the query, want %d", len(u.Query), len(f.Read.Query))
	}
	for _, p := range u.Query {
		if want, ok := f.Read.Query[p.Name]; !ok || p.Value != want {
			t.Errorf("%s is %q, want %q", p.Name, p.Value, want)
		}
	}
}

func (f form) compareDialled(t *testing.T, u *URL) {
	if f.Dialled == nil {
		return
	}
	if len(u.Dialled) != len(f.Dialled) {
		t.Fatalf("%d dialled, want %d", len(u.Dialled), len(f.Dialled))
	}
	for i, d := range f.Dialled {
		got := u.Dialled[i]
		name := got.Name
		if got.WholeURL {
			name = strings.Replace(f.Input, "rabbit", "amqp", 1)
		}
		if got.Username != d.UserID || got.Password != d.Password || name != d.Hostname || got.Port != d.Port || got.VirtualHost != d.VirtualHost {
			t.Errorf("dialled %+v, want %+v", got, d)
		}
	}
}

// harmless are readings that the record does not count as misreadings.
var harmless = []Reading{HostAssumed, UserAssumed, PasswordAssumed}

func (f form) compareVerdict(t *testing.T, u *URL) {
	switch f.Verdict {
	case "accepted":
		if u.Problem != nil {
			t.Errorf("problem %v", u.Problem)
		}
		for _, m := range u.Misread {
			t.Errorf("misread: %s", m.Kind)
		}
	case "misread":
		if u.Problem != nil || len(u.Misread) == 0 {
			t.Errorf("problem %v, misread %v, recorded %v", u.Problem, u.Misread, f.Misread)
		}
		assumed := !slices.ContainsFunc(f.Misread, func(s string) bool { return !strings.HasSuffix(s, " assumed") })
		if only := !slices.ContainsFunc(u.Misread, func(m Misreading) bool { return !slices.Contains(harmless, m.Kind) }); only && !assumed {
			t.Errorf("misread %v, recorded %v", u.Misread, f.Misread)
		}
	case "rejected_at_connect":
		// The script's ssl_version is for Security.Check.
		if u.Problem == nil && !strings.Contains(f.Error, "Invalid SSL version") {
			t.Errorf("no problem, recorded %s", f.Error)
		}
		if u.Problem != nil && !u.Problem.Kind.Connects() {
			t.Errorf("%s shows before connecting", u.Problem.Kind)
		}
	case "rejected_at_load":
		// Those with a known driver have a query that its options reject, or
		// their driver's library is not installed.
		if DriverKnown(u.Scheme, "14.0.3") && len(u.Query) == 0 && !strings.Contains(f.Error, "ModuleNotFoundError") {
			t.Errorf("the driver is known, recorded %s", f.Error)
		}
	}
	if f.Verdict != "rejected_at_load" && !DriverKnown(u.Scheme, "14.0.3") {
		t.Errorf("the driver is unknown, recorded %s", f.Verdict)
	}
}

func text(s string, there bool) string {
	if !there {
		return "nothing"
	}
	return "=" + s
}

func pointed(s *string) string {
	if s == nil {
		return "nothing"
	}
	return "=" + *s
}

// What TLS checked of a broker with a foreign certificate, for each setting.
func TestRecordedTLS(t *testing.T) {
	t.Parallel()
	all := forms(t, "tls.jsonl")
	if len(all) != 13 {
		t.Fatalf("%d forms, want 13", len(all))
	}
	for _, f := range all {
		t.Run(f.Input, func(t *testing.T) {
			t.Parallel()
			var s Security
			for item := range strings.SplitSeq(f.Input, ", ") {
				name, value, _ := strings.Cut(item, "=")
				switch name {
				case "ssl":
					s.SSL = value == "true"
				case "ssl_version":
					s.Version = value
				case "ssl_ca_file":
					s.CAFile = true
				case "ssl_enforce_hostname_verification":
					s.EnforceName = value == "true"
				case "ssl_enforce_fips_mode":
					s.EnforceFIPS = value == "true"
				case "no ssl_ca_file", "ssl_cert_file+ssl_key_file":
				default:
					t.Fatalf("unknown setting %s", name)
				}
			}
			got, fault := s.Check()
			if f.TLS == nil {
				if fault == 0 && !strings.Contains(f.Error, "No such file") {
					t.Errorf("no fault, recorded %s", f.Error)
				}
				return
			}
			want := Checks{f.TLS.TLS, f.TLS.Certificate, f.TLS.Name, f.TLS.Trust != nil && *f.TLS.Trust == "system store"}
			if fault != 0 || got != want {
				t.Errorf("%+v, %s, want %+v", got, fault, want)
			}
		})
	}
}
