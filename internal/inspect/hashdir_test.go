package inspect_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
)

func TestHashDir(t *testing.T) {
	t.Parallel()
	ca, other := pemtest.NewCA(t), pemtest.NewCA(t, pemtest.Named("Other"))
	id := subjectHash(ca.DER)
	dir := t.TempDir()
	pemtest.Case{CADir: map[string][]byte{
		id + ".0": other.CertPEM(), id + ".1": ca.CertPEM(), id + ".3": ca.CertPEM(),
		id + ".01": nil, id + ".r0": nil, "ca.pem": nil, strings.ToUpper(id) + "A.0": nil, "ffffffff.0": nil,
	}}.Write(t, dir)
	link(t, "/nope", dir+"/ca.pem/00000000.0")
	tree := open(t, dir)
	found, err := tree.HashDir("/ca.pem")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range found.Entries {
		got = append(got, fmt.Sprintf("%s %t %t %v", strings.Replace(e.Name, id, "ID", 1), e.HashMatches, e.Reachable, e.Err))
	}
	want := []string{
		"00000000.0 false false /ca.pem/00000000.0: /nope does not exist",
		"ID.0 false true <nil>", "ID.1 true true <nil>", "ID.3 true false <nil>", "ffffffff.0 false true <nil>",
	}
	sortable := cmpopts.SortSlices(func(a, b string) bool { return a < b })
	if diff := cmp.Diff(want, got, sortable); diff != "" {
		t.Error(diff)
	}
	if found.Ignored != 4 || found.File.Kind != inspect.Directory {
		t.Errorf("got %+v", found)
	}
	if _, err := tree.HashDir("/nope"); err == nil || err.Error() != "/nope: does not exist" {
		t.Errorf("got %v", err)
	}
	if _, err := tree.HashDir("/ca.pem/ca.pem"); err == nil || err.Error() != "/ca.pem/ca.pem: not a directory" {
		t.Errorf("got %v", err)
	}
}

// TestSubjectHash builds names of public authorities, whose hashes are the file
// names in any system's certificate folder.
func TestSubjectHash(t *testing.T) {
	t.Parallel()
	for want, name := range map[string]pkix.Name{
		"4042bcee": {Country: []string{"US"}, Organization: []string{"Internet Security Research Group"}, CommonName: "ISRG Root X1"},
		"0b9bc432": {Country: []string{"us"}, Organization: []string{" Internet Security  Research Group"}, CommonName: "isrg root x2 "},
	} {
		ca := pemtest.NewCA(t, pemtest.Changed(func(c *x509.Certificate) { c.Subject = name }))
		if got := subjectHash(ca.DER); got != want {
			t.Errorf("%v: got %s, want %s", name, got, want)
		}
	}
}
