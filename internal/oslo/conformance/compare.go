package conformance

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

const long = 4096 // characters; longer texts are recorded by their digest

// Compare reads the case through package oslo, with options both unprepared and
// prepared, and returns every difference from the real library's answer, or
// nil. The error is for a case that cannot be built.
func (o Options) Compare(c *Case, want *Answer) ([]string, error) {
	reg, err := o.register(c)
	if err != nil {
		return nil, err
	}
	if list := reg.compare(c, want); list != nil {
		return list, nil
	}
	for _, option := range reg.all {
		option.Prepare()
	}
	return reg.compare(c, want), nil
}

func (r *registration) compare(c *Case, want *Answer) []string {
	d := &differences{}
	files, err := c.parse()
	if err != nil {
		class, message := parseFailure(err)
		d.same("error class", class, deref(want.Class))
		if class != "UnicodeDecodeError" { // its text gives a position in Python's buffer
			d.same("error", message, deref(want.Error))
		}
		return d.list
	}
	resolver := oslo.NewResolver(r.table, files, c.Env)
	if class, message, failed := checkRequired(resolver, r.required); failed {
		d.same("error class", class, deref(want.Class))
		if class != "RecursionError" {
			d.same("error", message, deref(want.Error))
		}
		return d.list
	}
	d.same("error class", "", deref(want.Class))
	if want.Class != nil {
		return d.list
	}
	d.parsed(files, want.Parsed)
	for _, option := range r.read {
		reading, err := resolver.Read(option.Name.Group, option.Name.Option)
		d.reading(option, reading, err, want)
	}
	d.same("warnings", strings.Join(resolver.Warnings(), "\n"), strings.Join(want.Warnings, "\n"))
	return d.list
}

// differences collects the discrepancies.
type differences struct{ list []string }

func (d *differences) same(what string, got, want any) {
	if !reflect.DeepEqual(got, want) {
		d.list = append(d.list, fmt.Sprintf("%s: got %q, the real library says %q", what, got, want))
	}
}

// reading compares one option. An option that the answer does not list must be
// at its default.
func (d *differences) reading(option *oslo.Option, got oslo.Reading, err error, want *Answer) {
	name := option.Name.String()
	wanted, listed := want.Values[name]
	if err != nil {
		class, message := failure(err)
		if !listed {
			d.same(name, class+": "+message, "(default)")
			return
		}
		w, _ := wanted.(map[string]any)
		d.same(name+" class", class, w["class"])
		if class != "RecursionError" {
			text, _ := w["error"].(string)
			d.same(name+" error", sortSet(message), sortSet(text))
		}
		return
	}
	place := ""
	switch {
	case got.Set && got.File >= 0:
		place = "file"
	case got.Set:
		place = "environment"
	}
	d.same(name+" place", place, want.Set[name])
	if listed {
		d.same(name, Encode(got.Value), wanted)
		return
	}
	if !option.SetDefault && !option.Default.IsNull() && !option.Ignored && !option.Multi {
		def, err := types.Convert(option.Type, option.Default)
		if err != nil || !def.Equal(got.Value) {
			d.same(name, Encode(got.Value), Encode(def))
		}
		return
	}
	if !option.Default.Equal(got.Value) {
		d.same(name, Encode(got.Value), Encode(option.Default))
	}
}

// parsed compares the parser's own result, before any look-up.
func (d *differences) parsed(files []*ini.File, want []map[string]map[string][]any) {
	d.same("number of files", len(files), len(want))
	for i, file := range files {
		got := map[string]map[string][]any{}
		for _, section := range file.Sections {
			if got[section.Name] == nil {
				got[section.Name] = map[string][]any{}
			}
		}
		for _, entry := range file.Entries {
			keys := got[entry.Section]
			keys[entry.Name] = append(keys[entry.Name], Encode(types.StringValue(entry.Value)))
		}
		if i < len(want) {
			d.same("parsed "+file.Name, got, want[i])
		}
	}
}

// Encode returns a value in record.py's encoding.
func Encode(v types.Value) any {
	switch v.Kind() {
	case types.Null:
		return "n:"
	case types.Bool:
		return "b:" + v.Python()
	case types.Int:
		return "i:" + v.Text()
	case types.Float:
		return "f:" + v.Text()
	case types.String:
		if utf8.RuneCountInString(v.Str()) <= long {
			return "s:" + v.Str()
		}
		sum := sha256.Sum256([]byte(v.Str()))
		return map[string]any{"sha256": hex.EncodeToString(sum[:])}
	}
	items := make([]any, len(v.Items()))
	for i, item := range v.Items() {
		items[i] = Encode(item)
		if v.Kind() == types.Dict {
			items[i] = []any{Encode(types.StringValue(v.Keys()[i])), items[i]}
		}
	}
	switch v.Kind() {
	case types.Dict:
		return map[string]any{"dict": items}
	case types.Range:
		return map[string]any{"range": items}
	}
	return items
}

func parseFailure(err error) (class, message string) {
	var parse *ini.ParseError
	if !errors.As(err, &parse) {
		return fmt.Sprintf("%T", err), err.Error()
	}
	if parse.Reason == ini.ReasonEncoding {
		return "UnicodeDecodeError", ""
	}
	return "ConfigFileParseError", "Failed to parse " + parse.File + ": " + parse.Error()
}

func failure(err error) (class, message string) {
	switch err := err.(type) {
	case *oslo.ValueError:
		return string(err.Class), err.Error()
	case *oslo.ReferenceError:
		return string(err.Class()), err.Error()
	}
	return fmt.Sprintf("%T", err), err.Error()
}

// checkRequired does what oslo.config does at start-up: every required option
// must have a value.
func checkRequired(r *oslo.Resolver, required []*oslo.Option) (class, message string, failed bool) {
	for _, option := range required {
		reading, err := r.Read(option.Name.Group, option.Name.Option)
		if err != nil {
			class, message = failure(err)
			return class, message, true
		}
		if reading.Value.IsNull() {
			name := option.Name.Option
			if option.Registered != "" {
				name = option.Registered
			}
			return "RequiredOptError", "value required for option " + name + " in group [" + option.Name.Group + "]", true
		}
	}
	return "", "", false
}

// sortSet sorts the Python set at the end of a message about URI schemes: its
// order changes from run to run.
func sortSet(message string) string {
	open := strings.LastIndex(message, ", {'")
	end := strings.LastIndex(message, "'})")
	if open < 0 || end < open {
		return message
	}
	items := strings.Split(message[open+3:end+1], ", ")
	slices.Sort(items)
	return message[:open+3] + strings.Join(items, ", ") + message[end+1:]
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
