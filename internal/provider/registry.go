package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
)

// sources lists the data sources.
func sources() []source {
	return []source{
		checked{check: glanceCheck{}},
		checked{check: sessionCheck{}},
		checked{check: fileCheck{}},
		checked{check: configCheck{}},
		fleetSource{},
		cloudSource{},
		upgradeSource{},
		optionsSource{},
	}
}

// functions lists the provider's functions.
func functions(version string) []func() function.Function {
	list := []callable{
		parseFunction{}, renderFunction{},
		lintFunction{}, checkFunction{}, checkConfigFunction{}, configurationFunction{},
		redactFunction{}, environFunction{},
		sarifFunction{version}, junitFunction{},
	}
	constructors := make([]func() function.Function, len(list))
	for i, f := range list {
		constructors[i] = func() function.Function { return provided{f} }
	}
	return constructors
}

// ephemeralResources lists the ephemeral resources.
func ephemeralResources() []func() ephemeral.EphemeralResource {
	list := make([]func() ephemeral.EphemeralResource, len(ephemeralChecks))
	for i, check := range ephemeralChecks {
		list[i] = func() ephemeral.EphemeralResource { return ephemeralCheck{check} }
	}
	return list
}
