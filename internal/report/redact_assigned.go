package report

import "strings"

// longestName is how much of the text before a separator can be a name.
const longestName = 80

// assignedSecret finds where the value of the first secret assigned in a line
// begins, -1 if there is none: "password = x", "password: x", '"password":
// "x"', "Falsepassword=x", "--os-password x". Separators before from do not
// count, nor do query arguments of URLs, which end before the line does.
func assignedSecret(line string, from int) int {
	all := strings.TrimRight(line, " \t")
	scheme := strings.Index(line, "://")
	for at := from; at < len(all); at++ {
		switch c := line[at]; {
		case c == '=' || c == ':':
			if strings.HasPrefix(line[at:], "://") {
				at += len("://") - 1
				continue
			}
			end := nameEnd(line, at)
			begin := nameBegin(line, end)
			argument := c == '=' && end == at && scheme >= 0 && begin > scheme && (line[begin-1] == '?' || line[begin-1] == '&')
			if begin < end && !argument && secretBefore(line[begin:end], bareValue(all, at+1), c == '=') {
				return at + 1
			}
			if end := wordBefore(line, begin); end > from && secretBefore(line[nameBegin(line, end):end], "", true) {
				return end // "password x=y"
			}
		case c == '#' && at > 0 && (line[at-1] == ' ' || line[at-1] == '\t') && namesSecret(all[at+1:]):
			return at + 1
		case c == '-' && strings.HasPrefix(line[at:], "--") && (at == 0 || line[at-1] == ' ' || line[at-1] == '\t' || line[at-1] == '"' || line[at-1] == '\''):
			end := at + len("--")
			for end < len(all) && nameByte(all[end]) {
				end++
			}
			if end < len(all) && (all[end] == ' ' || all[end] == '\t') && SecretName(all[at+len("--"):end]) {
				return end
			}
			at = max(at, end-1)
		case c|0x20 == 'b' && len(all)-at > len("bearer ") && strings.EqualFold(all[at:at+len("bearer ")], "bearer ") && (at == 0 || !nameByte(line[at-1])):
			return at + len("bearer")
		}
	}
	if begin := strings.LastIndexAny(all, " \t") + 1; begin > from && !plainWord(all[begin:]) {
		if end := wordBefore(line, begin); end > from && secretBefore(line[nameBegin(line, end):end], "", true) {
			return end // "password x"
		}
	}
	return -1
}

// wordBefore goes back from a word over white space to the end of the word before, 0 if
// there is none.
func wordBefore(line string, begin int) int {
	end := begin
	for end > 0 && (line[end-1] == ' ' || line[end-1] == '\t') {
		end--
	}
	if end == begin {
		return 0
	}
	return end
}

// plainWord reports whether a word may be one of a sentence.
func plainWord(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; (c < 'a' || c > 'z') && strings.IndexByte(".,;:!?)'\"-", c) < 0 {
			return false
		}
	}
	return true
}

// nameEnd goes back from a separator over white space and a quote.
func nameEnd(line string, at int) int {
	for at > 0 && (line[at-1] == ' ' || line[at-1] == '\t') {
		at--
	}
	if at > 0 && strings.IndexByte("\"'`]", line[at-1]) >= 0 {
		at--
		for at > 0 && strings.IndexByte("\"'` \t", line[at-1]) >= 0 {
			at--
		}
	}
	return at
}

func nameBegin(line string, end int) int {
	begin := end
	for begin > 0 && end-begin < longestName && nameByte(line[begin-1]) {
		begin--
	}
	return begin
}

func nameByte(c byte) bool {
	return letter(c) || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c >= 0x80
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// bareValue is the start of the value at a position, without enclosing
// punctuation: enough to recognise a boolean, a number or a path.
func bareValue(line string, at int) string {
	value := strings.TrimLeft(line[at:], " \t")
	if len(value) > 256 {
		value = value[:256]
	}
	return bare(value)
}
