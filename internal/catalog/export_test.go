package catalog

// ReadByDriver is readBy for one option.
func (s *Service) ReadByDriver(driver, option string) Answer { return s.readBy(driver)(option) }

// ParseVersion is parseVersion.
func ParseVersion(text string) (Version, bool) { return parseVersion(text) }

// Life is EffectiveLife with the spans in which the option does nothing useful.
func Life(service, section, name string) []Span { return spansOf(lifeOf(service, section, name)) }
