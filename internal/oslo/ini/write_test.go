package ini_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

func TestEscape(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ value, want string }{
		"plain":             {"a b", "a b"},
		"empty":             {"", `""`},
		"space at an edge":  {" a", `" a"`},
		"odd space":         {"a\u00a0", "\"a\u00a0\""},
		"quoted":            {`"a"`, `""a""`},
		"single quotes":     {"'a'", `"'a'"`},
		"a quote":           {`"`, `"""`},
		"half quoted":       {`"a`, `"a`},
		"dollar":            {"a$b$$", `a\$b\$\$`},
		"backslash, dollar": {`\$`, `\\$`},
		"two lines":         {"a\nb", "a\n    b"},
		"empty first line":  {"\nb", "\"\"\n    b"},
		"comment-like":      {"a\n# b", "a\n    # b"},
		"NUL":               {"a\x00b", "a\x00b"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ini.Escape(test.value)
			if err != nil || got != test.want {
				t.Fatalf("got %q, %v", got, err)
			}
			if back := readBack(t, got); back != test.value {
				t.Errorf("reads back as %q", back)
			}
		})
	}
}

func TestQuoteKeepsReferences(t *testing.T) {
	t.Parallel()
	got, err := ini.Quote("'$region_name'")
	if err != nil || got != `"'$region_name'"` {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestUnwritable(t *testing.T) {
	t.Parallel()
	const head = "no configuration file can carry this "
	tests := map[string]struct {
		err  error
		want string
	}{
		"carriage return": {escapeError("é$\rx"), head + "value: a carriage return at character 3 would end the line"},
		"empty line":      {escapeError("a\n\nb"), head + "value: a line break at character 2 is followed by an empty line, which ends the value"},
		"final newline":   {escapeError("a\n"), head + "value: a line break at character 2 is followed by an empty line, which ends the value"},
		"leading space":   {escapeError("$a\n b"), head + "value: white space at character 4 begins a continuation line and would be lost"},
		"trailing space":  {escapeError("a\nb\u3000"), head + "value: white space at character 4 ends a continuation line and would be lost"},
		"invalid byte":    {escapeError("a\xff"), head + "value: an invalid byte at character 2 is not UTF-8"},
		"equals sign":     {ini.WritableName("a=b"), head + "option name: \"=\" at character 2 would end the name"},
		"bracket":         {ini.WritableName("[a"), head + "option name: \"[\" at character 1 makes the line something other than an assignment"},
		"padded name":     {ini.WritableName("a "), head + "option name: white space at character 2 at an edge would be lost"},
		"no name":         {ini.WritableName(""), head + "option name: nothing at character 1 is no name"},
		"newline in name": {ini.WritableSection("a\nb"), head + "section name: a line end at character 2 would end the line"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var unwritable *ini.UnwritableError
			if !errors.As(test.err, &unwritable) || test.err.Error() != test.want {
				t.Errorf("got %v", test.err)
			}
		})
	}
	if err := errors.Join(ini.WritableName("valid-interfaces"), ini.WritableSection(" a] ")); err != nil {
		t.Error(err)
	}
}

func escapeError(value string) error {
	_, err := ini.Escape(value)
	return err
}

// TestEscapeRandom writes random values and reads them back.
func TestEscapeRandom(t *testing.T) {
	t.Parallel()
	pieces := []string{"a", "$", "$$", "\\", "\\$", "${a}", "\"", "'", " ", "\t", "\n", "\n", "\r", "=", ":", "#", ";", "[x]", "\x00", "\x1c", "\u00a0", "\u2028", "é", "😀", "\xff"}
	random := rand.New(rand.NewPCG(1, 2))
	written := 0
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if checkEscape(t, b.String()) {
			written++
		}
	}
	if written < 20_000 {
		t.Errorf("only %d values could be written", written)
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "a\nb", "\\$", "'a'", " a", "$x\r", "\xff", "a\n\x1cb", "\"", "\n\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) { checkEscape(t, value) })
}

// checkEscape reports whether the value could be written; if so it must read
// back unchanged, and if not there must be a reason.
func checkEscape(t *testing.T, value string) bool {
	t.Helper()
	written, err := ini.Escape(value)
	if err != nil {
		if utf8.ValidString(value) && !strings.ContainsAny(value, "\r\n") {
			t.Fatalf("%q is rejected: %v", value, err)
		}
		return false
	}
	if len(written) > ini.MaxBytes-100 || strings.Count(written, "\n") > ini.MaxLines-10 || len(value) > 1<<20 {
		return true
	}
	if back := readBack(t, written); back != value {
		t.Fatalf("%q is written as %q and reads back as %q", value, written, back)
	}
	return true
}

// readBack parses and interpolates "name = text" between other assignments.
func readBack(t *testing.T, text string) string {
	t.Helper()
	file, err := ini.Parse("f", "[s]\na = 1\nname = "+text+"\nb = 2\n")
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if len(file.Entries) != 3 || file.Entries[2].Name != "b" {
		t.Fatalf("%q affects other entries: %v", text, file.Entries)
	}
	table := oslo.NewTable(&oslo.Option{Name: oslo.Name{Group: "s", Option: "name"}})
	reading, err := oslo.NewResolver(table, []*ini.File{file}, nil).Read("s", "name")
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return reading.Value.Str()
}
