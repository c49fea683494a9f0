package rules

import (
	"fmt"
	"net/netip"
	"strings"

	"golang.org/x/net/idna"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkEndpointAuthority(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() {
			continue
		}
		if f.scheme == "" && !f.newScheme && f.host == "" && strings.IndexFunc(f.text, isSpace) < 0 {
			continue // endpoint_scheme says what is missing
		}
		for _, wrong := range f.authorityFaults(f.formatted()) {
			p.endpointProblem(f, wrong)
		}
	}
}

// severalURLs reports whether a text is more than one URL of HTTP, with a comma, a
// semicolon or white space between them.
func severalURLs(text string) bool {
	for _, scheme := range [...]string{"http://", "https://"} {
		if at := strings.LastIndex(text, scheme); at > 0 && strings.Contains(text[:at], "://") && strings.IndexByte(",; \t\n", text[at-1]) >= 0 {
			return true
		}
	}
	return false
}

// authorityFaults lists what is wrong with the host, the port and the
// characters around them. For a text with white space or a backslash that is
// the only fault, because it is unclear where its host ends. In an endpoint
// that keystoneauth formats, percent signs are another rule's business.
func (f *found) authorityFaults(formatted bool) []Problem {
	switch {
	case f.item == nil && severalURLs(f.text):
		return []Problem{{
			Message:     fmt.Sprintf("%s contains several URLs, and the option takes one", f),
			Effect:      "The HTTP client treats the whole text as one URL, and asks for a host that does not exist.",
			Remediation: "Write one URL, such as that of a load balancer.",
		}}
	case strings.IndexFunc(f.text, isSpace) >= 0:
		return []Problem{{
			Message:     fmt.Sprintf("%s contains white space", f),
			Effect:      "The HTTP client encodes it as part of the host or the path, so it asks for a host or a path that does not exist.",
			Remediation: "Remove the white space.",
		}}
	case strings.IndexByte(f.text, '\\') >= 0:
		return []Problem{{
			Message:     fmt.Sprintf("%s contains a backslash", f),
			Effect:      "The HTTP client ends the host at a backslash, where other software reads on: the request goes to a different host than the text suggests.",
			Remediation: "Write / where a slash is meant.",
		}}
	case f.brokenUser:
		return []Problem{{
			Message:     fmt.Sprintf("%s contains a /, ? or # in its user information, where the host would end", f),
			Remediation: "Remove everything up to the @; set username and password in the section that authenticates.",
		}}
	}
	var wrong []Problem
	if problem := f.hostFault(formatted); problem.Message != "" && !f.newHost {
		wrong = append(wrong, problem)
	}
	if f.port != "" && !isPort(f.port) && !oslo.Holed(f.port) {
		wrong = append(wrong, Problem{Message: fmt.Sprintf("%s has %s, where 1 to 65535 is possible", f, f.portShown())})
	}
	return wrong
}

// open reports whether a piece of the endpoint may be shown: it is outside what
// may be a password, however the text is split.
func (e *endpoint) open(piece string) bool { return strings.Contains(e.masked(), piece) }

func (f *found) portShown() string {
	if f.open(":" + f.port) {
		return "the port " + report.Show(f.port)
	}
	return "an invalid port"
}

// likelyPort splits an IPv6 address without brackets whose last group is rather a port:
// a number with as many digits as the ports of services have.
func likelyPort(host string) (address, port string, ok bool) {
	at := strings.LastIndexByte(host, ':')
	if at < 0 || len(host)-at-1 < 4 || !allDigits(host[at+1:]) {
		return "", "", false
	}
	address, port = host[:at], host[at+1:]
	_, err := netip.ParseAddr(address)
	return address, port, err == nil
}

