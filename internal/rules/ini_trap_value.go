package rules

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// trapIn says what in a value reads differently from how it looks, and how to
// fix it; "" for nothing. judged means that another rule judges each item of a list.
func trapIn(value string, option *catalog.Option, judged bool) (what, fix string) {
	switch {
	case value == "":
		return "", ""
	case value[0] == '=' || value[0] == '>':
		return "begins with a part of the sign before it: oslo.config ends the name at the first `=` or `:`",
			"Write one `=` between name and value."
	case inlineComment(value):
		return "contains what looks like a comment, which oslo.config reads as part of the value",
			"Write the comment on a line of its own."
	case strings.HasSuffix(value, `\`) && !windowsFolder(value):
		return "ends in a backslash: it stays in the value and does not continue the line",
			"Write the value on one line, or indent the next line."
	case unseen(value):
		return "contains an invisible character, which stays in the value",
			"Type the value anew: such characters come from copied text."
	case typographicAtEdge(value) && !isProse(option):
		return "has a typographic quote at an end: oslo.config drops only straight ones, so it stays in the value",
			"Write the value without quotes."
	case option.TypeName == "list": // which oslo.config splits at commas
		return listTrap(value, option, judged)
	case option.TypeName == "dict" && inBraces(value, option):
		return "is in braces: oslo.config's dicts have none, so they stay in the first name and the last value",
			dictPairs(option) + ", without braces and quotes."
	case option.TypeName == "dict" && !option.Multi && pairsInOne(value, option):
		return "has several pairs in one: oslo.config splits a dict only at commas", dictPairs(option) + "."
	case option.Multi && inBrackets(value) && strings.ContainsAny(value, `'"`):
		return "is in brackets, but oslo.config splits no list here and reads all of it as one value", eachOnItsLine(option)
	case option.Multi && !judged && severalOnLine(value, option):
		return "looks like several values, but oslo.config does not split this option at commas and reads one",
			eachOnItsLine(option)
	case option.Name.Option == "enabled_provider_drivers": // the descriptions after the colons are only shown
		return "", ""
	case quoteAtEdge(value):
		return "keeps a quote: oslo.config drops quotes only where the same one is at both ends, once",
			"Write the value without quotes."
	case strings.Contains(value, "\n") && !isProse(option) && !json.Valid([]byte(value)):
		fix = "Write the value on one line."
		if option.Multi && value[0] != '{' && value[0] != '[' {
			fix = eachOnItsLine(option)
		}
		return "goes on over several lines: the line break becomes a part of the value", fix
	}
	return "", ""
}

// isProse reports whether an option holds text for people to read.
func isProse(option *catalog.Option) bool {
	return strings.HasSuffix(option.Name.Option, "_description")
}

// typographicAtEdge reports whether a value begins or ends with one of the quotes that
// word processors and chats make of a plain one.
func typographicAtEdge(value string) bool {
	const quotes = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
	first, _ := utf8.DecodeRuneInString(value)
	last, _ := utf8.DecodeLastRuneInString(value)
	return strings.ContainsRune(quotes, first) || strings.ContainsRune(quotes, last)
}

// unseen reports whether a value holds a character that no font shows: a space or
// joiner of no width, a mark of direction, a soft hyphen, an end of a line or page that
// ends no line of the file. Text copied from web pages and chats has them, and
// oslo.config strips only white space.
func unseen(value string) bool {
	return strings.ContainsFunc(value, func(r rune) bool {
		return r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\u00ad' || r == '\u2060' || r == '\ufeff' || 0x200b <= r && r <= 0x200f || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
	})
}

// eachOnItsLine is the remedy for several values of an option that is given once for
// each.
func eachOnItsLine(option *catalog.Option) string {
	return "Repeat the option: write " + option.Name.Option + " = VALUE on a line of its own for each value."
}

// severalOnLine reports whether the text of an option that may be given several times
// is a list: URLs, paths or names with commas between them.
func severalOnLine(value string, option *catalog.Option) bool {
	if option.TypeName != "str" || option.Name.Option == "backend_argument" { // whose value after the colon may be a list
		return false
	}
	parts := strings.Split(strings.TrimRight(oslo.Strip(value), ","), ",")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool {
		part = oslo.Strip(part)
		return part == "" || strings.ContainsAny(part, " \t\n=\"'()[]{}<>%|*?\\")
	})
}

