package py

import "strings"

// Unquote is urllib.parse.unquote: escapes are decoded as UTF-8, invalid bytes
// become U+FFFD, and a percent sign without two digits stays. replaced reports
// whether there is a U+FFFD.
func Unquote(s string) (text string, replaced bool) {
	if !strings.Contains(s, "%") {
		return s, false
	}
	var out strings.Builder
	out.Grow(len(s))
	for len(s) > 0 {
		// The library decodes each run of ASCII separately, so an escape never
		// completes an adjacent unescaped character.
		end := 0
		for end < len(s) && s[end] < 0x80 {
			end++
		}
		if end == 0 {
			for end < len(s) && s[end] >= 0x80 {
				end++
			}
			out.WriteString(s[:end])
		} else if writeDecoded(&out, unescape(s[:end])) {
			replaced = true
		}
		s = s[end:]
	}
	return out.String(), replaced
}

// unescape replaces escapes with bytes.
func unescape(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			out = append(out, value(s[i+1])<<4|value(s[i+2]))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}

// Quote is urllib.parse.quote, which by default keeps slashes.
func Quote(s string) string {
	const digits = "0123456789ABCDEF"
	var out strings.Builder
	out.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isAlpha(c) || isDigit(c) || strings.IndexByte("_.-~/", c) >= 0 {
			out.WriteByte(c)
			continue
		}
		out.WriteByte('%')
		out.WriteByte(digits[c>>4])
		out.WriteByte(digits[c&15])
	}
	return out.String()
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// value is the value of a hexadecimal digit.
func value(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