// hostFault says what is wrong with the host; without a message nothing is.
func (f *found) hostFault(formatted bool) Problem {
	host := f.host
	switch {
	case f.bareIPv6:
		problem := Problem{
			Message:     fmt.Sprintf("%s has an IPv6 address without brackets", f),
			Remediation: "Write the address in brackets, as in https://[2001:db8::1]:9292.",
		}
		if f.open(host) {
			problem.Remediation = fmt.Sprintf("Write the address as [%s].", report.Redact(host))
			if address, port, ok := likelyPort(host); ok {
				problem.Remediation = fmt.Sprintf("Write the address as [%s]:%s, or as [%s] if %s belongs to it.", report.Redact(address), report.Redact(port), report.Redact(host), report.Redact(port))
			}
		}
		return problem
	case f.unclosed:
		return Problem{Message: fmt.Sprintf("%s opens a bracket and never closes it", f)}
	case f.trailing:
		return Problem{Message: fmt.Sprintf("%s has something other than a port after the bracket", f)}
	case host == "":
		return Problem{Message: fmt.Sprintf("%s names no host", f)}
	case f.bracketed:
		return f.bracketFault()
	case f.colons:
		return Problem{Message: fmt.Sprintf("%s has more than one colon in its host and port", f)}
	case !isASCII(host):
		return f.foreignFault()
	}
	if formatted {
		host = formattable(host)
	}
	return f.nameFault(host)
}

func (f *found) bracketFault() Problem {
	// Between the brackets of a URL a zone's % may be written as %25.
	address, err := netip.ParseAddr(strings.Replace(f.host, "%25", "%", 1))
	if err != nil || address.Is4() {
		return Problem{Message: fmt.Sprintf("%s has something other than an IPv6 address in its brackets", f)}
	}
	return Problem{}
}

// foreignFault is for a host outside ASCII, which only some versions of the
// HTTP client's libraries can encode.
func (f *found) foreignFault() Problem {
	problem := Problem{
		Message:     fmt.Sprintf("%s has a host outside ASCII", f),
		Effect:      "Whether the HTTP client encodes such a name depends on libraries and versions; two letters that look alike may name two hosts.",
		Remediation: "Write the host in its ASCII form, xn--...",
	}
	if ascii, err := idna.Lookup.ToASCII(f.host); err == nil && ascii != "" && f.open(f.host) {
		problem.Remediation = fmt.Sprintf("Write the host as %s.", report.Redact(ascii))
	}
	return problem
}

// nameFault judges a host name or an IPv4 address.
func (f *found) nameFault(host string) Problem {
	if _, ok := decodeIPv4(host); ok {
		return Problem{}
	}
	name := strings.TrimSuffix(host, ".")
	bad := func(why string) Problem {
		if !f.open(f.host) {
			return Problem{Message: fmt.Sprintf("%s has an invalid host", f)}
		}
		return Problem{Message: fmt.Sprintf("%s has the host %s, which %s", f, report.Show(f.host), why)}
	}
	if len(name) > 253 {
		return bad("is longer than the 253 characters that a name can have")
	}
	underscore, label := false, ""
	for label = range strings.SplitSeq(name, ".") {
		switch {
		case label == "":
			return bad("has an empty label")
		case len(label) > 63:
			return bad("has a label of more than 63 characters")
		case label[0] == '-' || label[len(label)-1] == '-':
			return bad("has a label that begins or ends with a hyphen")
		}
		for i := range len(label) {
			switch c := label[i]; {
			case c == '_':
				underscore = true
			case !isLetter(c) && !isDigit(c) && c != '-':
				return bad(fmt.Sprintf("contains %s", report.Quote(string(rune(c)))))
			}
		}
	}
	if allDigits(label) {
		return bad("is neither an IPv4 address nor a name")
	}
	if underscore {
		problem := bad("contains an underscore")
		problem.Levels = "WWW"
		problem.Effect = "Host names have no underscores: some resolvers, proxies and certificate checks refuse such a name."
		problem.Remediation = "Use a name with a hyphen instead."
		return problem
	}
	return Problem{}
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
