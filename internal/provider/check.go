package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// check is a data source that checks one configuration: its own arguments in
// addition to the common ones, and their conversion for the pipeline.
type check interface {
	name() string
	schema() schema.Schema
	// request reads the arguments.
	request(args arguments) *assess.Request
	// outputs writes its own outputs, after the common ones.
	outputs(result *assess.Result, to *state)
}

// checked is a check as a source; judge.go has what all checks share.
type checked struct {
	check
	ephemeral bool // opened as an ephemeral resource
}

var _ source = checked{}
