package types

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"

// BoolType is oslo_config.types.Boolean: true, 1, on, yes and false, 0, off, no
// in any case, without trimming.
type BoolType struct{}

// Name is "boolean".
func (BoolType) Name() string { return "boolean" }

// Parse converts a text.
func (BoolType) Parse(text string) (Value, error) {
	if len(text) <= 5 {
		switch py.Lower(text) {
		case "true", "1", "on", "yes":
			return BoolValue(true), nil
		case "false", "0", "off", "no":
			return BoolValue(false), nil
		}
	}
	return Value{}, refuse("Unexpected boolean value "+py.Repr(text), "Unexpected boolean value")
}