// pairsInOne reports whether the value of a pair in a dict goes on, behind a semicolon,
// with what looks like a further pair. Glance's inject takes any text as a value.
func pairsInOne(value string, option *catalog.Option) bool {
	separator := cmp.Or(option.Separator, ":")
	first, rest, found := strings.Cut(oslo.Strip(value), ";")
	if !found || option.Name.Option == "inject" || strings.ContainsAny(value, "{}[]'\"") {
		return false
	}
	for pair := range strings.SplitSeq(first+";"+strings.TrimRight(rest, "; "), ";") {
		name, is, pairs := strings.Cut(pair, separator)
		name = oslo.Strip(name[strings.LastIndexByte(name, ',')+1:])
		if !pairs || name == "" || identifier(name) != len(name) || oslo.Strip(is) == "" || strings.HasPrefix(is, "//") {
			return false
		}
	}
	return true
}

// severalKeys reports whether a text is several Fernet keys with commas between them.
func severalKeys(text string) bool {
	keys := strings.Split(text, ",")
	return len(keys) > 1 && !slices.ContainsFunc(keys, func(key string) bool { return spec.CheckFernetKey(strings.TrimSpace(key)) != nil })
}

// windowsFolder reports whether a value is the path of a Windows folder, which
// may well end in a backslash.
func windowsFolder(value string) bool {
	drive := len(value) > 2 && value[1] == ':' && value[2] == '\\' && (value[0]|0x20 >= 'a' && value[0]|0x20 <= 'z')
	return (drive || strings.HasPrefix(value, `\\`)) && !strings.ContainsAny(value, "\n,")
}

func listTrap(value string, option *catalog.Option, judged bool) (what, fix string) {
	// Rules that judge each item would report the first and the last one.
	own := option.Name.Option == "api_servers" || option.Name.Option == "valid_interfaces" && !strings.ContainsAny(value, `'"`)
	if list, ok := option.Type.(types.ListType); ok && !own && !list.Bounds && inBrackets(value) {
		return "is in brackets: oslo.config's lists have none, so they stay in the first and the last item",
			"Write the items without brackets and quotes, separated by commas."
	}
	if hyphened(value) {
		return "is a list with hyphens as in YAML: oslo.config's lists have none, so they stay in the items",
			"Write the items without hyphens, separated by commas."
	}
	if strings.HasSuffix(option.Name.Option, "_mappings") && value[0] == '{' && strings.HasSuffix(oslo.Strip(value), "}") {
		return "is in braces, which stay in the first name and the last value",
			"Write NAME:VALUE pairs with commas between them, without braces and quotes."
	}
	names := !judged && listsNames(option)
	dropsQuotes := dropsQuotes(option)
	for item := range strings.SplitSeq(strings.TrimRight(oslo.Strip(value), ","), ",") {
		item = oslo.Strip(item)
		switch {
		case item == "":
		case quoteAtEdge(item) && !dropsQuotes && option.Name.Option != "api_servers": // api_servers_syntax finds it
			return "has a quoted item: oslo.config's lists know no quotes, so they stay in the items",
				"Write the items without quotes, separated by commas."
		case strings.Contains(item, "\n"):
			return "has no comma before a line break: both lines are one item",
				"End every line but the last with a comma."
		case typographicAtEdge(item):
			return "has an item with a typographic quote, which stays in the item", "Write the items without quotes, separated by commas."
		case names && severalNames(withoutBlanksBesideColons(item)):
			return "has several names in one item: oslo.config splits a list only at commas",
				"Write a comma between the items."
		case names && blanksMatter(option, item):
			return "has a blank beside a colon, which stays in the item", "Write each item without blanks."
		}
	}
	return "", ""
}

// dropsQuotes reports whether the type of a list's items takes a pair of quotes away;
// it refuses a lone one.
func dropsQuotes(option *catalog.Option) bool {
	list, ok := option.Type.(types.ListType)
	item, plain := list.Item.(types.StringType)
	return ok && plain && item.Quotes
}

// inlineComment reports whether a value begins like a comment, or has white space
// before a `#` or `;` in one of its lines.
func inlineComment(value string) bool {
	if value[0] == '#' || value[0] == ';' {
		return true
	}
	for i := 1; i < len(value); i++ {
		if (value[i] == '#' || value[i] == ';') && (value[i-1] == ' ' || value[i-1] == '\t') {
			return true
		}
	}
	return false
}

// inBraces reports whether a dict is written as in Python, YAML or JSON.
func inBraces(value string, option *catalog.Option) bool {
	dict, ok := option.Type.(types.DictType)
	return ok && !dict.Bounds && value[0] == '{' && strings.HasSuffix(oslo.Strip(value), "}")
}

