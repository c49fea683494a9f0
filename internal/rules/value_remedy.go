package rules

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// valueRemedy says what an option's type takes, "" if only the rule's own remedy
// applies. It repeats nothing of what is written.
func valueRemedy(s *config.Setting) string {
	if len(s.Option.Choices) > 0 {
		return choiceRemedy(s)
	}
	kind, one := s.Option.TypeName, "Write "
	if list, ok := s.Option.Type.(types.ListType); ok {
		item, _ := list.Item.(types.StringType)
		switch {
		case list.Bounds && !enclosedIn(s.Text, "[", "]"):
			return "Write the items in square brackets, with commas between them."
		case len(item.Choices) > 0:
			return "Write only valid values, with commas between them."
		}
	}
	if kind == "list" || kind == "multi" {
		kind, one = s.Option.ItemTypeName, "Write in each item "
	}
	switch kind {
	case "dict":
		return dictRemedy(s)
	case "bool":
		return one + "true or false."
	case "int":
		if number := otherBase(s.Text); number != "" {
			return "Write " + number + ", the same number in decimal digits."
		}
		return one + "a whole number" + bounds(s.Option) + ", without a unit."
	case "zoneprefix4":
		return one + "8, 16 or 24."
	case "zoneprefix6":
		return one + "a multiple of 4" + bounds(s.Option) + "."
	case "float":
		return one + "a number" + bounds(s.Option) + " with a point for decimals, without a unit."
	case "port":
		return one + "a port number" + bounds(s.Option) + " alone."
	case "ip":
		return one + "an IP address alone, without a scheme, a port, a prefix length or square brackets."
	case "host", "hostname", "hostaddress", "host_address", "hostdomain", "host_domain":
		return one + "a host name or an IP address alone, without a scheme, a port, a path or square brackets."
	case "uri":
		return one + "a whole URL with its scheme, such as https://host.example.org:8443/path."
	}
	if pattern := patternOf(s.Option.Type); pattern != "" {
		return one + "a text that matches " + pattern + "."
	}
	return ""
}

// otherBase is the decimal form of a number in the form of a program, such as 0o644 or
// 0x1f, "" for any other text.
func otherBase(text string) string {
	text = strings.ToLower(oslo.Strip(text))
	if len(text) < 3 || text[0] != '0' || !strings.Contains("obx", text[1:2]) {
		return ""
	}
	number, err := strconv.ParseInt(text, 0, 64)
	if err != nil {
		return ""
	}
	return strconv.FormatInt(number, 10)
}

// patternOf is the regular expression that a text, or each item of a list, has to
// match, "" for none.
func patternOf(kind types.Type) string {
	switch kind := kind.(type) {
	case types.StringType:
		return kind.Regex
	case types.ListType:
		return patternOf(kind.Item)
	}
	return ""
}

// enclosedIn reports whether a text begins and ends as one with bounds must.
func enclosedIn(text, begin, end string) bool {
	text = oslo.Strip(text)
	return strings.HasPrefix(text, begin) && strings.HasSuffix(text, end)
}

// dictRemedy says how to write a dict, or one of several.
func dictRemedy(s *config.Setting) string {
	remedy := dictPairs(s.Option)
	if dict, ok := s.Option.Type.(types.DictType); ok && dict.Bounds && !enclosedIn(s.Text, "{", "}") {
		remedy += ", in curly brackets"
	}
	if s.Option.Multi {
		return remedy + ", each name once; repeat the option for every further set of them."
	}
	return remedy + ", each name once."
}

// dictPairs says how to write the pairs of a dict, without a full stop.
func dictPairs(option *catalog.Option) string {
	return "Write NAME" + cmp.Or(option.Separator, ":") + "VALUE pairs with commas between them"
}

// choiceRemedy names the choice that a value misspells, or points to the list in
// the message.
func choiceRemedy(s *config.Setting) string {
	choices := func(yield func(string) bool) {
		for _, choice := range s.Option.Choices {
			if text := choice.Text(); text != "" && !yield(text) {
				return
			}
		}
	}
	if s.Option.TypeName == "list" {
		return "Write only valid values, with commas between them."
	}
	if fits := cmp.Or(nearSlip(s.Text, choices), beginning(s.Text, choices), withoutURL(s.Text, choices)); fits != "" {
		return "Write " + fits + ", or another of the valid values."
	}
	if s.Option.TypeName == "int" && len(s.Option.Choices) <= fewChoices {
		return "Write " + anyOfNames(slices.Collect(choices)) + "." // the message may not list them
	}
	return "Write one of the valid values."
}

// fewChoices is how many choices a remedy names at most.
const fewChoices = 4

// beginning is the one choice that begins with a text, "" if there is none or another.
func beginning(text string, choices func(func(string) bool)) string {
	const shortest = 3 // letters that are more than chance
	found := ""
	for choice := range choices {
		if len(text) < shortest || !foldedPrefix(choice, text) {
			continue
		}
		if found != "" {
			return ""
		}
		found = choice
	}
	return found
}

// withoutURL is the choice that a text is with the ending of the catalogue's old
// names for interfaces, as in internalURL; "" if it is none.
func withoutURL(text string, choices func(func(string) bool)) string {
	for choice := range choices {
		if strings.EqualFold(oslo.Strip(text), choice+"URL") {
			return choice
		}
	}
	return ""
}

// bounds are an option's limits, for a remedy: " from 1 to 65535".
func bounds(option *catalog.Option) string {
	switch {
	case option.Min != "" && option.Max != "":
		return " from " + option.Min + " to " + option.Max
	case option.Min != "":
		return " of at least " + option.Min
	case option.Max != "":
		return " of at most " + option.Max
	}
	return ""
}

// nothing are the words by which other languages write an unset value. As a
// user, a password, a region or an address they are never meant.
var nothing = [...]string{"None", "null", "NULL", "nil", "undefined"}

// listsHosts reports whether an option is a list of hosts, whose names no rule knows.
func listsHosts(name string) bool {
	for _, ending := range [...]string{"_servers", "_hosts", "_addresses", "_ips", "_urls"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}

// standsForNothing reports whether a value that names something is a word for no
// value, which a template system wrote for a variable that was not set, or a list of
// hosts with that word alone.
func (p *Pass) standsForNothing(s *config.Setting) bool {
	if isList(s) {
		return len(s.Items) == 1 && slices.Contains(nothing[:], s.Items[0].Text) && listsHosts(s.Name())
	}
	if !slices.Contains(nothing[:], strings.TrimFunc(s.Str(), isSpace)) {
		return false
	}
	name := s.Name()
	switch {
	case name == "auth_type", len(s.Option.Choices) > 0, s.Str() == s.Option.DefaultText():
		return false
	case s.Option.Sensitive, AuthName(p.Release, name), namesAddress(name), name == "log_config_append", name == "dns_domain":
		return true
	}
	for _, ending := range [...]string{"region_name", "_url", "_uri", "_override", "_secret_uuid", "_dir", "_path", "_file"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
