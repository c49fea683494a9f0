package proof

import "strings"

// Text converts a value in record.py's encoding to its text in the output
// values; ok is false for null and for errors.
func Text(value any) (text string, ok bool) {
	switch value := value.(type) {
	case string:
		kind, text, _ := strings.Cut(value, ":")
		switch kind {
		case "n":
			return "", false
		case "b":
			return strings.ToLower(text), true
		}
		return text, true
	case []any:
		items := make([]string, len(value))
		for i := range value {
			items[i], _ = Text(value[i])
		}
		return strings.Join(items, ","), true
	}
	return "", false
}

// Failed reports whether an option could not be read.
func Failed(value any) bool {
	fields, ok := value.(map[string]any)
	return ok && fields["error"] != nil
}

// digested reports whether only a text's digest is recorded.
func digested(value any) bool {
	fields, ok := value.(map[string]any)
	return ok && fields["sha256"] != nil
}

// body is a rendered text without the header that names the rules it failed:
// rules change, but what oslo.config reads does not.
func body(text string) string {
	if head, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(head, "# NOT APPROVED") {
		return rest
	}
	return text
}
