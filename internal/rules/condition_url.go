package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// plainURL is met by a URL that leads to another host in clear text: http:// or
// ws://. A template's marker does not count as a host.
var plainURL = value(func(s *config.Setting) bool { return s.HasText() && leadsAwayPlain(s.Str()) })

// plainItem is plainURL for the items of a list in which a missing scheme means
// http.
var plainItem = item(func(text string) bool {
	if !strings.Contains(text, "://") && text != "" {
		text = "http://" + text
	}
	return leadsAwayPlain(text)
})

func leadsAwayPlain(text string) bool {
	e := parseEndpoint(text)
	return (e.plain() || strings.EqualFold(e.scheme, "ws")) && e.host != "" && !isLoopback(e.host) && marker(text) == ""
}

// onAnotherHost is met by a host that is known and not the machine itself.
var onAnotherHost = value(func(s *config.Setting) bool {
	return s.HasText() && !isLoopback(s.Str()) && marker(s.Str()) == ""
})
