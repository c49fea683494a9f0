package config

import "github.com/osloconf/terraform-provider-osloconf/internal/catalog"

// unset is the setting of an option that nothing sets, shared by all
// configurations; nil if its default refers to other options.
func unset(option *catalog.Option) *Setting {
	return option.Derived(func() any {
		value, plain := option.PlainDefault()
		if !plain || option.HostDefault {
			return (*Setting)(nil)
		}
		setting := NewSetting(option)
		setting.Value, setting.Items = value, ItemsOf(value)
		return &setting
	}).(*Setting)
}

// unset is the shared setting of an option of the section that nothing sets; nil
// if the option has to be resolved, because something may set it or its default
// differs between configurations.
func (s *Section) unset(option *catalog.Option) *Setting {
	c := s.conf
	if !c.settled || c.doubtful || s.fallback != "" || c.resolver.SetsOlder(&option.Option) {
		return nil
	}
	return unset(option)
}
