package proof

import "strings"

// Text is a value in record.py's encoding as the output values words it; ok is
// false for null and for errors.
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

// Failed reports whether an option did not read.
func Failed(value any) bool {
	fields, ok := value.(map[string]any)
	return ok && fields["error"] != nil
}

// digested reports whether a text is recorded by its digest alone.
func digested(value any) bool {
	fields, ok := value.(map[string]any)
	return ok && fields["sha256"] != nil
}

// body is a rendered text without the head that names the rules it failed:
// rules come and go, what oslo.config reads stays.
func body(text string) string {
	if head, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(head, "# NOT APPROVED") {
		return rest
	}
	return text
}
