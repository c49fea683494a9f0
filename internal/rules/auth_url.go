package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkAuthURLVersion(p *Pass) {
	plugin, url := p.authPlugin(), p.Get("auth_url")
	if plugin == nil || (!scoped(plugin.Name) && !strings.HasPrefix(plugin.Name, "v3")) {
		return
	}
	kind := p.Get("auth_type")
	v2, v3 := strings.HasPrefix(plugin.Name, "v2"), strings.HasPrefix(plugin.Name, "v3")
	if text, ends := urlAndEnd(url); ends {
		fault := ""
		path := strings.TrimRight(parseEndpoint(text).path, "/")
		switch last := path[strings.LastIndexByte(path, '/')+1:]; {
		case last == "tokens":
			fault = "names the address of the tokens, which keystoneauth appends itself"
		case v2 && last == "v3", v2 && path == "" && !oslo.Holed(text):
			fault = fmt.Sprintf("does not end in /v2.0, as auth_type = %s needs", report.Show(plugin.Name))
		case v3 && last == "v2.0":
			fault = fmt.Sprintf("names version 2.0, and auth_type = %s speaks version 3", report.Show(plugin.Name))
		case plugin.Name == "v3tokenlessauth" && !oslo.Holed(text) && !strings.Contains(path, "/v3"):
			fault = "does not end in /v3, which this plugin does not append"
		case !v2 && last == "v2.0" && p.namesDomain():
			fault = "names version 2.0, which has no domains: keystoneauth raises DiscoveryFailure"
		case !v2 && last == "v2.0" && p.Release.Major() >= keystoneV3Only:
			p.Report(Problem{On: url, Levels: "WEE", Message: fmt.Sprintf("auth_url = %s names version 2.0, which Keystone has not had since Queens", url.Show())})
			return
		}
		if fault != "" {
			p.Report(Problem{On: url, Message: fmt.Sprintf("auth_url = %s %s", url.Show(), fault)})
			return
		}
	}
	if v2 && p.Release.Major() >= keystoneV3Only {
		p.Report(Problem{
			On: kind, Levels: "WEE",
			Message:     fmt.Sprintf("auth_type = %s speaks version 2.0 of the Identity API, which Keystone has not had since Queens", report.Show(plugin.Name)),
			Remediation: fmt.Sprintf("Set auth_type = %q, and name the domains of user and project.", strings.TrimPrefix(plugin.Name, "v2")),
		})
	}
}

// urlAndEnd returns a URL, with holes if it is only partly known, and reports
// whether the end of its path is known.
func urlAndEnd(url *config.Setting) (text string, ends bool) {
	if url.HasText() {
		return url.Str(), true
	}
	text = url.Outline()
	return text, text != "" && !oslo.Holed(text[strings.LastIndexByte(strings.TrimRight(text, "/"), '/')+1:])
}

// namesDomain reports whether a domain is definitely named, which version 2.0
// does not support.
func (p *Pass) namesDomain() bool {
	for _, option := range [...]string{"user_domain_id", "user_domain_name", "project_domain_id", "project_domain_name", "domain_id", "domain_name"} {
		if p.has(option) {
			return true
		}
	}
	return false
}
