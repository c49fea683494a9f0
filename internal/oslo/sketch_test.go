package oslo_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// sketched resolves the option g.a from assignments `name = value` in [g],
// where the options b to z are registered and g.host is not known.
func sketched(t *testing.T, values map[string]string) (*oslo.Resolver, *oslo.Sketch) {
	t.Helper()
	file := &ini.File{Entries: []ini.Entry{{Section: "g", Name: "host", Opaque: true}}}
	table := []*oslo.Option{{Name: name("g", "host"), Type: types.StringType{}}}
	for c := 'a'; c <= 'z'; c++ {
		table = append(table, &oslo.Option{Name: name("g", string(c)), Type: types.StringType{}})
	}
	for option, value := range values {
		file.Entries = append(file.Entries, ini.Entry{Section: "g", Name: option, Value: value})
	}
	resolver := oslo.NewResolver(oslo.NewTable(table...), []*ini.File{file}, nil)
	return resolver, resolver.Sketch(name("g", "a"), values["a"], func(name oslo.Name) bool { return name.Option == "s" })
}

func TestSketch(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		values map[string]string
		text   string // with "?" for each hole
		shown  string // "" if there is no sketch
	}{
		"one hole":                     {map[string]string{"a": "http://$host:80"}, "http://?:80", "http://$host:80"},
		"braces":                       {map[string]string{"a": "x${host}y"}, "x?y", "x${host}y"},
		"by its group":                 {map[string]string{"a": "x${g.host}y"}, "x?y", "x${g.host}y"},
		"two holes":                    {map[string]string{"a": "$host/$host"}, "?/?", "$host/$host"},
		"a known reference too":        {map[string]string{"a": "$b$host", "b": "B"}, "B?", "B$host"},
		"an unset reference too":       {map[string]string{"a": "-$b-$host"}, "--?", "--$host"},
		"through another":              {map[string]string{"a": "$b:80", "b": "http://$host"}, "http://?:80", "http://$host:80"},
		"through a secret":             {map[string]string{"a": "$s:80", "s": "pw$host"}, "?:80", "$s:80"},
		"through two":                  {map[string]string{"a": "$b", "b": "b$c", "c": "c$host"}, "bc?", "bc$host"},
		"escaped":                      {map[string]string{"a": `$$host\$host$host`}, "$host$host?", "$host$host$host"},
		"nothing unknown":              {map[string]string{"a": "$b", "b": "x"}, "x", "x"},
		"no such option":               {map[string]string{"a": "$host$nope"}, "", ""},
		"a cycle too":                  {map[string]string{"a": "$host$b", "b": "$b"}, "", ""},
		"a hole character in the text": {map[string]string{"a": "\U000F0000$host"}, "", ""},
		"not UTF-8":                    {map[string]string{"a": "\xff$host"}, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, sketch := sketched(t, test.values)
			if test.shown == "" {
				if sketch != nil {
					t.Errorf("the sketch is %q", sketch.Text)
				}
				return
			}
			if sketch == nil {
				t.Fatal("there is no sketch")
			}
			text := strings.Map(func(r rune) rune {
				if oslo.IsHole(r) {
					return '?'
				}
				return r
			}, sketch.Text)
			if text != test.text || sketch.Filled(sketch.Text) != test.shown {
				t.Errorf("got %q, shown as %q", text, sketch.Filled(sketch.Text))
			}
			if oslo.FirstHole(sketch.Text) != strings.Index(text, "?") || oslo.Holed(sketch.Text) != strings.Contains(text, "?") {
				t.Errorf("the first hole is at %d", oslo.FirstHole(sketch.Text))
			}
		})
	}
}

// References that double at each step cost only bounded work.
func TestSketchIsBounded(t *testing.T) {
	t.Parallel()
	values := map[string]string{"z": "$host"}
	for c := 'a'; c < 'z'; c++ {
		values[string(c)] = strings.Repeat(fmt.Sprintf("x$%c ", c+1), 8)
	}
	start := time.Now()
	if _, sketch := sketched(t, values); sketch != nil {
		t.Errorf("the sketch has %d bytes", len(sketch.Text))
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestNoSketchShowsAsItIs(t *testing.T) {
	t.Parallel()
	var none *oslo.Sketch
	if got := none.Filled("https://a"); got != "https://a" {
		t.Errorf("got %q", got)
	}
}
