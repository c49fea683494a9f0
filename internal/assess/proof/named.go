package proof

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// NamedRegistry is a service's registry with freely named sections, each with
// the options of its pattern.
func NamedRegistry(service *catalog.Service, names map[string]string) oslo.Registry {
	return &named{service, service.Registry(), names, map[string]*catalog.Section{}}
}

type named struct {
	service *catalog.Service
	oslo.Registry
	names map[string]string
	made  map[string]*catalog.Section
}

func (n *named) Option(group, option string) (*oslo.Option, bool) {
	pattern, free := n.names[group]
	if !free {
		return n.Registry.Option(group, option)
	}
	section := n.made[group]
	if section == nil {
		section = n.service.Named(pattern, group, "")
		n.made[group] = section
	}
	if section == nil {
		return nil, false
	}
	o, ok := section.Option(option)
	if !ok {
		return nil, false
	}
	return &o.Option, true
}

func (n *named) HasGroup(group string) bool {
	_, free := n.names[group]
	return free || n.Registry.HasGroup(group)
}
