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

func name(group, option string) oslo.Name { return oslo.Name{Group: group, Option: option} }

// registry is a small service, just enough to exercise every look-up rule.
func registry() *oslo.Table {
	return oslo.NewTable(
		&oslo.Option{Name: name("glance", "insecure"), Type: types.BoolType{}, Default: types.BoolValue(false),
			Deprecated: []oslo.Name{name("glance", "api-insecure"), name("ssl", "insecure")}},
		&oslo.Option{Name: name("glance", "timeout"), Type: types.IntType{}},
		&oslo.Option{Name: name("glance", "region"), Default: types.StringValue("$zone-1")},
		&oslo.Option{Name: name("glance", "interfaces"), Type: types.ListType{}, SetDefault: true,
			Default: types.ListValue(types.StringValue("internal"), types.StringValue("$zone"))},
		&oslo.Option{Name: name("glance", "version"), Ignored: true},
		&oslo.Option{Name: name("glance", "hooks"), Multi: true, Deprecated: []oslo.Name{name("", "old_hooks")}},
		&oslo.Option{Name: name("glance", "pools"), Multi: true, Type: types.DictType{}, Default: types.DictValue(nil, nil)},
		&oslo.Option{Name: name("glance", "going"), ForRemoval: true, RemovalReason: "Unused."},
		&oslo.Option{Name: name("glance", "self")},
		&oslo.Option{Name: name("DEFAULT", "zone"), Default: types.StringValue("z")},
	)
}

