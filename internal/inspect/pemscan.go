package inspect

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// OpenSSL reads a file in pieces of at most this many bytes, each ending at a
// newline if there is one; a longer line is several pieces.
const pemLineLength = 254

const (
	pemBegin = "-----BEGIN "
	pemEnd   = "-----END "
	pemTail  = "-----"
	// pemHeaderedLine is the length of every line except the last after a
	// header.
	pemHeaderedLine = 64
)

// block is one PEM block, or the failure to read one.
type block struct {
	index, line int
	label       string
	header      string
	data        []byte
	// problem says why there is no data; nothing after the block is read then.
	problem string
}

// scanner finds PEM blocks as OpenSSL does. encoding/pem differs: it silently
// skips a damaged block where OpenSSL stops with an error, and rejects white
// space that OpenSSL accepts.
type scanner struct {
	rest []byte
	// line is the line number of the next piece, from 1; partial means that the
	// last piece did not end its line.
	line    int
	partial bool
	count   int
	// text means that there was something other than a block and white space.
	text bool
}

// piece returns the next line, or as much of it as OpenSSL would read, without
// its newline and trailing white space.
func (s *scanner) piece() (piece []byte, ok bool) {
	if len(s.rest) == 0 {
		return nil, false
	}
	window := s.rest[:min(len(s.rest), pemLineLength)]
	size := len(window)
	ended := false
	if i := bytes.IndexByte(window, '\n'); i >= 0 {
		size, ended = i+1, true
	}
	piece = window[:size]
	s.rest = s.rest[size:]
	s.partial = !ended
	if ended {
		s.line++
	}
	// C strings end at a NUL; a line that begins with one ends the file.
	if i := bytes.IndexByte(piece, 0); i >= 0 {
		piece = piece[:i]
		if i == 0 {
			s.rest = nil
			s.text = true
			return nil, false
		}
	}
	for len(piece) > 0 && piece[len(piece)-1] <= ' ' {
		piece = piece[:len(piece)-1]
	}
	return piece, true
}

// next returns the next block. After a block with a problem there is none.
func (s *scanner) next() (block, bool) {
	first := true
	for {
		begin := s.line
		piece, ok := s.piece()
		if !ok {
			return block{}, false
		}
		if first {
			piece = bytes.TrimPrefix(piece, []byte("\xef\xbb\xbf"))
			first = false
		}
		label, ok := label(piece)
		if !ok {
			s.text = s.text || len(piece) > 0
			continue
		}
		b := block{index: s.count, line: begin, label: label}
		s.count++
		s.body(&b)
		if b.problem != "" {
			s.rest = nil
		}
		return b, true
	}
}

func label(piece []byte) (string, bool) {
	rest, ok := bytes.CutPrefix(piece, []byte(pemBegin))
	if !ok {
		return "", false
	}
	rest, ok = bytes.CutSuffix(rest, []byte(pemTail))
	return string(rest), ok
}

// body reads up to the END line. If there is an empty line or a colon, the text
// before the first empty line is the header.
func (s *scanner) body(b *block) {
	var text, header []byte
	var coloned, headered, last bool
	for {
		wasPartial := s.partial
		piece, ok := s.piece()
		switch {
		case !ok:
			b.problem = "has no END line"
			return
		case len(piece) == 0:
			if wasPartial {
				continue
			}
			if headered {
				b.problem = "has an empty line among its data"
				return
			}
			headered, header, text = true, text, nil
			continue
		case bytes.HasPrefix(piece, []byte(pemEnd)):
			if string(piece) != pemEnd+b.label+pemTail {
				b.problem = "has an END line that does not fit its BEGIN line"
				return
			}
			if coloned && !headered {
				text = nil
			}
			b.header = string(header)
			b.data, b.problem = decode(text)
			return
		case last:
			b.problem = "has lines of uneven length after its header"
			return
		}
		coloned = coloned || !headered && bytes.IndexByte(piece, ':') >= 0
		text = append(append(text, piece...), '\n')
		if headered {
			if len(piece) > pemHeaderedLine {
				b.problem = "has a line of more than 64 characters after its header"
				return
			}
			last = len(piece) < pemHeaderedLine
		}
	}
}

// decode reads base64 as OpenSSL does: blanks and line endings are allowed
// anywhere, a hyphen ends the data, and leftover bits do not matter.
func decode(text []byte) (data []byte, problem string) {
	const bad = "is not base64"
	packed := make([]byte, 0, len(text))
	for _, c := range text {
		if c == '-' {
			break
		}
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/', c == '=':
			packed = append(packed, c)
		default:
			return nil, bad
		}
	}
	if len(packed) == 0 {
		return nil, "is empty"
	}
	n, err := base64.StdEncoding.Decode(packed, packed)
	if err != nil {
		return nil, bad
	}
	return packed[:n], ""
}

// encrypted reads a block's header. OpenSSL knows one kind, for encrypted data.
func (b *block) encrypted() (encrypted bool, problem string) {
	if b.header == "" {
		return false, ""
	}
	kind, ok := strings.CutPrefix(b.header, "Proc-Type:")
	if !ok {
		return false, "has a header that is not Proc-Type"
	}
	kind, ok = strings.CutPrefix(strings.TrimLeft(kind, " \t"), "4,")
	if !ok {
		return false, "has a Proc-Type that is not 4"
	}
	kind, ok = strings.CutPrefix(strings.TrimLeft(kind, " \t"), "ENCRYPTED")
	if !ok {
		return false, "has a Proc-Type that is not ENCRYPTED"
	}
	kind, ok = strings.CutPrefix(strings.TrimLeft(kind, " \t\r"), "\n")
	if !ok || !strings.HasPrefix(kind, "DEK-Info:") {
		return false, "has no DEK-Info header"
	}
	return true, ""
}

// knownLabel keeps text that is not a label out of messages: anything may be
// between the hyphens.
func knownLabel(label string) string {
	if len(label) > 40 {
		return ""
	}
	for word := range strings.SplitSeq(label, " ") {
		switch word {
		case "ANY", "ATTRIBUTE", "CERTIFICATE", "CMS", "CRL", "DH", "DSA", "EC", "ED25519", "ED448", "ENCRYPTED",
			"MESSAGE", "NEW", "OPENSSH", "PARAMETERS", "PGP", "PKCS7", "PRIVATE", "PUBLIC", "BLOCK",
			"KEY", "REQUEST", "RSA", "SESSION", "SSL", "SSH2", "TRUSTED", "X25519", "X448", "X509", "X9.42":
		default:
			return ""
		}
	}
	return label
}
