package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// TypedSection is a section of a text, with its options typed as in the
// release.
type TypedSection struct {
	Name    string
	Options []TypedOption
}

// TypedOption is one option: a string, the items of a list, or the items of a
// dict with their keys.
type TypedOption struct {
	Name  string
	Kind  Kind
	Text  string
	Items []string
	Keys  []string
	Lists [][]string // by key, for a dict whose values are lists; otherwise nil
}

// TypedText reads a request's texts into typed sections, DEFAULT first, under
// the options' current names. What the release does not read stays unchanged.
// If any value refers to another option, all texts keep their escaped dollars:
// they are correct where references are expanded. Errors name the place and
// contain no value.
func TypedText(r *Request) ([]TypedSection, error) {
	r.Service = cmp.Or(r.Service, defaultService)
	policy, mistakes := r.Policy.Parse(epoch)
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("%s", mistakes[0].Detail)
	}
	only, mistakes := r.only(policy.Release)
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("%s", mistakes[0].Detail)
	}
	in, mistakes := r.read()
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("%s", mistakes[0].Detail)
	}
	for _, source := range in.Sources {
		if source.Err != nil {
			_, err := ParseText(source.Text)
			return nil, err
		}
	}
	res := r.resolve(in, policy.Release, only)
	text := literalText
	if slices.ContainsFunc(res.Assignments, func(a *config.Assignment) bool { return oslo.Refers(a.Entry.Value) }) {
		text = func(raw string) string { return raw }
	}
	var sections []TypedSection
	for _, section := range res.Sections {
		typed := TypedSection{Name: section.Name()}
		for _, s := range section.Given() {
			typed.Options = append(typed.Options, typedOption(s, section, text))
		}
		for _, a := range section.Assignments {
			if a.Option == nil {
				typed.add(a, text)
			}
		}
		if len(typed.Options) > 0 {
			sections = append(sections, typed)
		}
	}
	for _, a := range res.Others {
		at := slices.IndexFunc(sections, func(s TypedSection) bool { return s.Name == a.Header })
		if at < 0 {
			at = len(sections)
			sections = append(sections, TypedSection{Name: a.Header})
		}
		sections[at].add(a, text)
	}
	return sections, nil
}

// add keeps the last assignment by each name, as written.
func (t *TypedSection) add(a *config.Assignment, text func(string) string) {
	option := TypedOption{Name: a.As.Option, Text: text(a.Entry.Value)}
	at := slices.IndexFunc(t.Options, func(o TypedOption) bool { return o.Name == option.Name })
	if at >= 0 {
		t.Options[at] = option
		return
	}
	t.Options = append(t.Options, option)
}

// literalText replaces a text's escaped dollars with plain ones.
func literalText(raw string) string { return strings.ReplaceAll(raw, `\$`, "$") }

// typedOption is a setting as HCL expresses it. text converts a raw text.
func typedOption(s *config.Setting, section *config.Section, text func(string) string) TypedOption {
	option := TypedOption{Name: s.Name(), Text: text(s.Raw)}
	if s.Option.Multi {
		option.Kind = Texts
		for _, a := range section.Assignments {
			if a.Option == s.Option {
				option.Items = append(option.Items, text(a.Entry.Value))
			}
		}
		return option
	}
	if s.State != config.Set || oslo.Refers(s.Raw) || text(`\$`) != "$" && strings.Contains(s.Raw, "$") {
		return option
	}
	switch s.Value.Kind() {
	case types.Bool:
		option.Kind, option.Text = Bool, s.Value.Text()
	case types.Int, types.Float:
		option.Kind, option.Text = Number, s.Value.Text()
	case types.List:
		option.Kind = Texts
		for _, item := range s.Items {
			option.Items = append(option.Items, item.Text)
		}
	case types.Dict:
		option.Kind = Pairs
		option.Keys = s.Value.Keys()
		for _, item := range s.Value.Items() {
			option.Items = append(option.Items, item.Text())
			if item.Kind() == types.List {
				option.Lists = append(option.Lists, textsOf(item))
			}
		}
	}
	return option
}

// textsOf returns the items of a list as texts.
func textsOf(list types.Value) []string {
	texts := make([]string, len(list.Items()))
	for i, item := range list.Items() {
		texts[i] = item.Text()
	}
	return texts
}
