package report

import "strings"

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	pemDash  = "-----"
)

// redactPEM masks PEM blocks, from the BEGIN to the end of the END. A block
// that nothing ends reaches to the end of the text.
func redactPEM(text string) string {
	at := strings.Index(text, pemBegin)
	if at < 0 {
		return text
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(text[:at])
		b.WriteString(Mask)
		text = text[at:]
		end := strings.Index(text, pemEnd)
		if end < 0 {
			return b.String()
		}
		text = text[end+len(pemEnd):]
		if dash := strings.Index(text, pemDash); dash >= 0 {
			text = text[dash+len(pemDash):]
		} else {
			return b.String()
		}
		at = strings.Index(text, pemBegin)
	}
	b.WriteString(text)
	return b.String()
}
