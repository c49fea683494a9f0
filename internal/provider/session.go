package provider

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// sessionCheck is data "osloconf_session": the keystoneauth options of any
// section that builds a session.
type sessionCheck struct{}

func (sessionCheck) name() string { return "session" }

const serviceText = "Service whose configuration this is; `nova` by default."

func (sessionCheck) schema() schema.Schema {
	attributes := typedAttributes(assess.SessionAttributes())
	maps.Copy(attributes, map[string]schema.Attribute{
		"service": schema.StringAttribute{Optional: true, MarkdownDescription: serviceText},
		"section": schema.StringAttribute{Required: true, MarkdownDescription: "Section that builds the session, such as `cinder`, `neutron` or `placement`. " +
			"A section that builds no session in the chosen release is an error that lists those that do."},
	})
	return checkSchema("Checks and renders the keystoneauth session, adapter and authentication options of one section, as the chosen release of the service reads them.",
		true, attributes, nil)
}

func (sessionCheck) request(args arguments) *assess.Request {
	return &assess.Request{
		Service:     args.text("service"),
		Attributes:  args.options(assess.SessionAttributes(), args.text("section")),
		Interpolate: args.truth("interpolate"),
	}
}

func (sessionCheck) outputs(*assess.Result, *state) {}
