package py

import "strings"

// Pair is one name and value of a query, decoded.
type Pair struct{ Name, Value string }

// ParseQuery is urllib.parse.parse_qsl with its defaults: a name without a
// value is omitted; dropped lists such names, decoded.
func ParseQuery(s string) (pairs []Pair, dropped []string) {
	for item := range strings.SplitSeq(s, "&") {
		if item == "" {
			continue
		}
		name, text, _ := strings.Cut(item, "=")
		if text == "" {
			dropped = append(dropped, unquotePlus(name))
			continue
		}
		pairs = append(pairs, Pair{unquotePlus(name), unquotePlus(text)})
	}
	return pairs, dropped
}

func unquotePlus(s string) string {
	text, _ := Unquote(strings.ReplaceAll(s, "+", " "))
	return text
}
