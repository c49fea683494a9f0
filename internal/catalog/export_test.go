package catalog

// ReadByDriver is readBy for one option.
func (s *Service) ReadByDriver(driver, option string) Answer { return s.readBy(driver)(option) }