// hyphened reports whether a value is a list of YAML, with an item on each line.
func hyphened(value string) bool {
	for line := range strings.SplitSeq(strings.Trim(value, "\n"), "\n") {
		if !strings.HasPrefix(strings.TrimLeft(line, " \t"), "- ") {
			return false
		}
	}
	return true
}

// inBrackets reports whether a value is written as a list of Python, YAML or JSON:
// in square brackets that are not those of an IPv6 address or of a JSON object.
func inBrackets(value string) bool {
	inner, opened := strings.CutPrefix(oslo.Strip(value), "[")
	inner, shut := strings.CutSuffix(inner, "]")
	return opened && shut && !strings.ContainsAny(inner, "[]{}") && (strings.ContainsAny(inner, ",'\"") || !strings.Contains(inner, ":"))
}

// listsNames reports whether a list's items are names or addresses, which hold no
// blanks and no semicolons.
func listsNames(option *catalog.Option) bool {
	name := option.Name.Option
	last := name[strings.LastIndexByte(name, '_')+1:]
	switch last {
	case "servers", "backends", "filters", "drivers", "plugins", "methods", "headers", "interfaces", "hosts", "apis",
		"protocols", "stores", "ranges", "mappings", "sentinels", "networks", "types", "list", "topics", "formats", "extensions", "weighers", "schemes", "addresses",
		"models", "flags", "monitors", "events", "origins", "images", "properties", "physnets", "ids", "roles":
		return true
	}
	return false
}

// severalNames reports whether an item is several names with blanks or semicolons
// between them.
func severalNames(item string) bool {
	names := 0
	for name := range strings.FieldsFuncSeq(item, func(r rune) bool { return r == ' ' || r == '\t' || r == ';' }) {
		for i := range len(name) {
			if c := name[i]; !isWordByte(c) && c != '.' && c != ':' && c != '/' && c != '*' && c != '+' {
				return false
			}
		}
		names++
	}
	return names > 1
}

// withoutBlanksBesideColons is an item as Neutron reads it where it splits at colons and
// strips the parts.
func withoutBlanksBesideColons(item string) string {
	parts := strings.Split(item, ":")
	for i := range parts {
		parts[i] = oslo.Strip(parts[i])
	}
	return strings.Join(parts, ":")
}

// blanksMatter reports whether an item has a blank beside a colon that its reader does
// not drop. Mappings are stripped, and int() takes a number with blanks.
func blanksMatter(option *catalog.Option, item string) bool {
	switch name := option.Name.Option; {
	case withoutBlanksBesideColons(item) == item, strings.HasSuffix(name, "_mappings"), name == "vni_ranges", name == "tunnel_id_ranges":
		return false
	case name == "network_vlan_ranges":
		network, _, _ := strings.Cut(item, ":")
		return oslo.Strip(network) != network
	}
	return true
}

func quoteAtEdge(value string) bool {
	first, last := value[0], value[len(value)-1]
	if first == '{' || first == '[' {
		return false // JSON, whose own quotes may stand at its end
	}
	return first == '"' || first == '\'' || last == '"' || last == '\''
}

// trapInSecret is trapIn for a secret. As a secret may contain anything, only what
// nobody writes into one counts.
func trapInSecret(value string) (what, fix string) {
	switch {
	case strings.HasPrefix(value, "= "), strings.HasPrefix(value, "> "):
		return "begins with a part of the sign before it: oslo.config ends the name at the first `=` or `:`",
			"Write one `=` between name and value."
	case unseen(value):
		return "contains an invisible character, which stays in the value",
			"Type the value anew: such characters come from copied text."
	case typographicAtEdge(value):
		return "has a typographic quote at an end: oslo.config drops only straight ones, so it stays in the value",
			"Write the value without quotes."
	case strings.HasSuffix(value, ` \`), strings.HasSuffix(value, "\t\\"):
		return "ends in a backslash: it stays in the value and does not continue the line",
			"Write the value on one line, without the backslash."
	case strings.Contains(value, "\n") && !strings.Contains(value, "-----BEGIN "):
		return "goes on over several lines: the line break becomes a part of the value",
			"Write the value on one line."
	case commentBehind(value):
		return "contains what looks like a comment, which oslo.config reads as part of the value",
			"Write the comment on a line of its own."
	}
	return "", ""
}

// commentBehind reports whether white space, a `#` or `;`, white space and a word
// follow something in a value.
func commentBehind(value string) bool {
	for i := 1; i+2 < len(value); i++ {
		if (value[i] == '#' || value[i] == ';') && isSpace(rune(value[i-1])) && isSpace(rune(value[i+1])) && isLetter(value[i+2]) {
			return true
		}
	}
	return false
}
