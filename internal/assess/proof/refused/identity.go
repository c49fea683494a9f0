package refused

// identity are cases of Keystone's own options and of the services' keys.
func identity() []Case {
	return nil
}
