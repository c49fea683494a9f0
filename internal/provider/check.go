package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// check is a data source that checks one configuration: what it takes beside
// the common arguments, and the way from there to the pipeline.
type check interface {
	name() string
	schema() schema.Schema
	// request reads the arguments.
	request(args arguments) *assess.Request
	// outputs writes the outputs of its own, behind the common ones.
	outputs(result *assess.Result, to *state)
}

// checked is a check as a source; judge.go has what all checks share.
type checked struct {
	check
	ephemeral bool // it is opened as an ephemeral resource
}

var _ source = checked{}
