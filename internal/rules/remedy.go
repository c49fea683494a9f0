package rules

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// remedy is what to write instead of a name that nothing reads: a hint for the
// message, and the remediation. Both are empty if there is no safe advice.
type remedy struct {
	hint, text string
	right      string // the name in the same section that was meant, if that is the remedy
}

// remedyFor suggests what a name in a section was meant to be. A remedy never
// moves an option that protects something to where it protects something else,
// and never suggests a name of another kind.
func (p *Pass) remedyFor(section *config.Section, name string) remedy {
	as := oslo.Name{Group: section.Name(), Option: name}
	if current, known := p.Successor(as); known {
		text := p.successorOf(as)
		if current == (oslo.Name{}) {
			if p.WhyGone(as) != "" {
				return remedy{hint: "it is gone", text: text}
			}
			return remedy{hint: "it is gone, and nothing takes its place", text: text}
		}
		if !p.TakesValue(as) {
			return remedy{hint: full(current) + " takes its place", text: text}
		}
		return remedy{hint: "it is now " + full(current), text: text}
	}
	if older, current := olderElsewhere(section, fold(name)); len(current) == 1 {
		return remedy{hint: "it is an older name in [" + older + "], write " + current[0], text: "Write " + current[0] + "."}
	} else if len(current) > 1 {
		return remedy{hint: "it is an older name in [" + older + "] of " + strings.Join(current, " and "), text: "Write the one that you mean, or each of them."}
	}
	if right := p.meant(section, name); right != "" {
		return didYouMean(right)
	}
	if near := nearSlip(name, p.readable(section)); near != "" {
		return didYouMean(near)
	}
	home, whole := p.home(section.Name(), fold(name)), completed(name, register(section))
	if home != "" && (whole == "" || !p.forRemoval(home, fold(name))) {
		return remedy{hint: "it is read in [" + home + "]", text: "Move it to [" + home + "], or leave it out."}
	}
	if whole != "" {
		return didYouMean(whole)
	}
	if homes := p.homes(section.Name(), fold(name)); len(homes) > 1 && len(homes) <= mostHomes && !slices.ContainsFunc(homes, p.authenticates) {
		listed := "[" + strings.Join(homes[:len(homes)-1], "], [") + "] and [" + homes[len(homes)-1] + "]"
		return remedy{hint: "it is read in " + listed, text: "Move it to the one of these sections that you mean, or leave it out."}
	}
	if old := nearSlip(name, slices.Values(everRead(p.Service, section.Name()))); old != "" {
		if past, ok := p.historyOf(oslo.Name{Group: section.Name(), Option: old}); ok {
			return remedy{hint: "did you mean " + old + "? " + past.message, text: past.remedy}
		}
	}
	return remedy{}
}

// olderElsewhere finds a section in which a name is an older one of options of this
// section, and those options.
func olderElsewhere(section *config.Section, name string) (group string, current []string) {
	for older, option := range section.OlderNames {
		if older.Option == name && older.Group != section.Name() && !slices.Contains(current, option) {
			group, current = older.Group, append(current, option)
		}
	}
	return group, current
}

func didYouMean(name string) remedy {
	return remedy{hint: "did you mean " + name + "?", text: "Write " + name + ".", right: name}
}

