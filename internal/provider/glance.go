package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// glanceCheck is data "osloconf_glance": Nova's [glance] section, typed.
type glanceCheck struct{}

func (glanceCheck) name() string { return "glance" }

func (glanceCheck) schema() schema.Schema {
	return checkSchema("Checks and renders Nova's `[glance]` section from typed options: names, values, defaults and deprecations of the chosen release, "+
		"and the effect of the values on the security of image transfers.",
		false, typedAttributes(assess.GlanceAttributes()), nil)
}

func (glanceCheck) request(args arguments) *assess.Request {
	return &assess.Request{
		Attributes:  args.options(assess.GlanceAttributes(), "glance"),
		Interpolate: args.truth("interpolate"),
		Public:      true,
	}
}

func (glanceCheck) outputs(*assess.Result, *state) {}
