package config

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// mostFollowed bounds how many references of one value are searched for
// secrets; a value with more is hidden as a whole.
const mostFollowed = 1000

// hide masks what a value takes from secret options that it refers to, so that
// no output or message shows it.
func (c *Configuration) hide(s *Setting) {
	if strings.IndexByte(s.Raw, '$') < 0 {
		return
	}
	taint := taint{conf: c, seen: map[oslo.Name]bool{}}
	taint.follow(s.Raw, s.Option.Name.Group)
	switch {
	case taint.tooMany:
		s.Text = report.Mask
	case len(taint.secrets) == 0:
		return
	default:
		s.Text = taint.mask(s.Text)
	}
	s.Hidden = true
	taint.hideSketch(s)
	switch s.Value.Kind() {
	case types.String:
		s.Value = types.StringValue(s.Text)
	case types.List:
		items := make([]types.Value, len(s.Items))
		for i := range s.Items {
			item := &s.Items[i]
			if item.Text = taint.mask(item.Text); taint.tooMany {
				item.Text = report.Mask
			}
			items[i] = types.StringValue(item.Text)
		}
		s.Value = types.ListValue(items...)
	}
}

// taint collects the secrets that a text refers to, directly or indirectly.
type taint struct {
	conf    *Configuration
	seen    map[oslo.Name]bool
	secrets []string
	tooMany bool
}

func (t *taint) follow(raw, group string) {
	if strings.IndexByte(raw, '$') < 0 {
		return
	}
	for _, name := range t.conf.resolver.References(raw, group) {
		if t.seen[name] || t.tooMany {
			continue
		}
		t.seen[name] = true
		if len(t.seen) > mostFollowed {
			t.tooMany = true
			return
		}
		secret := t.conf.SecretName(name)
		if current, older := t.conf.Older(name); older {
			name = current
			secret = secret || t.conf.SecretName(name)
		}
		reading, _ := t.conf.resolver.Read(name.Group, name.Option)
		for _, raw := range reading.Raw {
			t.follow(raw, name.Group)
		}
		if secret && reading.Set {
			for _, text := range reading.Expanded {
				t.secrets = append(t.secrets, text, oslo.Strip(text))
			}
		}
	}
}

func (t *taint) mask(text string) string {
	for _, secret := range t.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, report.Mask)
		}
	}
	return text
}
