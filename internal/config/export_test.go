package config

// ResolveEach makes the configuration resolve each option itself from now on,
// instead of sharing the settings of those that it does not set.
func (c *Configuration) ResolveEach() { c.shares = false }
