package catalog_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
)

// TestServicesOfDebian compares the catalogue with what the services of Debian
// 12 were seen to register. Each record holds the versions of the packages it
// was taken from.
func TestServicesOfDebian(t *testing.T) {
	t.Parallel()
	explanations, err := registered.Explanations()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range catalog.Services() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			record := debian(t, name)
			if record.Service != name || record.Packages["python3-"+name] == "" || len(record.Options) < 200 {
				t.Fatalf("the record is for %s %s, with %d options", record.Service, record.Packages["python3-"+name], len(record.Options))
			}
			service, ok := resolve(t, record.Release).Service(name)
			if !ok {
				t.Fatalf("%s has no %s", record.Release, name)
			}
			left, stale := registered.Unexplained(name, record.Compare(registered.Catalogue(service)), explanations)
			for _, d := range left {
				t.Errorf("%s", d)
			}
			for _, e := range stale {
				t.Errorf("explained.txt or faults.txt: %s %s no longer explains anything; remove its line", e.Option, e.Attribute)
			}
		})
	}
}

func debian(t *testing.T, name string) *registered.Record {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("testdata", "registered", "*-"+name+".json.gz"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d records of %s: %v", len(found), name, err)
	}
	record, err := registered.Load(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// The comparison detects changes to a record.
func TestServicesOfDebianDiffer(t *testing.T) {
	t.Parallel()
	service, ok := resolve(t, "zed").Service("keystone")
	if !ok {
		t.Fatal("no keystone in zed")
	}
	tests := map[string]struct {
		change func(*registered.Record)
		want   string
	}{
		"missing in the catalogue": {func(r *registered.Record) {
			row := *rowOf(r, "token", "provider")
			row.Name = "supplier"
			r.Options = append(r.Options, row)
		}, "token.supplier missing (string)"},
		"nothing registers it": {func(r *registered.Record) {
			rowOf(r, "token", "provider").Name = "supplier"
		}, "token.provider extra (string)"},
		"a different default": {func(r *registered.Record) {
			rowOf(r, "token", "provider").Default = "s:uuid"
		}, `token.provider default: the catalogue has "s:fernet", the service "s:uuid"`},
		"a secret": {func(r *registered.Record) {
			rowOf(r, "token", "provider").Secret = true
		}, "token.provider secret: the catalogue has false, the service true"},
		"a different bound": {func(r *registered.Record) {
			row := rowOf(r, "token", "expiration")
			row.Type.Args.Max = nil
		}, "token.expiration type: the catalogue has integer min=0 max=9223372036854775807, the service integer min=0"},
		"a different older name": {func(r *registered.Record) {
			old := "old-supplier"
			rowOf(r, "token", "provider").Old = [][2]*string{{&old, nil}}
		}, "token.provider old: the catalogue has [], the service [token.old_supplier]"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			record := debian(t, "keystone")
			test.change(record)
			var all []string
			for _, d := range record.Compare(registered.Catalogue(service)) {
				if d.String() == test.want {
					return
				}
				if d.Section == "token" {
					all = append(all, d.String())
				}
			}
			t.Errorf("want %s among\n%s", test.want, strings.Join(all, "\n"))
		})
	}
}

func rowOf(r *registered.Record, section, name string) *registered.Row {
	for i := range r.Options {
		if r.Options[i].Section == section && r.Options[i].Name == name {
			return &r.Options[i]
		}
	}
	return &registered.Row{}
}