func read(t *testing.T, environ map[string]string, texts ...string) *oslo.Resolver {
	t.Helper()
	var files []*ini.File
	for i, text := range texts {
		file, err := ini.Parse(fmt.Sprintf("%d.conf", i), text)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return oslo.NewResolver(registry(), files, environ)
}

func TestRead(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		files   []string
		environ map[string]string
		option  string
		want    string // Python's str of the value
		as      oslo.Name
		file    int
		line    int // 0 if no file contains the value
		old     bool
	}{
		"default":                       {option: "insecure", want: "False", file: -1},
		"default with references":       {option: "region", want: "", file: -1}, // no such option: see TestReadErrors
		"set_default":                   {option: "interfaces", want: "['internal', 'z']", file: -1},
		"last duplicate":                {files: []string{"[GLANCE]\ntimeout = x\n[glance]\ntimeout=1\n[Glance]\ntimeout=2"}, option: "timeout", want: "2", as: name("glance", "timeout"), line: 6},
		"later file":                    {files: []string{"[glance]\ntimeout=1", "[glance]\ntimeout=2"}, option: "timeout", want: "2", as: name("glance", "timeout"), file: 1, line: 2},
		"old name in a later file":      {files: []string{"[glance]\ninsecure=no", "[glance]\napi_insecure=yes"}, option: "insecure", want: "True", as: name("glance", "api_insecure"), file: 1, line: 2, old: true},
		"current name in one file":      {files: []string{"[ssl]\ninsecure=no\n[glance]\ninsecure=yes\napi-insecure=no"}, option: "insecure", want: "True", as: name("glance", "insecure"), line: 4},
		"old name in its order":         {files: []string{"[SSL]\ninsecure=no\n[glance]\napi-insecure=yes"}, option: "insecure", want: "True", as: name("glance", "api-insecure"), line: 4, old: true},
		"environment":                   {files: []string{"[glance]\ntimeout=1"}, environ: map[string]string{"OS_GLANCE__TIMEOUT": " 7"}, option: "timeout", want: "7", as: name("glance", "timeout"), file: -1},
		"blank number":                  {files: []string{"[glance]\ntimeout ="}, option: "timeout", want: "None", as: name("glance", "timeout"), line: 2},
		"ignored":                       {files: []string{"[glance]\nversion = 2"}, option: "version", want: "None", as: name("glance", "version"), line: 2},
		"multi":                         {files: []string{"[glance]\nhooks=1\nold_hooks=2\nhooks=3", "[glance]\nhooks=$zone"}, option: "hooks", want: "['2', '1', '3', 'z']", as: name("glance", "hooks"), file: 1, line: 2, old: true},
		"multi whose default is a dict": {option: "pools", want: "[]", file: -1},
		"reference":                     {files: []string{"[glance]\nself=\\$a $$b ${DEFAULT $zone$timeout"}, option: "self", want: "$a $b ${DEFAULT z", as: name("glance", "self"), line: 2},
		"reference by old name":         {files: []string{"[glance]\nself=$api_insecure\ninsecure=1"}, option: "self", want: "True", as: name("glance", "self"), line: 2},
	}
	delete(tests, "default with references")
	for label, test := range tests {
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			got, err := read(t, test.environ, test.files...).Read("glance", test.option)
			if err != nil {
				t.Fatal(err)
			}
			line := 0
			if got.Entry != nil {
				line = got.Entry.Line
			}
			if got.Value.Python() != test.want || got.As != test.as || got.File != test.file || line != test.line || got.Deprecated != test.old {
				t.Errorf("got %s as %s, file %d, line %d, deprecated %v", got.Value.Python(), got.As, got.File, line, got.Deprecated)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text    string
		environ map[string]string
		option  string
		want    string
		safe    string // of a ValueError
		kind    oslo.ReferenceKind
	}{
		"value": {text: "[glance]\ntimeout = s3cret", option: "timeout",
			want: "Value for option timeout from LocationInfo(location=<Locations.user: (4, True)>, detail='0.conf') is not valid: invalid literal for int() with base 10: 's3cret'",
			safe: "Value for option glance.timeout is not valid: invalid literal for int() with base 10"},
		"value under a different spelling": {text: "[GLANCE]\ntimeout = x", option: "timeout",
			want: "Value for option timeout from LocationInfo(location=<Locations.user: (4, True)>, detail='') is not valid: invalid literal for int() with base 10: 'x'",
			safe: "Value for option glance.timeout is not valid: invalid literal for int() with base 10"},
		"environment": {environ: map[string]string{"OS_GLANCE__TIMEOUT": "x"}, option: "timeout",
			want: "Value for option timeout from LocationInfo(location=<Locations.environment: (6, True)>, detail='OS_GLANCE__TIMEOUT') is not valid: invalid literal for int() with base 10: 'x'",
			safe: "Value for option glance.timeout is not valid: invalid literal for int() with base 10"},
		"value referred to": {text: "[glance]\nself = $timeout\ntimeout = s3cret", option: "self",
			want: "Value for option self from LocationInfo(location=<Locations.user: (4, True)>, detail='0.conf') is not valid: Value for option timeout from LocationInfo(location=<Locations.user: (4, True)>, detail='0.conf') is not valid: invalid literal for int() with base 10: 's3cret'",
			safe: "Value for option glance.self is not valid: it refers to glance.timeout: invalid literal for int() with base 10"},
		"unregistered":     {option: "nope", want: "no such option nope in group [glance]", kind: oslo.UnknownOption},
		"unknown option":   {text: "[glance]\nself = $nope", option: "self", want: "no such option nope in group [DEFAULT]", kind: oslo.UnknownOption},
		"unknown in chain": {text: "[glance]\nself = $timeout\ntimeout = $nope", option: "self", want: "no such option timeout in group [DEFAULT]", kind: oslo.UnknownOption},
		"unknown group":    {text: "[glance]\nself = $a.b", option: "self", want: "no such group [a]", kind: oslo.UnknownGroup},
		"default group":    {text: "[glance]\nself = ${DEFAULT.zone}", option: "self", want: "no such group [DEFAULT]", kind: oslo.UnknownGroup},
		"bare group":       {text: "[glance]\nself = $glance", option: "self", want: "template substitution error: substituting group glance not supported", kind: oslo.BareGroup},
		"cycle":            {text: "[glance]\nself = $region\nregion = $self", option: "self", want: "maximum recursion depth exceeded: glance.self refers to itself", kind: oslo.Cycle},
		"too long": {text: "[glance]\nself = " + strings.Repeat("$region", 1000) + "\nregion = " + strings.Repeat("x", 2000), option: "self",
			want: "interpolation produces more than 1048576 bytes", kind: oslo.BoundExceeded},
	}
	for label, test := range tests {
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, test.environ, test.text).Read("glance", test.option)
			if err == nil || err.Error() != test.want {
				t.Fatalf("got %v", err)
			}
			var value *oslo.ValueError
			if errors.As(err, &value) && value.Safe() != test.safe {
				t.Errorf("safe: got %q", value.Safe())
			}
			var reference *oslo.ReferenceError
			if errors.As(err, &reference) && reference.Kind != test.kind {
				t.Errorf("kind: got %d", reference.Kind)
			}
		})
	}
}

