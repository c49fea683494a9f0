package types

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// StringType is oslo_config.types.String. The zero StringType accepts any text.
type StringType struct {
	MaxLength  int      // in characters; 0 means no limit
	Regex      string   // matched anywhere in the text; Python's syntax as far as Go's engine supports it
	Choices    []string // the only texts accepted; nil means any
	IgnoreCase bool     // applies to Choices and Regex
	Quotes     bool     // a pair of quotes around the text is dropped, a lone one is an error
}

// Name is "string".
func (StringType) Name() string { return "string" }

// Parse checks a text; it changes the text only if Quotes is set.
func (t StringType) Parse(text string) (Value, error) {
	if t.Quotes && text != "" && (text[0] == '"' || text[0] == '\'') {
		if len(text) == 1 || text[len(text)-1] != text[0] {
			return Value{}, refuse("Non-closed quote: "+text, "Non-closed quote")
		}
		text = text[1 : len(text)-1]
	}
	if t.MaxLength > 0 && utf8.RuneCountInString(text) > t.MaxLength {
		return Value{}, tooLong(text, t.MaxLength)
	}
	if t.Regex != "" {
		if err := t.search(text); err != nil {
			return Value{}, err
		}
	}
	if t.Choices != nil && !t.chosen(text) {
		valid := "Valid values are [" + strings.Join(t.Choices, ", ") + "]"
		return Value{}, refuse(valid+", but found "+py.Repr(text), valid)
	}
	return StringValue(text), nil
}

func (t StringType) chosen(text string) bool {
	if t.IgnoreCase {
		text = py.Lower(text)
	}
	for _, choice := range t.Choices {
		if choice == text || t.IgnoreCase && py.Lower(choice) == text {
			return true
		}
	}
	return false
}

func (t StringType) search(text string) error {
	re, err := compileFor(text, t.Regex, t.IgnoreCase)
	if err != nil {
		// Fail closed: a pattern that cannot be run matches nothing.
		return plain("regex " + py.Repr(t.Regex) + " is not supported here")
	}
	if re.MatchString(text) {
		return nil
	}
	pattern := "doesn't match regex " + py.Repr(t.Regex)
	return refuse("Value "+py.Repr(text)+" "+pattern, "Value "+pattern)
}

func tooLong(text string, limit int) error {
	bound := " exceeds maximum length " + strconv.Itoa(limit)
	return refuse("Value '"+text+"'"+bound, "Value"+bound)
}
