package database

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// form is a text and what SQLAlchemy 1.4.46, oslo.db 12.1.0 and PyMySQL 1.0.2
// made of it.
type form struct {
	Input   string
	Verdict string
	Error   string
	Read    *struct {
		DriverName                         string
		Username, Password, Host, Database *string
		Port                               *int64
		Query                              map[string]string
	}
	TLS *struct {
		TLS       bool
		Verify    *string
		CheckHost *bool `json:"check_hostname"`
	}
	Misread []string
}

func forms(t *testing.T) []form {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "forms.jsonl"))
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

// Every recorded form is accepted or rejected, read and protected as recorded.
func TestForms(t *testing.T) {
	t.Parallel()
	all := forms(t)
	if len(all) != 127 {
		t.Fatalf("%d forms, want 127", len(all))
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
			if f.Read != nil {
				f.compareRead(t, u)
			}
			f.compareTLS(t, u)
			f.compareVerdict(t, u)
		})
	}
}

func (f form) compareRead(t *testing.T, u *URL) {
	name := u.Dialect
	if u.Driver != "" {
		name += "+" + u.Driver
	}
	for field, pair := range map[string][2]string{
		"name":     {name, f.Read.DriverName},
		"user":     {text(u.User, u.HasUser), pointed(f.Read.Username)},
		"password": {text(u.Password, u.HasPassword), pointed(f.Read.Password)},
		"host":     {text(u.Host, u.HasHost), pointed(f.Read.Host)},
		"database": {text(u.Database, u.HasDatabase), pointed(f.Read.Database)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s %s, want %s", field, pair[0], pair[1])
		}
	}
	if u.HasPort != (f.Read.Port != nil) || u.HasPort && u.Port != *f.Read.Port {
		t.Errorf("port %d (%t), want %v", u.Port, u.HasPort, f.Read.Port)
	}
	if len(u.Query) != len(f.Read.Query) {
		t.Errorf("%d names in the query, want %d", len(u.Query), len(f.Read.Query))
	}
	for _, p := range u.Query {
		if want, ok := f.Read.Query[p.Name]; !ok || strings.Join(p.Values, ",") != want {
			t.Errorf("%s is %q, want %q", p.Name, p.Values, want)
		}
	}
}

func (f form) compareTLS(t *testing.T, u *URL) {
	if f.TLS == nil {
		return
	}
	want := Plain
	switch {
	case !f.TLS.TLS:
	case *f.TLS.Verify == "CERT_NONE":
		want = Unverified
	case *f.TLS.CheckHost:
		want = Verified
	default:
		want = Unnamed
	}
	if got := u.TLS(); got.Protection != want {
		t.Errorf("TLS %s (%s), want %s", got.Protection, got.Reason, want)
	}
}

func (f form) compareVerdict(t *testing.T, u *URL) {
	problems := u.Problems()
	support := Supported(u.Dialect, u.Driver)
	// A name without a value is not read, which the record ignores.
	misread := slices.DeleteFunc(slices.Clone(u.Misread), func(r Reading) bool { return r == ValueMissing })
	switch f.Verdict {
	case "accepted":
		if len(problems) > 0 || len(misread) > 0 || support == Unknown {
			t.Errorf("problems %v, misread %v, support %d", problems, misread, support)
		}
	case "misread":
		surprise := u.TLS().DropsCA || u.TLS().Reason == SSLDisabled
		// "no:va:pw" is indistinguishable from a password with a colon.
		first := slices.Equal(f.Misread, []string{"user ends at the first colon"})
		if len(problems) > 0 || len(misread) == 0 && !surprise && !first {
			t.Errorf("problems %v, misread %v, recorded %v", problems, misread, f.Misread)
		}
	case "rejected_at_load":
		loads := !slices.ContainsFunc(problems, func(p Problem) bool { return p.Stage() == Load })
		if loads && len(u.Plugins()) == 0 && support != Unknown && support != Other && !strings.Contains(f.Error, "ModuleNotFoundError") {
			t.Errorf("problems %v, support %d, recorded %s", problems, support, f.Error)
		}
		if strings.Contains(f.Error, "Can't load plugin: sqlalchemy.dialects") && support != Unknown {
			t.Errorf("support %d, recorded %s", support, f.Error)
		}
	case "rejected_at_connect":
		connects := !slices.ContainsFunc(problems, func(p Problem) bool { return p.Stage() == Connect })
		if connects && !strings.Contains(f.Error, "No such file") {
			t.Errorf("problems %v, recorded %s", problems, f.Error)
		}
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
