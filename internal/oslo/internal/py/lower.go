package py

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is Python's str.lower: the full mapping, with the dotted capital I as
// two characters and the final sigma by its context. Text that is already lower
// case is returned without an allocation.
func Lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return lowerFrom(s, i)
		}
	}
	return s
}

func lowerFrom(s string, start int) string {
	var b strings.Builder
	b.Grow(len(s) + 4)
	b.WriteString(s[:start])
	for i, r := range s[start:] {
		switch r {
		case 'İ':
			b.WriteString("i̇")
		case 'Σ':
			at := start + i
			if finalSigma(s[:at], s[at+len("Σ"):]) {
				b.WriteRune('ς')
			} else {
				b.WriteRune('σ')
			}
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// finalSigma is Unicode's Final_Sigma condition: a cased letter before it and
// none after, skipping case-ignorable characters.
func finalSigma(before, after string) bool {
	cased := false
	for len(before) > 0 {
		r, size := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-size]
		if ignorable(r) {
			continue
		}
		cased = isCased(r)
		break
	}
	if !cased {
		return false
	}
	for _, r := range after {
		if ignorable(r) {
			continue
		}
		return !isCased(r)
	}
	return true
}

func isCased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

func ignorable(r rune) bool {
	switch r {
	case '\'', '.', ':', '·', '΄', '՟', '״', '‘', '’', '․', '‧', '︓', '﹒', '﹕', '＇', '．', '：', '^', '`', '¨', '\u00ad', '¯', '´', '¸':
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}
