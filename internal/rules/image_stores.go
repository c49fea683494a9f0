package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// reservedStores reports stores with names that Glance keeps for its own.
func (p *Pass) reservedStores() {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	if !enabled.IsSet() || !p.mayBeOf("glance-api", "glance-wsgi-api") || !p.reached(Series("train")) {
		return
	}
	for _, name := range enabled.Value.Keys() {
		if strings.HasPrefix(name, "os_glance_") {
			p.Report(Problem{
				On: enabled, Message: "enabled_backends names " + report.Show(name) + ", and names that begin with os_glance_ are reserved",
				Effect:      "Glance raises RuntimeError when it starts.",
				Remediation: "Choose another name for the store, here and in the header of its section.",
			})
		}
	}
}

// defaultStore reports a default back end of Glance that is missing or is not
// one of those named.
func (p *Pass) defaultStore() {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	chosen := p.Configuration.Get("glance_store", "default_backend")
	if enabled == nil || chosen == nil || !enabled.IsSet() || !enabled.Known() || !chosen.Known() || len(enabled.Value.Keys()) == 0 {
		return
	}
	if chosen.IsEmpty() {
		p.Report(Problem{
			On: enabled, Message: "enabled_backends is set, but default_backend in [glance_store] is not",
			Effect:      "Glance raises RuntimeError when it starts.",
			Remediation: "Set default_backend in [glance_store] to one of the names in enabled_backends.",
		})
		return
	}
	if slices.Contains(enabled.Value.Keys(), chosen.Str()) || p.storesInBraces() {
		return
	}
	p.Report(Problem{
		On: chosen, Message: assigned(chosen) + " is not one of the names in enabled_backends",
		Effect:      "Glance finds no such store and does not start.",
		Remediation: "Set default_backend to one of the names in enabled_backends.",
	})
}

// storesInBraces reports whether enabled_backends is in braces, which ini_trap reports:
// what its names are is unclear.
func (p *Pass) storesInBraces() bool {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	return p.Service == "glance" && enabled.IsSet() && enabled.Text != "" && inBraces(enabled.Text, enabled.Option)
}

// storeTypes judges the kinds of store in enabled_backends.
func (p *Pass) storeTypes() {
	s := p.Configuration.Get("DEFAULT", "enabled_backends")
	if !s.IsSet() || s.Hidden || !s.Known() {
		return
	}
	chosen := p.Configuration.Get("glance_store", "default_backend")
	items := s.Value.Items()
	for i, store := range s.Value.Keys() {
		effect := "Glance logs that it cannot load the store, and runs without it."
		if chosen.Known() && chosen.Str() == store {
			effect = "Glance cannot load its default store, and exits."
		}
		switch kind := items[i].Text(); {
		case kind == "":
			p.Report(Problem{
				On: s, Message: "enabled_backends gives " + report.Show(store) + " no type", Effect: effect,
				Remediation: "Write the type of the store after its colon, such as file or rbd.",
			})
		case strings.HasPrefix(kind, "glance.store."):
			// Glance loads these, and then looks for a store by its scheme.
			p.Report(Problem{
				On: s, Message: "enabled_backends gives " + report.Show(store) + " the type " + report.Show(kind) + ", which is not a type of store",
				Effect:      "Glance exits where it is the default store, and cannot use it otherwise.",
				Remediation: "Write the short name of the type, such as file or rbd.",
			})
		default:
			p.unknownDriver(s, &config.Item{Index: i, Text: kind}, kind, effect)
		}
	}
}

// storePrograms are the programs of Glance that set up its stores.
var storePrograms = []string{"glance-api", "glance-wsgi-api", "glance-scrubber", "glance-cache-prefetcher"}

// singleStores judges the stores of a Glance without enabled_backends: the kinds in
// stores, and the scheme of the default one.
func (p *Pass) singleStores() {
	enabled := p.Configuration.Get("DEFAULT", "enabled_backends")
	stores := p.Configuration.Get("glance_store", "stores")
	scheme := p.Configuration.Get("glance_store", "default_store")
	if !enabled.IsEmpty() || !stores.Known() || stores.Hidden || !scheme.HasText() || scheme.Hidden || !p.mayBeOf(storePrograms...) {
		return
	}
	if !stores.IsSet() && !scheme.IsSet() {
		return
	}
	kinds := []string{}
	for _, item := range stores.Value.Items() {
		if kind := item.Text(); storeScheme(kind, scheme.Str()) || !p.loads(stores, kind) {
			return // an unknown kind is judged as a driver
		} else if kind != "" {
			kinds = append(kinds, kind)
		}
	}
	problem := Problem{
		On: scheme, Message: assigned(scheme) + ", and no kind of store in stores serves it",
		Effect:      "Glance raises RuntimeError when it sets up its stores, and does not start.",
		Remediation: "List the kind of the default store in stores as well.",
	}
	if !scheme.IsSet() {
		problem.On = stores
		problem.Message = "stores has no kind of store for default_store, which is " + report.Show(scheme.Str()) + " by default"
		if len(kinds) == 1 && storeScheme(kinds[0], kinds[0]) {
			problem.Remediation = "Set default_store = " + label(kinds[0]) + "."
		}
	}
	p.Report(problem)
}

// storeScheme reports whether a kind of store serves a scheme of URLs.
func storeScheme(kind, scheme string) bool {
	switch kind {
	case "file", "glance.store.filesystem.Store":
		return scheme == "file" || scheme == "filesystem"
	case "http", "glance.store.http.Store":
		return scheme == "http" || scheme == "https"
	case "swift", "glance.store.swift.Store":
		return scheme == "swift" || strings.HasPrefix(scheme, "swift+")
	case "s3", "glance.store.s3.Store":
		return scheme == "s3" || strings.HasPrefix(scheme, "s3+")
	case "vmware", "glance.store.vmware_datastore.Store":
		return scheme == "vsphere"
	case "cinder", "glance.store.cinder.Store":
		return scheme == "cinder"
	case "rbd", "glance.store.rbd.Store":
		return scheme == "rbd"
	}
	return kind == scheme // sheepdog
}
