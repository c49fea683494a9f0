package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
)

// checks lists the data sources that check a configuration; server.go answers
// their reads.
func checks() []check {
	return []check{glanceCheck{}, sessionCheck{}, fileCheck{}}
}

// dataSources lists the others, which the framework serves.
func dataSources() []func() datasource.DataSource { return nil }

// functions lists the provider functions.
func functions() []func() function.Function { return nil }

// ephemeralResources lists the ephemeral resources.
func ephemeralResources() []func() ephemeral.EphemeralResource { return nil }