// mistaken are names that people confuse with others, in sections that build a
// session or validate tokens, because other libraries and services use them.
var mistaken = [...]struct {
	written string
	meant   []string // the first that the section reads is meant
}{
	{"interface", []string{"valid_interfaces", "endpoint_type"}},
	{"valid_interfaces", []string{"endpoint_type", "interface"}},
	{"endpoint_type", []string{"valid_interfaces", "interface"}},
	{"os_endpoint_type", []string{"valid_interfaces", "endpoint_type", "interface"}},
	{"os_region_name", []string{"region_name"}},
	{"region_name", []string{"os_region_name"}},
	{"region", []string{"region_name"}},
	{"auth_region", []string{"region_name"}},
	{"ca_cert", []string{"cafile"}},
	{"cacert", []string{"cafile"}},
	{"ca_file", []string{"cafile"}},
	{"cert_file", []string{"certfile"}},
	{"key_file", []string{"keyfile"}},
	{"api_insecure", []string{"insecure"}},
	{"url", []string{"endpoint_override"}},
	{"url_timeout", []string{"timeout"}},
	{"admin_user", []string{"username"}},
	{"admin_username", []string{"username"}},
	{"admin_password", []string{"password"}},
	{"admin_tenant_name", []string{"project_name"}},
	{"admin_auth_url", []string{"auth_url"}},
	{"tenant_name", []string{"project_name"}},
	{"user", []string{"username"}},
	{"user_domain", []string{"user_domain_name"}},
	{"project_domain", []string{"project_domain_name"}},
	{"auth_plugin", []string{"auth_type"}},
	{"passwd", []string{"password"}},
	{"pass", []string{"password"}},
	{"pwd", []string{"password"}},
	{"login", []string{"username"}},
	{"project", []string{"project_name"}},
	{"tenant", []string{"project_name"}},
	{"tenant_id", []string{"project_id"}},
	{"description", []string{"store_description"}},
	{"metadata_proxy_secret", []string{"metadata_proxy_shared_secret"}},
	{"enabled_backends", []string{"enabled_share_backends"}},
	{"hostname", []string{"host"}},
	{"send_service_token", []string{"send_service_user_token"}},
	{"send_service_tokens", []string{"send_service_user_token"}},
}

// meant finds the option that a name commonly used elsewhere corresponds to
// here.
func (p *Pass) meant(section *config.Section, name string) string {
	folded := fold(name)
	for i := range mistaken {
		if mistaken[i].written != folded {
			continue
		}
		for _, meant := range mistaken[i].meant {
			if p.takes(section, meant) {
				return meant
			}
		}
	}
	if folded == "admin_token" && section.Get("auth_type").Str() == folded && p.takes(section, "token") {
		return "token" // what the plugin of that name takes
	}
	for _, prefix := range [...]string{section.Name() + "_", "os_"} { // as in [glance] glance_api_servers, and as in a client's environment
		if rest, found := strings.CutPrefix(folded, prefix); found && p.takes(section, rest) {
			return rest
		}
	}
	for _, words := range reworded {
		if other := withWord(folded, words[0], words[1]); other != folded && p.takes(section, other) {
			return other
		}
	}
	return ""
}

// takes reports whether a section reads a name, as an option of its own or of an
// auth plugin.
func (p *Pass) takes(section *config.Section, name string) bool {
	return section.Option(name) != nil || section.Facts.Reads.Auth && AuthName(p.Release, name)
}

// misspelt reports whether the section has another name that was meant to be an
// option, which unknown_option says.
func (p *Pass) misspelt(option string) bool {
	return slices.ContainsFunc(p.Section.Assignments, func(a *config.Assignment) bool {
		return a.Option == nil && !a.Entry.Opaque && p.whyUnread(p.Section, a) == unknownAtAll && showable(a.As.Option) &&
			(p.spelled(p.Section, a.As.Option) == option || p.remedyFor(p.Section, a.As.Option).right == option)
	})
}

// nearSlip finds the candidate that a name misspells, "" if there is none or
// two are equally close.
func nearSlip(name string, candidates func(func(string) bool)) string {
	const longest = 80 // longer than any name; the distance is quadratic
	folded := fold(name)
	if folded == "" || len(folded) > longest {
		return ""
	}
	best, distance, tied := "", slips(folded)+1, false
	for candidate := range candidates {
		other := fold(candidate)
		if differMore(folded, other, distance) {
			continue
		}
		d := levenshtein.Distance(folded, other, nil)
		if swapped(folded, other) {
			d = min(1, slips(folded)) // a sure slip, even in a name of two or three letters
		}
		switch {
		case candidate == best:
		case d < distance:
			best, distance, tied = candidate, d, false
		case d == distance:
			tied = true
		}
	}
	if tied || best != "" && otherKind(folded, fold(best)) {
		return ""
	}
	return best
}

// differMore reports whether two names surely differ in more letters than this: no
// fewer than the difference in length, or the letters that only one of them has.
func differMore(a, b string, most int) bool {
	if diff := len(a) - len(b); diff > most || -diff > most {
		return true
	}
	one, other := letters(a), letters(b)
	return max(bits.OnesCount64(one&^other), bits.OnesCount64(other&^one)) > most
}

