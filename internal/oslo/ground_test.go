package oslo_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// A ground has the same effect as the same file listed first.
func TestGroundIsTheOldestFile(t *testing.T) {
	t.Parallel()
	parse := func(text string) *ini.File {
		file, err := ini.Parse("a", text)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	ground := parse("[g]\na = ground\nmany = 1\nmany = 2\nold = ground\n[h]\nonly = ground\n")
	files := []*ini.File{parse("[g]\na = one\nmany = 3\n"), parse("[G]\nmany = 4\nmany = 5\n")}
	table := oslo.NewTable(
		&oslo.Option{Name: name("g", "a"), Type: types.StringType{}, Deprecated: []oslo.Name{name("g", "old")}},
		&oslo.Option{Name: name("g", "many"), Type: types.StringType{}, Multi: true},
		&oslo.Option{Name: name("h", "only"), Type: types.StringType{}},
		&oslo.Option{Name: name("h", "unset"), Type: types.StringType{}},
	)
	over := oslo.NewResolverOver(oslo.NewGround(ground), table, files, nil)
	plain := oslo.NewResolver(table, append([]*ini.File{ground}, files...), nil)
	for _, asked := range []oslo.Name{name("g", "a"), name("g", "many"), name("h", "only"), name("h", "unset")} {
		want, wantErr := plain.Read(asked.Group, asked.Option)
		got, err := over.Read(asked.Group, asked.Option)
		if !errors.Is(err, wantErr) || got.Value.Text() != want.Value.Text() || got.File != want.File || got.As != want.As {
			t.Errorf("%s: got %q in file %d, %v; want %q in file %d, %v", asked, got.Value.Text(), got.File, err, want.Value.Text(), want.File, wantErr)
		}
		if diff := cmp.Diff(want.Raw, got.Raw); diff != "" {
			t.Errorf("%s: %s", asked, diff)
		}
	}
	if got, _ := oslo.NewResolverOver(nil, table, files, nil).Read("g", "a"); got.File != 0 || got.Value.Text() != "one" {
		t.Errorf("without a ground: got %q in file %d", got.Value.Text(), got.File)
	}
}

// A section with many assignments is looked up differently from a short one,
// with the same results.
func TestLongSections(t *testing.T) {
	t.Parallel()
	for _, filler := range []int{0, 10, 31, 32, 33, 500} {
		var text strings.Builder
		text.WriteString("[g]\nmany = 0\na = old\n")
		for i := range filler {
			fmt.Fprintf(&text, "x%d = %d\n", i, i)
			if i%10 == 9 {
				fmt.Fprintf(&text, "many = %d\n", i)
			}
		}
		text.WriteString("a = new\n")
		file, err := ini.Parse("a", text.String())
		if err != nil {
			t.Fatal(err)
		}
		table := oslo.NewTable(
			&oslo.Option{Name: name("g", "a"), Type: types.StringType{}},
			&oslo.Option{Name: name("g", "many"), Type: types.StringType{}, Multi: true},
			&oslo.Option{Name: name("g", "unset"), Type: types.StringType{}},
		)
		want := []string{"0"}
		for i := 9; i < filler; i += 10 {
			want = append(want, fmt.Sprint(i))
		}
		for label, r := range map[string]*oslo.Resolver{
			"file":   oslo.NewResolver(table, []*ini.File{file}, nil),
			"ground": oslo.NewResolverOver(oslo.NewGround(file), table, nil, nil),
		} {
			if got, err := r.Read("g", "a"); err != nil || got.Value.Str() != "new" {
				t.Errorf("%s, %d: a is %q, %v", label, filler, got.Value.Str(), err)
			}
			if got, err := r.Read("g", "unset"); err != nil || got.Set {
				t.Errorf("%s, %d: unset is %q, %v", label, filler, got.Raw, err)
			}
			got, err := r.Read("g", "many")
			if diff := cmp.Diff(want, got.Raw); diff != "" || err != nil {
				t.Errorf("%s, %d: %v %s", label, filler, err, diff)
			}
		}
	}
}