func TestReferenceErrorRoot(t *testing.T) {
	t.Parallel()
	_, err := read(t, nil, "[glance]\nself = $timeout\ntimeout = $nope").Read("glance", "self")
	var reference *oslo.ReferenceError
	if !errors.As(err, &reference) {
		t.Fatalf("got %v", err)
	}
	const safe = "the text of glance.timeout, to which glance.self refers, refers to an option that is not registered"
	if got := oslo.Safe(fmt.Errorf("reading: %w", err)); got != safe {
		t.Errorf("safe: got %q", got)
	}
	if root := reference.Root(); root.Reference != "nope" || root.Reader != name("glance", "timeout") {
		t.Errorf("got $%s in %s", root.Reference, root.Reader)
	}
}

// TestSafeHidesSecrets reads a password whose stray dollar makes a reference.
func TestSafeHidesSecrets(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"unknown option": {"[glance]\nself = pa$s3cret", "the text of glance.self refers to an option that is not registered"},
		"unknown group":  {"[glance]\nself = pa$s3cret.x", "the text of glance.self refers to a group that is not registered"},
		"bare group":     {"[glance]\nself = $glance", "the text of glance.self refers to a group, which has no value"},
		"cycle":          {"[glance]\nself = s3cret$self", "the text of glance.self refers to itself"},
	}
	for label, test := range tests {
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, nil, test.text).Read("glance", "self")
			if got := oslo.Safe(err); got != test.want {
				t.Errorf("got %q", got)
			}
		})
	}
	if got := oslo.Safe(oslo.ErrOpaque); got != "the value is not known yet" {
		t.Errorf("opaque: got %q", got)
	}
	if got := oslo.Safe(errors.New("s3cret")); got != "the value cannot be read" {
		t.Errorf("foreign error: got %q", got)
	}
}

