package report

import "strings"

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	pemDash  = "-----"
	pemKey   = "PRIVATE KEY"
)

// redactPEM masks PEM blocks, from the BEGIN to the end of the END. A block
// without an end extends to the end of the text, one without a beginning to the
// text's beginning.
func redactPEM(text string) string {
	at := strings.Index(text, pemBegin)
	end := strings.Index(text, pemEnd)
	if at < 0 && end < 0 {
		return text
	}
	var b strings.Builder
	if end >= 0 && (at < 0 || end < at) {
		text = Mask + afterPEM(text[end:])
		at = strings.Index(text, pemBegin)
	}
	for at >= 0 {
		b.WriteString(text[:at])
		b.WriteString(Mask)
		text = text[at:]
		end := strings.Index(text, pemEnd)
		if end < 0 {
			return b.String()
		}
		text = afterPEM(text[end:])
		at = strings.Index(text, pemBegin)
	}
	b.WriteString(text)
	return b.String()
}

// afterPEM is the text after its first line, which ends a block.
func afterPEM(text string) string {
	text = text[len(pemEnd):]
	if dash := strings.Index(text, pemDash); dash >= 0 {
		return text[dash+len(pemDash):]
	}
	return ""
}

// lastPEM finds the last BEGIN and the last END of a PEM block in a line, -1
// for none. A private key's dashes may be missing.
func lastPEM(line string) (begins, ends int) {
	begins, ends = strings.LastIndex(line, pemBegin), strings.LastIndex(line, pemEnd)
	if strings.Contains(line, pemKey) {
		begins = max(begins, strings.LastIndex(line, "BEGIN "))
		ends = max(ends, strings.LastIndex(line, "END "))
	}
	return begins, ends
}
