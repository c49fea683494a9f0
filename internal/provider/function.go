package provider

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// callable is a provider function: a name, a signature, and its implementation
// on the protocol's values. Its parameters are strings and dynamics.
type callable interface {
	name() string
	definition() function.Definition
	call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError)
}

// provided adapts a callable to the framework.
type provided struct{ callable }

var _ function.Function = provided{}

// Metadata names the function.
func (p provided) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = p.name()
}

// Definition is the function's signature.
func (p provided) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = p.definition()
}

// Run decodes the arguments, calls the function, and turns a panic into an
// error, because a fault must fail the plan with a message.
func (p provided) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	defer func() {
		if fault := recover(); fault != nil {
			resp.Error = function.NewFuncError(fmt.Sprintf("Internal fault (panic of type %T). Please report this bug in the provider", fault))
		}
	}()
	definition := p.definition()
	arguments, fault := taken(ctx, definition, req.Arguments)
	if fault != nil {
		resp.Error = fault
		return
	}
	result, fault := p.call(arguments)
	if fault != nil {
		resp.Error = fault
		return
	}
	value, err := definition.Return.GetType().ValueFromTerraform(ctx, result)
	if err != nil {
		resp.Error = function.NewFuncError("Internal fault: the result could not be returned to Terraform. Please report this bug in the provider")
		return
	}
	resp.Error = resp.Result.Set(ctx, value)
}

// taken returns the arguments as protocol values, with those of a variadic
// parameter last.
func taken(ctx context.Context, definition function.Definition, data function.ArgumentsData) ([]tftypes.Value, *function.FuncError) {
	var values []attr.Value
	for i, parameter := range definition.Parameters {
		if parameter.GetType().Equal(types.DynamicType) {
			var dynamic types.Dynamic
			if data.GetArgument(ctx, i, &dynamic) != nil {
				return nil, exchangeFault(int64(i))
			}
			values = append(values, dynamic)
			continue
		}
		var text types.String
		if data.GetArgument(ctx, i, &text) != nil {
			return nil, exchangeFault(int64(i))
		}
		values = append(values, text)
	}
	if definition.VariadicParameter != nil {
		var more types.Tuple
		if data.GetArgument(ctx, len(definition.Parameters), &more) != nil {
			return nil, exchangeFault(int64(len(definition.Parameters)))
		}
		values = append(values, more.Elements()...)
	}
	arguments := make([]tftypes.Value, len(values))
	for i, value := range values {
		var err error
		if arguments[i], err = value.ToTerraformValue(ctx); err != nil {
			return nil, exchangeFault(int64(i))
		}
	}
	return arguments, nil
}

// exchangeFault is for an argument that the framework cannot decode; its own
// error may contain values.
func exchangeFault(argument int64) *function.FuncError {
	return function.NewArgumentFuncError(argument, "Internal fault: the value could not be exchanged with Terraform. Please report this bug in the provider")
}

// mistaken is the error for a meaningless call. position returns the argument
// that a place is in.
func mistaken(mistakes []assess.Mistake, position func(attribute string) int64) *function.FuncError {
	texts := make([]string, len(mistakes))
	for i := range mistakes {
		texts[i] = mistakes[i].Detail
	}
	return argumentError(position(mistakes[0].Attribute), paragraphs(texts))
}

// maxParagraphs is the most of a list that an error contains: more than anyone
// reads, yet little enough for a terminal.
const maxParagraphs = 100

// paragraphs joins texts, and counts any that are left out.
func paragraphs(texts []string) string {
	if more := len(texts) - maxParagraphs; more > 0 {
		texts = append(texts[:maxParagraphs:maxParagraphs], fmt.Sprintf("... and %d more", more))
	}
	return strings.Join(texts, "\n\n")
}

// argumentError points at an argument. Terraform adds its own full stop.
func argumentError(argument int64, text string) *function.FuncError {
	return function.NewArgumentFuncError(argument, strings.TrimSuffix(text, "."))
}
