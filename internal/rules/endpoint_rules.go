package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkEndpointScheme(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() || f.newScheme {
			continue
		}
		problem := Problem{Remediation: "Write the whole URL, https://host:port."}
		switch {
		case isHTTP(f.scheme):
			continue
		case f.scheme != "":
			problem.Message = fmt.Sprintf("%s has the scheme %s, where only http and https are known", f, report.Show(f.scheme))
		default:
			problem.Message = fmt.Sprintf("%s has no scheme", f)
			if f.plaintext(p) {
				problem.Message += " and is taken for plain http://"
				problem.Effect = "Nova puts http:// before it, so that tokens and image data cross the network unencrypted, and from Nova 17 on every request fails."
			}
		}
		if p.Release.Major() < firstSchemed {
			problem.Levels = "WWW"
		}
		p.endpointProblem(f, problem)
	}
}

func checkCredentialsInURL(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.hasCredentials() {
			continue
		}
		what := "a user name"
		if f.brokenUser || strings.IndexByte(f.userinfo, ':') >= 0 {
			what = "a user name and a password"
		}
		p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s contains %s", f, what)})
	}
}

func checkEndpointQueryOrFragment(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() {
			continue
		}
		what := ""
		switch {
		case f.hasQuery && f.hasPart:
			what = "a query and a fragment"
		case f.hasQuery:
			what = "a query"
		case f.hasPart:
			what = "a fragment"
		default:
			continue
		}
		p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s contains %s: the path of each request is appended after it and lost", f, what)})
	}
}

func checkEndpointVersionSuffix(p *Pass) {
	if !p.isImages() {
		return
	}
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		if !f.sound() {
			continue
		}
		version := versionSuffix(f.path)
		switch {
		case version == "" || f.hasQuery || f.hasPart:
		case f.item != nil:
			p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s ends in %s: requests go to %s/v2/images", f, version, version)})
		case f.on.Name() == "endpoint_override":
			p.endpointProblem(f, Problem{
				Levels:  "III",
				Message: fmt.Sprintf("%s ends in %s, which Nova removes", f, version),
				Effect:  "Nova removes a version at the end of endpoint_override before the image client appends its own; other clients of the same value may not.",
			})
		}
	}
}

// versionSuffix is the version at the end of a path, as in /v2 or /image/v2.0/,
// "" for none.
func versionSuffix(path string) string {
	path = strings.TrimRight(path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	number, ok := strings.CutPrefix(last, "v")
	major, minor, dotted := strings.Cut(number, ".")
	if !ok || last == path || !allDigits(major) || dotted && !allDigits(minor) {
		return ""
	}
	return "/" + report.Redact(last)
}

func allDigits(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}

func checkSpecialAddress(p *Pass) {
	all := p.endpoints()
	for i := range all {
		f := &all[i]
		kind := special(f.host)
		if kind == "" || f.newHost {
			continue
		}
		problem := Problem{Message: fmt.Sprintf("%s is %s address", f, kind)}
		if address, ok := hostAddress(f.host); ok && address.String() != f.host {
			problem.Message += ", " + address.String()
		}
		if kind == loopback && isThisHost(f.host) {
			problem.Levels = "IWW"
			problem.Effect = "Every host that gets this configuration asks itself, not the service: right only where the service, or a proxy of it, listens on each of them."
		}
		p.endpointProblem(f, problem)
	}
}

func checkPlaceholderValue(p *Pass) {
	for _, on := range p.Given() {
		if unexpanded(on) {
			problem := Problem{On: on, Message: on.Name() + " still contains a variable that a shell or a template system should have replaced"}
			if on.Option.Sensitive {
				problem.Remediation = "Write the value that the variable stands for, or `\\$` where the secret itself has a dollar sign."
			}
			p.Report(problem)
			continue
		}
		p.holedMarkers(on)
		if !judgeable(on) {
			continue
		}
		if isList(on) && !p.standsForNothing(on) {
			for i := range on.Items {
				if m := marker(on.Items[i].Text); m != "" {
					p.Report(Problem{On: on, Item: &on.Items[i], Message: stillHolds(fmt.Sprintf("%s[%d]", on.Name(), on.Items[i].Index), m, on.Items[i].Text)})
				}
			}
			continue
		}
		if p.standsForNothing(on) {
			p.Report(Problem{
				On: on, Message: on.Name() + " is the word that a program writes for no value, and oslo.config takes it as text",
				Remediation: "Write the value, or leave the option out.",
			})
			continue
		}
		m := marker(on.Str())
		switch {
		case masked(on.Str()):
			p.Report(Problem{
				On: on, Message: on.Name() + " is what a tool shows in place of a value, or the value as a tool encrypted it",
				Remediation: "Write the value itself, or read it from where it is stored.",
			})
		case m == "" && markedURL(on.Str(), true) != "":
			p.Report(Problem{On: on, Message: on.Name() + " contains asterisks, which a tool shows in place of a password", Remediation: "Write the password itself, or read it from where it is stored."})
		case m == "" || takesMarker(on.Option, m):
		case !on.Option.Sensitive:
			p.Report(Problem{On: on, Message: stillHolds(on.Name(), m, on.Str())})
		case m == strings.TrimFunc(on.Str(), isSpace): // a secret may contain anything, but as a whole is not a marker
			if !p.publishedHere(on) {
				p.Report(Problem{On: on, Message: on.Name() + " is still a placeholder to be filled in"})
			}
		default:
			if place := markedURL(on.Str(), p.publishedHere(on)); place != "" {
				p.Report(Problem{On: on, Message: on.Name() + " still contains a placeholder to be filled in, as its " + place})
			}
		}
	}
}

// inPassword reports whether a marker may be in a password although the text
// has no URL scheme: user:<marker>@host.
func inPassword(value, marker string) bool {
	before, after, _ := strings.Cut(value, marker)
	if _, rest, ok := strings.Cut(before, "://"); ok {
		before = rest
	}
	return strings.Contains(before, ":") && strings.Contains(after, "@")
}

// stillHolds names the marker, unless it is in a password.
func stillHolds(name, marker, value string) string {
	if !strings.Contains(report.Redact(value), marker) || inPassword(value, marker) {
		return name + " still contains a marker inside a password"
	}
	message := fmt.Sprintf("%s still contains the marker %s", name, report.Show(marker))
	if marker[0] == '$' || marker[0] == '{' {
		message += ", which a shell or a template system should have replaced"
	}
	return message
}

func checkAPIServersSyntax(p *Pass) {
	all := p.endpoints()
	first := make(map[string]int, len(all))
	for i := range all {
		f := &all[i]
		switch {
		case f.item == nil || f.marker != "":
		case f.joined != "":
			p.endpointProblem(f, Problem{Message: fmt.Sprintf("%s %s", f, f.joined)})
		default:
			if oslo.Holed(f.text) {
				continue // the two need not be the same
			}
			normal := f.normal()
			earlier, again := first[normal]
			if !again {
				first[normal] = f.item.Index
				continue
			}
			p.endpointProblem(f, Problem{
				Levels:      "WWW",
				Message:     fmt.Sprintf("%s is the same endpoint as api_servers[%d]", f, earlier),
				Effect:      "Nova draws from the list at random: an endpoint listed twice gets twice the requests, and a retry may go to the one that has just failed.",
				Remediation: "Write each endpoint once.",
			})
		}
	}
}