// letters is the set of a name's bytes, each in one of 64 bits.
func letters(name string) uint64 {
	var set uint64
	for i := range len(name) {
		set |= 1 << (name[i] & 63)
	}
	return set
}

// slips is how many letters a misspelt name may differ in.
func slips(name string) int {
	switch {
	case len(name) < 4:
		return 0
	case len(name) < 7:
		return 1
	case len(name) < 16:
		return 2
	}
	return 3
}

// otherKind reports whether two names differ in a word that changes what they
// are: an id is not a name, a certificate not a key, a user not a project.
func otherKind(a, b string) bool {
	one, other := strings.Split(a, "_"), strings.Split(b, "_")
	if len(one) != len(other) {
		return false
	}
	for i := range one {
		if strings.TrimSuffix(one[i], "d") == strings.TrimSuffix(other[i], "d") {
			continue // enable and enabled are the same
		}
		if one[i] != other[i] && slips(one[i]) == 0 && levenshtein.Distance(one[i], other[i], nil) == max(len(one[i]), len(other[i])) {
			return true // a short word that has nothing of the other
		}
		if one[i] != other[i] && slices.Contains(kinds[:], one[i]) && slices.Contains(kinds[:], other[i]) {
			return true
		}
		if numbered(one[i]) && numbered(other[i]) && withoutDigits(one[i]) == withoutDigits(other[i]) {
			return true // another version
		}
	}
	return false
}

// numbered reports whether a word of a name has a digit, as v1 and ipv4 do.
func numbered(word string) bool { return strings.ContainsAny(word, "0123456789") }

func withoutDigits(word string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, word)
}

var kinds = [...]string{"id", "ip", "name", "user", "project", "domain", "cert", "key", "ca", "public", "private", "internal",
	"admin", "min", "max", "in", "out", "enable", "disable", "enabled", "disabled", "read", "write", "host", "port", "type", "section", "version"}

// mostHomes is how many sections a remedy lists.
const mostHomes = 3

// home finds the only other section that reads a name and to which it can be
// moved without changing what is protected; "" if there is none.
func (p *Pass) home(section, name string) string {
	if homes := p.homes(section, name); len(homes) == 1 {
		return homes[0]
	}
	return ""
}

// forRemoval reports whether an option of a section is deprecated for removal.
func (p *Pass) forRemoval(section, name string) bool {
	option, ok := p.Release.Option(p.Service, section, name)
	return ok && option.DeprecatedForRemoval
}

// homes finds the other sections that read a name, up to one more than a remedy
// lists; none for a name that protects something.
func (p *Pass) homes(section, name string) []string {
	service, ok := p.Release.Service(p.Service)
	if !ok || protects(name) {
		return nil
	}
	var found []string
	for _, other := range service.Sections() {
		if other == section || !reads(service, other, name) {
			continue
		}
		if found = append(found, other); len(found) > mostHomes {
			break
		}
	}
	return found
}

// reads reports whether a service reads an option in a section, and the option has an
// effect there.
func reads(service *catalog.Service, section, option string) bool {
	if facts, ok := service.Section(section); !ok || !facts.Has(option) {
		return false
	}
	facts, ok := service.Effective().Section(section)
	return ok && facts.Has(option)
}

// authenticates reports whether a section reads options of an auth plugin. Its other
// options are about the same service, and mean something else in another section.
func (p *Pass) authenticates(section string) bool {
	facts, ok := p.Release.Section(p.Service, section)
	return ok && facts.Reads.Auth
}

// protects reports whether a name suggests that the option authenticates,
// verifies or encrypts something. In another section it would do so for
// something else.
func protects(name string) bool {
	for word := range strings.SplitSeq(name, "_") {
		switch word {
		case "insecure", "verify", "ssl", "tls", "cafile", "certfile", "keyfile", "ca", "cert", "key", "password", "secret",
			"token", "auth", "user", "username", "credential", "url", "endpoint", "debug", "timeout", "project", "domain":
			return true
		}
	}
	return false
}
