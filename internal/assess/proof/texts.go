package proof

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// Texts returns one to three plausible configuration files: covered sections,
// aliases, sections that nothing covers, odd headers, various line endings,
// comments, multi-line values, references.
func (r *Random) Texts(number int) conformance.Case {
	c := conformance.Case{ID: fmt.Sprintf("texts-%05d", number)}
	for i := range pick(r, 1, 1, 2, 3) {
		c.Files = append(c.Files, conformance.NewFile(fmt.Sprintf("%d.conf", i), r.file()))
	}
	return c
}

func (r *Random) file() string {
	end := pick(r, "\n", "\n", "\n", "\r\n", "\r")
	var b strings.Builder
	line := func(text string) { b.WriteString(strings.ReplaceAll(text, "\n", end) + end) }
	if r.chance(60) {
		b.WriteString("\ufeff")
	}
	if r.chance(3) {
		line(pick(r, "# a comment", "", "; another"))
	}
	for range 1 + r.IntN(4) {
		header := pick(r, "glance", "glance", "glance", "GLANCE", "Glance", "ssl", "SSL", "DEFAULT", "DEFAULT", "cinder", "Neutron", "libvirt", "default", "glance ", " glance", "other", "Other", "a]b", "x y", "É", "[z", "keystone_authtoken", "service_user", "placement", "ironic")
		line("[" + header + "]")
		for range r.IntN(6) {
			switch r.IntN(14) {
			case 0:
				line(pick(r, "# comment", "; comment", "", "\t", "#", "#name = value"))
			case 1:
				line(pick(r, "# "+r.value(), "x = "+r.value()+"\n    "+r.value()+"\n\t# not a comment"))
			default:
				line(r.nameIn(header) + pick(r, " = ", "=", ": ", " :", "=  ", "\t=\t") + r.value())
			}
		}
		if r.chance(200) {
			line(pick(r, "no separator", "[broken", "[]", "= x", " early"))
		}
	}
	text := b.String()
	if r.chance(4) {
		text = strings.TrimSuffix(text, end)
	}
	return text
}

// nameIn is a name that the section reads or used to read, or one of no
// section.
func (r *Random) nameIn(header string) string {
	if r.chance(8) {
		return pick(r, "x", "Insecure", "valid-interfaces", "unknown", "my-opt", "é", "a b", "cafile#", "host", "port", "protocol", "allowed_direct_url_schemes", "use_glance_v1", "password", "username", "auth_url", "retriable_status_codes")
	}
	switch group := oslo.GroupOf(header); group {
	case "ssl":
		return pick(r, "ca_file", "cert_file", "key_file", "other")
	case "DEFAULT":
		return pick(r, "debug", "state_path", "x", "compute_driver", "reserved_host_cpus", "transport_url")
	case "libvirt":
		return pick(r, "volume_use_multipath", "iscsi_use_multipath", "num_volume_scan_tries", "num_iscsi_scan_tries", "rbd_user", "images_type")
	case "other":
		return pick(r, "a", "b", "a")
	case "glance":
		if r.chance(5) {
			return pick(r, "api_insecure", "insecure")
		}
		fallthrough
	default:
		release, err := catalog.Resolve(r.release)
		if err != nil {
			return "x"
		}
		section, ok := release.Section("nova", group)
		if !ok || len(section.All()) == 0 {
			return pick(r, "a", "b", "cafile", "insecure")
		}
		option := pick(r, section.All()...)
		if older := option.Deprecated; len(older) > 0 && r.chance(2) {
			return pick(r, older...).Option
		}
		return option.Name.Option
	}
}

// value is the text after an assignment's separator.
func (r *Random) value() string {
	switch r.IntN(9) {
	case 0:
		return r.referring()
	case 1:
		return strings.ReplaceAll(r.Text(), "\n", "\n  ")
	case 2:
		return pick(r, "a,\n    b,\n\tc", "\n  first\n  second", "\"quoted\"", "'x'", "\"", "\" padded \"", "\"a\",\"b\"", "a\n  # no comment", "one\n    [ssl]", "\"x\n  y\"")
	}
	return pick(r, "true", "False", "yes", "0", "1", "3", "-1", "5.5", "", "internal", "internal, public", "http://a:9292", "http://u:pw@a,http://b", "/etc/ssl/ca.pem", "503,504,", "image", "RegionOne", "many")
}

// Fits reports whether a case consists only of Nova's files with [glance].
func Fits(c *conformance.Case) bool {
	if c.Group != "" && c.Group != "glance" || c.Register == "none" || c.Register == "ksa" || len(c.Extra) > 0 || len(c.Env) > 0 || len(c.Files) == 0 {
		return false
	}
	names := map[string]bool{}
	for i := range c.Files {
		if strings.Contains(c.Files[i].Text(), "$keystone_authtoken.auth_url") {
			return false // registered once an auth plugin is loaded, which the recorder does not do
		}
		if c.Files[i].Base64 != nil || names[c.Files[i].Name] {
			return false
		}
		names[c.Files[i].Name] = true
	}
	return true
}
