package config

import (
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// shared is the setting of an option that nothing sets, the same in all
// configurations; nil if its default refers to other options.
func shared(option *catalog.Option) *Setting {
	return option.Derived(func() any {
		value, plain := option.PlainDefault()
		if !plain || option.HostDefault {
			return (*Setting)(nil)
		}
		unset := NewSetting(option)
		unset.Value, unset.Items = value, ItemsOf(value)
		unset.texts = new(texts)
		return &unset
	}).(*Setting)
}

// texts are what outputs show of a shared setting.
type texts struct {
	once  sync.Once
	name  string
	value report.Shown
}

func (t *texts) of(s *Setting) *texts {
	t.once.Do(func() { t.name, t.value = s.Option.Name.String(), s.MaskedText(s.Value.Text()) })
	return t
}

// FullName is "section.option".
func (s *Setting) FullName() string {
	if s.texts != nil {
		return s.texts.of(s).name
	}
	return s.Option.Name.String()
}

// Masked is the effective value without its secrets, in full.
func (s *Setting) Masked() report.Shown {
	if s.texts != nil {
		return s.texts.of(s).value
	}
	return s.MaskedText(s.Value.Text())
}

// MaskedText is a text of the option without its secrets: the effective value or
// the default.
func (s *Setting) MaskedText(text string) report.Shown {
	scalar := s.Value.Kind() != types.String && s.Value.Kind() != types.List
	return report.MaskValue(s.Name(), text, s.Option.Sensitive || s.Hidden && scalar)
}

// unset is the shared setting of an option that nothing in the configuration sets
// by its current name; nil if the option has to be resolved, because something
// else may set it or its default differs between configurations.
func (c *Configuration) unset(option *catalog.Option) *Setting {
	if !c.shares || c.setElsewhere[option.Name] || c.resolver.SetsOlder(&option.Option) {
		return nil
	}
	return shared(option)
}

// unset is Configuration.unset for an option of the section.
func (s *Section) unset(option *catalog.Option) *Setting {
	if s.fallback != "" {
		return nil
	}
	return s.conf.unset(option)
}