// TestReferencesAreBounded has chains that a naive walk would never finish.
func TestReferencesAreBounded(t *testing.T) {
	t.Parallel()
	table := oslo.NewTable()
	var doubling, missing, deep strings.Builder
	doubling.WriteString("[g]\n")
	missing.WriteString("[g]\n")
	deep.WriteString("[g]\n")
	for i := range 500 {
		table.Register(&oslo.Option{Name: name("g", fmt.Sprintf("o%d", i))})
		table.Register(&oslo.Option{Name: name("DEFAULT", fmt.Sprintf("o%d", i))})
		fmt.Fprintf(&deep, "o%d = $o%d\n", i, i+1)
		if i < 60 {
			fmt.Fprintf(&doubling, "o%d = $o%d$o%d.\n", i, i+1, i+1)
			fmt.Fprintf(&missing, "o%d = $o%d\n", i, i+1)
		}
	}
	missing.WriteString("o60 = $nope\n" + strings.Replace(missing.String(), "[g]", "[DEFAULT]", 1) + "o60 = $nope\n")
	tests := map[string]struct {
		text string
		kind oslo.ReferenceKind
	}{
		"doubling": {doubling.String(), oslo.UnknownGroup}, // "$o1." names a group
		"missing":  {missing.String(), oslo.UnknownOption},
		"deep":     {deep.String(), oslo.BoundExceeded},
	}
	for label, test := range tests {
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			file, err := ini.Parse("f", test.text)
			if err != nil {
				t.Fatal(err)
			}
			_, err = oslo.NewResolver(table, []*ini.File{file}, nil).Read("g", "o0")
			var reference *oslo.ReferenceError
			if !errors.As(err, &reference) || reference.Kind != test.kind {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOpaque(t *testing.T) {
	t.Parallel()
	file := &ini.File{Name: "f", Sections: []ini.Section{{Name: "glance", Line: 1}}, Entries: []ini.Entry{
		{Section: "glance", Name: "timeout", Opaque: true, Line: 2},
		{Section: "glance", Name: "self", Value: "$timeout", Line: 3},
		{Section: "glance", Name: "hooks", Value: "a", Line: 4},
		{Section: "glance", Name: "hooks", Opaque: true, Line: 5},
	}}
	for _, option := range []string{"timeout", "self", "hooks"} {
		reading, err := oslo.NewResolver(registry(), []*ini.File{file}, nil).Read("glance", option)
		if !errors.Is(err, oslo.ErrOpaque) || !reading.Set || reading.Entry == nil {
			t.Errorf("%s: got %v, %v", option, reading, err)
		}
	}
	faulty := &ini.File{Name: "f", Entries: []ini.Entry{
		{Section: "glance", Name: "timeout", Opaque: true}, {Section: "glance", Name: "self", Value: "$timeout $nope"}}}
	var missing *oslo.ReferenceError
	if _, err := oslo.NewResolver(registry(), []*ini.File{faulty}, nil).Read("glance", "self"); !errors.As(err, &missing) || missing.Reference != "nope" {
		t.Errorf("an unknown value hides the fault next to it: %v", err)
	}
	environ := map[string]string{"OS_GLANCE__TIMEOUT": "3"}
	if got, err := oslo.NewResolver(registry(), []*ini.File{file}, environ).Read("glance", "self"); err != nil || got.Value.Str() != "3" {
		t.Errorf("an overridden value is read: %v, %v", got, err)
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	r := read(t, nil, "[glance]\napi_insecure=1\ngoing=x\nself=$api_insecure")
	for _, option := range []string{"insecure", "insecure", "going", "self"} {
		if _, err := r.Read("glance", option); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		`Deprecated: Option "api_insecure" from group "glance" is deprecated. Use option "insecure" from group "glance".`,
		`Deprecated: Option "going" from group "glance" is deprecated for removal (Unused.).  Its value may be silently ignored in the future.`,
		`Config option glance.api_insecure  is deprecated. Use option glance.insecure instead.`,
	}
	if diff := cmp.Diff(want, r.Warnings()); diff != "" {
		t.Error(diff)
	}
}

func TestReferences(t *testing.T) {
	t.Parallel()
	got := read(t, nil).References(`\$a $$b $timeout ${zone} $nope. ${x.y.z} $api_insecure ${a-b} $5`, "glance")
	want := []oslo.Name{name("glance", "timeout"), name("DEFAULT", "zone"), name("nope", ""), name("x", "y.z"), name("glance", "api_insecure")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("[glance]\nself = $region\nregion = ${zone}$timeout\n", "$self")
	f.Add("[glance]\nhooks = $glance.self\nself=$hooks", "x")
	f.Fuzz(func(t *testing.T, text, variable string) {
		file, err := ini.Parse("f", text)
		if err != nil {
			return
		}
		r := oslo.NewResolver(registry(), []*ini.File{file}, map[string]string{"OS_GLANCE__REGION": variable})
		for _, option := range []string{"insecure", "timeout", "region", "interfaces", "version", "hooks", "going", "self"} {
			reading, err := r.Read("glance", option)
			if err == nil && len(reading.Raw) != len(reading.Expanded) {
				t.Fatalf("%s: %d texts, %d expanded", option, len(reading.Raw), len(reading.Expanded))
			}
		}
	})
}
