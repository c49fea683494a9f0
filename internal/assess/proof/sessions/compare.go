package sessions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Differences lists where the real keystoneauth and the result disagree about a
// case without mistakes.
func (c *Case) Differences(result *assess.Result, answer *Answer, register *Register) []string {
	d := &differences{c: c, values: c.effective(result)}
	for _, loaded := range []struct {
		what    string
		failure *Failure
	}{
		{"the text", answer.Error}, {"the session", answer.Session.failure()},
		{"the adapter", answer.Adapter.failure()}, {"the auth plugin", answer.Auth.failure()}, {"the request", answer.Outcome},
	} {
		if loaded.failure != nil {
			d.add("%s: raises %s: %s", loaded.what, loaded.failure.Class, loaded.failure.Error)
		}
	}
	if len(d.list) > 0 {
		return d.list
	}
	facts, err := c.facts()
	if err != nil {
		return []string{err.Error()}
	}
	d.options(answer, facts, register)
	if facts.Reads.Session {
		d.session(answer)
	}
	if facts.Reads.Adapter {
		d.adapter(answer)
	}
	if facts.Reads.Auth {
		d.auth(answer)
	}
	if d.c.Ask == "get" {
		d.request(answer)
	}
	return d.list
}

// request expects the request at the endpoint that the options select: the
// fixed one, or else the first interface, because the catalogue simulated by
// session.py has every interface.
func (d *differences) request(answer *Answer) {
	want := d.values["endpoint_override"]
	if want == "" {
		first, _, _ := strings.Cut(d.values["valid_interfaces"], ",")
		want = "https://" + first + "." + d.values["service_type"] + ".example.com"
	}
	if len(answer.Requests) == 0 {
		d.add("no request is sent")
		return
	}
	d.expect("the request's URL", answer.Requests[len(answer.Requests)-1].URL, want+"/path", true)
	d.expect("the token's user", dig(answer.asked(), "identity", "password", "user", "name"), d.values["username"], true)
	d.expect("the token's project", dig(answer.asked(), "scope", "project", "name"), d.values["project_name"], true)
}

// effective is the result's values with the secrets as given.
func (c *Case) effective(result *assess.Result) map[string]string {
	values := make(map[string]string, len(result.Values))
	for name, value := range result.Values {
		name = strings.TrimPrefix(name, c.Section+".")
		values[name] = value
		for i := range c.Options {
			if c.Options[i].Name == name && value == "***" {
				values[name] = c.Options[i].Text
			}
		}
	}
	return values
}

type differences struct {
	c      *Case
	values map[string]string
	list   []string
}

func (d *differences) add(format string, args ...any) {
	d.list = append(d.list, fmt.Sprintf(format, args...))
}

// expect compares one thing that was read or built.
func (d *differences) expect(what string, got any, want string, set bool) {
	shown, has := text(got)
	switch {
	case has != set:
		d.add("%s: real %q (set %t), here %q (set %t)", what, shown, has, want, set)
	case set && !same(got, want):
		d.add("%s: real %q, here %q", what, shown, want)
	}
}

// option compares an attribute with the option of a name.
func (d *differences) option(what string, got any, name string) {
	want, set := d.values[name]
	d.expect(what, got, want, set)
}

// options compares the registered options in both directions.
func (d *differences) options(answer *Answer, facts *catalog.Section, register *Register) {
	for name, got := range answer.Values {
		if _, known := facts.Option(name); !known && !d.ofPlugin(name) {
			if !register.Library() {
				d.add("option %s: the installed Nova registers it, the catalogue does not", name)
			}
			continue // the installed keystoneauth has more than the release's
		}
		d.option("option "+name, got, name)
	}
	for name := range d.values {
		if _, read := answer.Values[name]; !read && !register.Library() {
			d.add("option %s: the installed Nova does not register it", name)
		}
	}
}

// ofPlugin reports whether a name is an option of the plugin in use.
func (d *differences) ofPlugin(name string) bool {
	release, err := catalog.Resolve(d.c.Release)
	if err != nil {
		return false
	}
	options, _ := release.PluginOptions(d.c.Section, d.values["auth_type"])
	for _, option := range options {
		if option.Name.Option == name {
			return true
		}
	}
	return false
}

// session expects the effects of the options: insecure overrides cafile, and a
// key without its certificate is not sent.
func (d *differences) session(answer *Answer) {
	if answer.Session == nil {
		d.add("no session is loaded")
		return
	}
	got := answer.Session.Values
	verify := cmp.Or(d.values["cafile"], "true")
	if d.values["insecure"] == "true" {
		verify = "false"
	}
	d.expect("session.verify", got["verify"], verify, true)
	certificate, key := d.values["certfile"], d.values["keyfile"]
	switch {
	case certificate == "":
		d.expect("session.cert", got["cert"], "", false)
	case key == "":
		d.expect("session.cert", got["cert"], certificate, true)
	default:
		d.expect("session.cert", got["cert"], certificate+","+key, true)
	}
	d.option("session.timeout", got["timeout"], "timeout")
	for _, name := range [...]string{"collect_timing", "split_loggers"} {
		want := cmp.Or(d.values[name], "false") // as in a release without them
		d.expect("session."+name, got[name], want, true)
	}
}

func (d *differences) adapter(answer *Answer) {
	if answer.Adapter == nil {
		d.add("no adapter is loaded")
		return
	}
	for name, got := range answer.Adapter.Values {
		switch name {
		case "version", "min_version", "max_version":
			d.expect("adapter."+name, got, "", false)
		case "interface":
			list := d.values["valid_interfaces"]
			want := cmp.Or(list, d.values["interface"])
			d.expect("adapter.interface", got, want, want != "")
		default:
			d.option("adapter."+name, got, name)
		}
	}
}

// auth looks for each option of the plugin among the attributes that the plugin
// keeps.
func (d *differences) auth(answer *Answer) {
	kind := d.values["auth_type"]
	if kind == "" {
		if answer.Auth != nil {
			d.add("an auth plugin is loaded without auth_type")
		}
		return
	}
	if answer.Auth == nil {
		d.add("no auth plugin is loaded for %s", kind)
		return
	}
	release, _ := catalog.Resolve(d.c.Release)
	options, _ := release.PluginOptions(d.c.Section, kind)
	for _, option := range options {
		name := option.Name.Option
		got, kept := answer.Auth.Values[name]
		if !kept && slices.ContainsFunc(d.c.Options, func(g assess.Given) bool { return g.Name == name }) {
			d.add("auth.%s: the plugin has no such attribute", name)
			continue
		}
		if kept {
			d.option("auth."+name, got, name)
		}
	}
}
