package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// policyFile is the file for --policy: the members of a provider block and of a
// data source's scope.
type policyFile struct {
	Release       string              `json:"release"`
	Profile       string              `json:"profile"`
	Severities    map[string]string   `json:"severities"`
	Waivers       []policyWaiver      `json:"waivers"`
	OutOfTree     map[string][]string `json:"out_of_tree"`
	SetElsewhere  []string            `json:"set_elsewhere"`
	InlineWaivers *bool               `json:"inline_waivers"`
	EvaluatedAt   string              `json:"evaluated_at"`
}

type policyWaiver struct {
	Rule    string `json:"rule"`
	Reason  string `json:"reason"`
	Expires string `json:"expires"`
	Owner   string `json:"owner"`
	Option  string `json:"option"`

	Configuration string `json:"configuration"` // with --each, the file's name
}

// policyMembers lists the members of the file and of its waivers: the decoder does
// not say which of the two an unknown member is in.
const policyMembers = "release, profile, severities, waivers, out_of_tree, set_elsewhere, inline_waivers, evaluated_at; " +
	"in a waiver any of rule, reason, expires, owner, option, configuration"

// policyOf reads the policy file, if there is one, and applies the flags.
func policyOf(s *settings) (*policyFile, error) {
	var p policyFile
	if s.policy != "" {
		text, err := readFile(s.policy)
		if err != nil {
			return nil, err
		}
		if err := decode(text, &p, policyMembers); err != nil {
			return nil, fmt.Errorf("%s: %w", shown(s.policy), err)
		}
	}
	if s.release != "" {
		p.Release = s.release
	}
	if s.profile != "" {
		p.Profile = s.profile
	}
	return &p, nil
}

// decode reads one JSON value. An error gives the line, never the text itself.
func decode(text string, to any, members string) error {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(to)
	if err == nil {
		if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: there is text after the JSON value", lineAt(text, decoder.InputOffset()))
		}
		return nil
	}
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("line %d: this is not JSON", lineAt(text, syntax.Offset))
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("line %d: %s is %s: write %s", lineAt(text, kind.Offset), cmp.Or(kind.Field, "the value"), kindOf(kind.Value), kindWanted(kind.Type))
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fmt.Errorf("there is no member %s: write any of %s", name, members)
	}
	return errors.New("this is not a complete JSON value")
}

// kindOf words the JSON decoder's name for a value, such as "array".
func kindOf(name string) string {
	switch word, _, _ := strings.Cut(name, " "); word {
	case "array":
		return "a list"
	case "object":
		return "an object"
	default:
		return "a " + word
	}
}

// kindWanted words the JSON value that a member of this type takes.
func kindWanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Map, reflect.Struct:
		return "an object"
	case reflect.Bool:
		return "true or false"
	default:
		return "a string"
	}
}

func lineAt(text string, offset int64) int {
	return 1 + strings.Count(text[:min(int(offset), len(text))], "\n")
}

// request builds the request for one configuration; nothing else does.
func (p *policyFile) request(s *settings, in *input, service string, baseline []string) *assess.Request {
	policy := assess.PolicyText{
		Release: p.Release, Profile: p.Profile, Severities: p.Severities, EvaluatedAt: p.EvaluatedAt,
		Baseline: baseline, InlineWaivers: p.InlineWaivers,
	}
	for i, w := range p.Waivers {
		policy.Waivers = append(policy.Waivers, assess.WaiverText{
			Place: report.Place{Attribute: "waivers", Block: i},
			Rule:  w.Rule, Reason: w.Reason, Expires: w.Expires, Owner: w.Owner, Option: w.Option, Configuration: w.Configuration,
		})
	}
	r := &assess.Request{
		Service: service, Program: s.program, Configuration: in.name, Policy: policy, Sources: in.sources,
		OutOfTree: p.OutOfTree, SetElsewhere: p.SetElsewhere,
	}
	if s.inspect != "" {
		r.Inspect = &assess.Inspect{Root: s.inspect}
	}
	return r
}

// mistaken words a request's mistakes as one error, each naming the flag or
// member at fault.
func mistaken(s *settings, in *input, mistakes []assess.Mistake) error {
	var lines []string
	for i := range mistakes {
		m := &mistakes[i]
		where := ""
		switch flag := strings.TrimSuffix(m.Attribute, "_release"); m.Attribute {
		case "release", "profile", "service", "program", "inspect", "section", "from_release", "to_release":
			where = "--" + flag + ": "
			if s.policy != "" && (m.Attribute == "release" && s.release == "" || m.Attribute == "profile" && s.profile == "") {
				where = s.policy + ": " + m.Attribute + ": "
			}
		case "severities", "evaluated_at", "out_of_tree", "set_elsewhere":
			where = s.policy + ": " + m.Attribute + ": "
		case "waivers":
			where = fmt.Sprintf("%s: waivers[%d].%s: ", s.policy, m.Block, m.Key)
		case "baseline":
			where = s.baseline + ": "
		}
		if in != nil && in.name != "" && where == "" {
			where = in.name + ": "
		}
		lines = append(lines, where+m.Detail)
	}
	return errors.New(strings.Join(lines, "\n"))
}

// encode writes a value as indented JSON with a final newline.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return b.Bytes(), err
}
