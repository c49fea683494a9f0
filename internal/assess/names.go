package assess

import (
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// deprecated holds the older names of a service's session sections by release.
var deprecated sync.Map // release and service -> map[oslo.Name]oslo.Name

type releaseOfService struct {
	release, service string
}

// deprecatedNames maps the older names that a release still reads in its
// session sections to the current ones. The map is shared.
func deprecatedNames(release catalog.Release, service string) map[oslo.Name]oslo.Name {
	key := releaseOfService{release.Nova().String(), service}
	if known, ok := deprecated.Load(key); ok {
		return known.(map[oslo.Name]oslo.Name)
	}
	names := map[oslo.Name]oslo.Name{}
	for _, name := range release.Consumers(service) {
		section, ok := release.Section(service, name)
		if !ok {
			continue
		}
		for _, option := range section.Options {
			for _, older := range option.Deprecated {
				names[older] = option.Name
			}
		}
	}
	known, _ := deprecated.LoadOrStore(key, names)
	return known.(map[oslo.Name]oslo.Name)
}
