package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
)

// sources lists the data sources.
func sources() []source {
	return []source{
		checked{glanceCheck{}},
		checked{sessionCheck{}},
		checked{fileCheck{}},
		optionsSource{},
	}
}

// functions lists the provider functions.
func functions() []func() function.Function { return nil }

// ephemeralResources lists the ephemeral resources.
func ephemeralResources() []func() ephemeral.EphemeralResource { return nil }
