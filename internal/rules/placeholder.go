package rules

import (
	"errors"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// marker returns the first piece of a text that a template or an installation
// guide left to be filled in, "" if there is none.
func marker(text string) string {
	if m := enclosed(text); m != "" {
		return m
	}
	return wordMarker(text)
}

// masked reports whether a text is what a tool shows in place of a value, or the value as
// a tool has encrypted it.
func masked(text string) bool {
	text = strings.TrimFunc(text, isSpace)
	switch text {
	case "(sensitive value)", "(sensitive)", "(known after apply)", "REDACTED", "[REDACTED]":
		return true
	}
	return len(text) > 2 && strings.Trim(text, "*") == "" || strings.HasPrefix(text, "ENC[AES256_GCM,") || strings.HasPrefix(text, "!vault")
}

// takesMarker reports whether an option itself has a text that looks like a marker:
// Heat has the choice POLL_TEMP_URL, and Octavia fills in {{ project_id }}, which is
// in a default.
func takesMarker(option *catalog.Option, marker string) bool {
	return strings.Contains(option.DefaultText(), marker) ||
		slices.ContainsFunc(option.Choices, func(choice types.Value) bool { return strings.Contains(choice.Text(), marker) })
}

// enclosed finds markers enclosed in special characters: {{ name }}, {% if %},
// <name>, ${name}, $(name), %NAME%, @NAME@ and __NAME__.
func enclosed(text string) string {
	if !strings.ContainsAny(text, "{$<%@_") {
		return "" // as nearly always
	}
	for _, pair := range [...][2]string{{"{{", "}}"}, {"{%", "%}"}, {"${", "}"}, {"$(", ")"}} {
		if m := between(text, pair[0], pair[1]); m != "" && !strings.Contains(m, "%(") { // a log's format may have braces
			return m
		}
	}
	if m := between(text, "<", ">"); len(m) > 2 && (isLetter(m[1]) || strings.IndexByte("_%=$", m[1]) >= 0) {
		return m
	}
	for _, edge := range [...]string{"%", "@", "__"} {
		if m := fenced(text, edge); m != "" {
			return m
		}
	}
	return ""
}

// between finds the first piece from begin to end, both included.
func between(text, begin, end string) string {
	at := strings.Index(text, begin)
	if at < 0 {
		return ""
	}
	length := strings.Index(text[at+len(begin):], end)
	if length < 0 {
		return ""
	}
	return text[at : at+len(begin)+length+len(end)]
}

// fenced finds a name in capitals between two equal delimiters. Two hexadecimal
// digits between percent signs are two encoded bytes, as in %C3%A4.
func fenced(text, edge string) string {
	for at := strings.Index(text, edge); at >= 0; {
		start := at + len(edge)
		next := strings.Index(text[start:], edge)
		if next < 0 {
			return ""
		}
		if name := text[start : start+next]; len(name) > 2 && isCapitals(name) {
			return text[at : start+next+len(edge)]
		}
		at = start + next
	}
	return ""
}

// isCapitals reports whether a text is a name in capitals, digits and
// underscores that starts with a letter.
func isCapitals(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !('A' <= c && c <= 'Z') && (i == 0 || !isDigit(c) && c != '_') {
			return false
		}
	}
	return text != ""
}

// wordMarker finds words that stand for a value to be filled in.
func wordMarker(text string) string {
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && isWordByte(text[end]) {
			end++
		}
		if end-start > 2 && isMarkerWord(text[start:end]) {
			return text[start:end]
		}
		start = end + 1
	}
	return ""
}

func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' || c == '-' }

// isMarkerWord judges one word of letters, digits, hyphens and underscores.
func isMarkerWord(word string) bool {
	if strings.HasPrefix(word, "__omit_place_holder__") {
		return true // Ansible's word for an argument to leave out
	}
	switch word {
	case "TODO", "TBD", "FIXME", "XXX", "XXXX":
		return true
	}
	if strings.IndexByte(word, '-') < 0 && strings.IndexByte(word, '_') < 0 {
		return strings.EqualFold(word, "changeme") || strings.EqualFold(word, "replaceme") || strings.EqualFold(word, "placeholder")
	}
	before, parts := "", 0
	last := ""
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '-' || r == '_' }) {
		switch lower := strings.ToLower(part); {
		case lower == "changeme", lower == "replaceme", lower == "placeholder" && parts > 0,
			before == "change" && (lower == "me" || lower == "this" || lower == "it"),
			before == "replace" && (lower == "me" || lower == "this" || lower == "with"),
			before == "your" && parts == 1:
			return true
		default:
			before = lower
		}
		parts++
		last = part
	}
	if parts < 2 || !isCapitals(word) || strings.HasPrefix(word, "CKK_") || strings.HasPrefix(word, "CKM_") {
		return false // the last two are key types and mechanisms of PKCS #11
	}
	switch last {
	case "HOST", "HOSTNAME", "IP", "ADDRESS", "FQDN", "VIP", "URL", "URI", "ENDPOINT", "PASS", "PASSWORD", "PASSWD", "SECRET",
		"DBPASS", "DBPASSWORD", "ID":
		return true
	case "NAME": // of what the installation guides name so
		return strings.HasSuffix(word, "_INTERFACE_NAME") || strings.HasSuffix(word, "_BRIDGE_NAME")
	}
	return false
}

// markedURL says which part of a URL that holds a secret is a marker, "" if none
// is. A password may contain anything, but as a whole is not a marker; published is
// set where another rule reports one that is a published word.
func markedURL(text string, published bool) string {
	_, rest, found := strings.Cut(text, "://")
	if !found {
		return ""
	}
	accounts, tail := "", rest
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		accounts, tail = rest[:at], rest[at+1:]
	}
	for part := range strings.SplitSeq(accounts, "@") {
		part = part[strings.LastIndexByte(part, ',')+1:]
		user, password, _ := strings.Cut(part, ":")
		if password != "" && (masked(password) || marker(password) == password) && !(published && publishedWord(password)) {
			return "password"
		}
		if user != "" && marker(user) == user {
			return "user"
		}
	}
	if marker(tail) != "" {
		return "host or path"
	}
	return ""
}

// unexpanded reports whether a value refers to a name in capitals that no
// option has: not a reference for oslo.config, but a variable of whatever wrote
// the file.
func unexpanded(s *config.Setting) bool {
	if s.State != config.Broken {
		return false
	}
	fault, ok := errors.AsType[*oslo.ReferenceError](s.Err)
	if !ok {
		return false
	}
	root := fault.Root()
	switch root.Kind {
	case oslo.UnknownOption:
		return isCapitals(root.Reference)
	case oslo.UnknownGroup:
		return isCapitals(root.Reference) || ofTerraform(root.Reference)
	}
	return false
}

// ofTerraform reports whether a reference is one of Terraform's, which are in a group
// of their own: ${var.name}, ${local.name}, ${data.type.name.attribute}.
func ofTerraform(reference string) bool {
	group, _, _ := strings.Cut(reference, ".")
	return oneOf(group, "var", "local", "data", "module", "each", "terraform")
}
