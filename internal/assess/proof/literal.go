package proof

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Release is the Nova version whose answers are recorded.
const Release = "26.2.2"

// Literal is a set of values as attributes of osloconf_glance.
type Literal struct {
	ID          string  `json:"id"`
	Interpolate bool    `json:"interpolate,omitempty"`
	Values      []Given `json:"values"`
}

// Given is one attribute, or one entry in extra.
type Given struct {
	Name  string      `json:"name"`
	Kind  assess.Kind `json:"kind,omitempty"`
	Extra bool        `json:"extra,omitempty"`
	Text  string      `json:"text,omitempty"`
	Items []string    `json:"items,omitempty"`
}

func (g *Given) isList() bool { return g.Kind == assess.Texts || g.Kind == assess.Numbers }

// Request is the data source's request.
func (l *Literal) Request() *assess.Request {
	attributes := &assess.Attributes{Section: "glance", Table: assess.GlanceAttributes()}
	for i := range l.Values {
		given := &l.Values[i]
		value := assess.Attribute{
			As:     oslo.Name{Group: "glance", Option: given.Name},
			IsList: given.isList(),
			Text:   given.Text,
		}
		value.Attribute = given.Name
		if given.Extra {
			value.Attribute, value.Key = assess.Extra, given.Name
		} else if typed, ok := assess.TypedNamed(attributes.Table, given.Name); ok {
			value.As = typed.As("glance")
		}
		for _, item := range given.Items {
			value.Items = append(value.Items, assess.ItemText{Text: item})
		}
		attributes.Values = append(attributes.Values, value)
	}
	return &assess.Request{
		Policy:      assess.PolicyText{Release: Release},
		Attributes:  attributes,
		Interpolate: l.Interpolate,
	}
}

// Canonical is the name under which an option is rendered.
func Canonical(name string) string {
	switch name {
	case "api_insecure":
		return "insecure"
	case "ca_file":
		return "cafile"
	case "cert_file":
		return "certfile"
	case "key_file":
		return "keyfile"
	}
	return name
}

// Outranked reports whether the set also has the current name of an older one,
// which then takes precedence.
func (l *Literal) Outranked(given *Given) bool {
	current := Canonical(given.Name)
	if current == given.Name {
		return false
	}
	for i := range l.Values {
		if l.Values[i].Name == current && !l.Values[i].Extra {
			return true
		}
	}
	return false
}

// Ignored reports whether oslo.config always reads an option as null.
func Ignored(name string) bool {
	return name == "version" || name == "min_version" || name == "max_version"
}

// ReadBack reports whether a value in record.py's encoding is the given value.
func (g *Given) ReadBack(read any) bool {
	if g.isList() {
		items, ok := read.([]any)
		if !ok || len(items) != len(g.Items) {
			return false
		}
		for i, item := range g.Items {
			if !sameItem(g.Kind, item, items[i]) {
				return false
			}
		}
		return true
	}
	text, _ := read.(string)
	kind, value, _ := strings.Cut(text, ":")
	switch g.Kind {
	case assess.Bool:
		return kind == "b" && strings.ToLower(value) == g.Text
	case assess.Number:
		return sameNumber(g.Text, text)
	default:
		return kind == "s" && value == g.Text
	}
}

func sameItem(kind assess.Kind, given string, read any) bool {
	text, _ := read.(string)
	if kind == assess.Numbers && !strings.HasPrefix(text, "s:") {
		return sameNumber(given, text)
	}
	return text == "s:"+given
}

// sameNumber compares exactly for an integer option, and as floats for a float.
func sameNumber(given, read string) bool {
	kind, value, _ := strings.Cut(read, ":")
	switch kind {
	case "i":
		a, ok := new(big.Rat).SetString(given)
		b, also := new(big.Rat).SetString(value)
		return ok && also && a.Cmp(b) == 0
	case "f":
		a, err := strconv.ParseFloat(given, 64)
		b, also := strconv.ParseFloat(value, 64)
		return err == nil && also == nil && a == b
	}
	return false
}
