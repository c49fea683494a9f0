package ini_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []ini.Entry
	}{
		"empty":                             {text: ""},
		"comments":                          {text: "# a\n; b = c\n[x]\n"},
		"either sign":                       {text: "[s]\na = 1=2:3\nb: 4=5\n", want: []ini.Entry{entry("s", "a", "1=2:3", 2, 2), entry("s", "b", "4=5", 3, 3)}},
		"quotes":                            {text: "[s]\na = \"x\"\nb = '\nc = \"x'\nd = \"\"x\"\"\n", want: []ini.Entry{entry("s", "a", "x", 2, 2), entry("s", "b", "", 3, 3), entry("s", "c", "\"x'", 4, 4), entry("s", "d", "\"x\"", 5, 5)}},
		"continuation":                      {text: "[s]\na =\n  b \n\t# c\n\n[d]\nx = y", want: []ini.Entry{entry("s", "a", "\nb\n# c", 2, 4), entry("d", "x", "y", 7, 7)}},
		"every line end":                    {text: "[s]\ra=1\r\nb=2\nc=3\r", want: []ini.Entry{entry("s", "a", "1", 2, 2), entry("s", "b", "2", 3, 3), entry("s", "c", "3", 4, 4)}},
		"no trimming of a header":           {text: "[ s\t]  \na=1", want: []ini.Entry{entry(" s\t", "a", "1", 2, 2)}},
		"python's white space":              {text: "[s]\n\x1ca\x1f=\u00a0\u30001\x1d\n", want: []ini.Entry{entry("s", "a", "1", 2, 2)}},
		"characters that do not end a line": {text: "[s]\na=1\u20282\v3\x004\n", want: []ini.Entry{entry("s", "a", "1\u20282\v3\x004", 2, 2)}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := ini.Parse("nova.conf", test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, append([]ini.Entry(nil), file.Entries...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func entry(section, name, value string, line, end int) ini.Entry {
	return ini.Entry{Section: section, Name: name, Value: value, Line: line, End: end}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text, want, safe string
	}{
		"continuation":    {"[a]\n\n  it's s3cret\n", `at nova.conf:3, Unexpected continuation line: "  it's s3cret"`, "at nova.conf:3, Unexpected continuation line"},
		"section":         {"[glance] # x", "at nova.conf:1, Invalid section (must end with ]): '[glance] # x'", "at nova.conf:1, Invalid section (must end with ])"},
		"lone bracket":    {"\n[", "at nova.conf:2, Invalid section (must end with ]): '['", "at nova.conf:2, Invalid section (must end with ])"},
		"empty section":   {"[]", "at nova.conf:1, Empty section name: '[]'", "at nova.conf:1, Empty section name"},
		"assignment":      {"[a]\r\nb\tc\r\n", `at nova.conf:2, No ':' or '=' found in assignment: 'b\tc'`, "at nova.conf:2, No ':' or '=' found in assignment"},
		"key":             {"[a]\n= x", "at nova.conf:2, Key cannot be empty: '= x'", "at nova.conf:2, Key cannot be empty"},
		"no section":      {"a = b\n c\n#\n", "at nova.conf:3, Section must be started before assignment: None", "at nova.conf:3, Section must be started before assignment"},
		"no section, end": {"a = b", "at nova.conf:1, Section must be started before assignment: None", "at nova.conf:1, Section must be started before assignment"},
		"byte order mark": {"\ufeff[a]\n", `at nova.conf:1, No ':' or '=' found in assignment: '\ufeff[a]'`, "at nova.conf:1, No ':' or '=' found in assignment"},
		"encoding":        {"[a]\rb=\r\n\xff\n", "at nova.conf:3, Invalid UTF-8", "at nova.conf:3, Invalid UTF-8"},
		"encoding first":  {"nonsense\n\xed\xa0\x80", "at nova.conf:2, Invalid UTF-8", "at nova.conf:2, Invalid UTF-8"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := ini.Parse("nova.conf", test.text)
			var parse *ini.ParseError
			if !errors.As(err, &parse) {
				t.Fatalf("got %v", err)
			}
			if parse.Error() != test.want || parse.Safe() != test.safe {
				t.Errorf("got %q and %q", parse.Error(), parse.Safe())
			}
		})
	}
}

func TestParseLimits(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"bytes":                 {strings.Repeat("#", ini.MaxBytes+1), "nova.conf: more than 4194304 bytes"},
		"lines":                 {strings.Repeat("\n", ini.MaxLines+1), "nova.conf: more than 100000 lines"},
		"lone carriage returns": {strings.Repeat("\r", ini.MaxBytes), "nova.conf: more than 100000 lines"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := ini.Parse("nova.conf", test.text)
			var limit *ini.LimitError
			if !errors.As(err, &limit) || limit.Error() != test.want {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := ini.Parse("nova.conf", strings.Repeat("\n", ini.MaxLines)); err != nil {
		t.Errorf("at the limit: %v", err)
	}
}

func TestSectionsHavePlaces(t *testing.T) {
	t.Parallel()
	file, err := ini.Parse("a", "[a]\n\n[A]\nx=y\n[a]")
	if err != nil {
		t.Fatal(err)
	}
	want := []ini.Section{{Name: "a", Line: 1}, {Name: "A", Line: 3}, {Name: "a", Line: 5}}
	if diff := cmp.Diff(want, file.Sections); diff != "" {
		t.Error(diff)
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	got := ini.Lines("a\r\nb\rc\n\n\rd")
	want := []string{"a\r\n", "b\r", "c\n", "\n", "\r", "d"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(ini.Lines("")) != 0 {
		t.Error("an empty text has lines")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "[a]\nb = c\n d\n", "[a]\r\nb: \"c\"\r\n#", "x", "[a]\nk=\n \x1c\u00a0\n", "\xff", "[a]\n=", "[a]\nb=c\rd=e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := ini.Lines(text)
		if strings.Join(lines, "") != text {
			t.Fatal("the joined lines differ from the text")
		}
		file, err := ini.Parse("f", text)
		if err != nil {
			return
		}
		last := 0
		for _, e := range file.Entries {
			if e.Line <= last || e.End < e.Line || e.End > len(lines) {
				t.Fatalf("entry at %d to %d of %d, after %d", e.Line, e.End, len(lines), last)
			}
			if !strings.Contains(lines[e.Line-1], e.Name) {
				t.Fatalf("line %d is %q, without %q", e.Line, lines[e.Line-1], e.Name)
			}
			last = e.End
		}
		for _, s := range file.Sections {
			if !strings.HasPrefix(lines[s.Line-1], "["+s.Name+"]") {
				t.Fatalf("line %d is %q, without [%s]", s.Line, lines[s.Line-1], s.Name)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	section := "[glance]\n# The list of endpoints.\napi_servers = https://controller-1.example.org:9292,https://controller-2.example.org:9292\nnum_retries = 3\nvalid_interfaces = internal,\n    public\nregion_name = RegionOne\n\n"
	text := strings.Repeat(section, 1<<20/len(section))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ini.Parse("nova.conf", text); err != nil {
			b.Fatal(err)
		}
	}
}
