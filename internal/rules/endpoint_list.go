package rules

import "strings"

// joined says what makes a list item something other than one endpoint, "" for
// nothing: a separator that oslo.config does not split at, or the brackets and
// quotes of another language's list.
func joined(e *endpoint) string {
	text := strings.TrimFunc(e.text, isSpace)
	switch {
	case text == "":
		return "is empty"
	case strings.IndexByte(text, ',') >= 0: // in an attribute: a text is split there
		return "contains a comma, which ends an item"
	case strings.ContainsAny(text, `"'`):
		return "contains a quotation mark"
	case strings.HasPrefix(text, "[") && !(e.bracketed && (e.newHost || isIPv6(e.host))),
		strings.HasSuffix(text, "]") && !(e.bracketed && strings.HasSuffix(text, e.host+"]")):
		return "contains a bracket"
	}
	if separator := separated(text); separator != "" {
		return "contains " + separator + " between items"
	}
	if strings.IndexByte(e.host, ';') >= 0 || strings.IndexByte(e.port, ';') >= 0 {
		return "contains a semicolon between items"
	}
	return ""
}

// separated names the separator before a piece of the text that looks like
// another endpoint.
func separated(text string) string {
	for rest := text; ; {
		at := strings.IndexFunc(rest, func(r rune) bool { return r == ';' || isSpace(r) })
		if at < 0 {
			return ""
		}
		separator := "white space"
		if rest[at] == ';' {
			separator = "a semicolon"
		}
		rest = strings.TrimLeftFunc(rest[at:], func(r rune) bool { return r == ';' || isSpace(r) })
		piece := rest
		if end := strings.IndexFunc(rest, func(r rune) bool { return r == ';' || isSpace(r) }); end >= 0 {
			piece = rest[:end]
		}
		e := parseEndpoint(piece)
		if e.scheme != "" || e.host != "" && isPort(e.port) {
			return separator
		}
	}
}
