package report

import "strings"

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	pemDash  = "-----"
	pemKey   = "PRIVATE KEY"
)

// redactPEM masks PEM blocks, from the BEGIN to the end of the END. A block
// that nothing ends reaches to the end of the text, one that nothing begins from
// its beginning.
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

// afterPEM is what follows the line that ends a block and that a text begins
// with.
func afterPEM(text string) string {
	text = text[len(pemEnd):]
	if dash := strings.Index(text, pemDash); dash >= 0 {
		return text[dash+len(pemDash):]
	}
	return ""
}

// lastPEM finds the last line of a PEM block's beginning and of its end in a
// line, -1 where there is none. Dashes may be lost where a private key is named.
func lastPEM(line string) (begins, ends int) {
	begins, ends = strings.LastIndex(line, pemBegin), strings.LastIndex(line, pemEnd)
	if strings.Contains(line, pemKey) {
		begins = max(begins, strings.LastIndex(line, "BEGIN "))
		ends = max(ends, strings.LastIndex(line, "END "))
	}
	return begins, ends
}
