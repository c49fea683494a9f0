package oslo

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

func convertDefault(option *Option, value types.Value) (types.Value, error) {
	if option.Ignored {
		return types.Value{}, nil
	}
	if option.Multi && value.Kind() == types.Dict { // the library iterates over its keys
		keys := make([]types.Value, len(value.Keys()))
		for i, key := range value.Keys() {
			keys[i] = types.StringValue(key)
		}
		value = types.ListValue(keys...)
	}
	if option.Multi && value.Kind() == types.List {
		return types.Convert(types.ListType{Item: option.kind()}, value)
	}
	return types.Convert(option.kind(), value)
}

func (o *Option) kind() types.Type {
	if o.Type == nil {
		return types.StringType{}
	}
	return o.Type
}

// convert interpolates and converts the text that was found.
func (r *Resolver) convert(asked Name, option *Option, reading *Reading) error {
	reading.Expanded = reading.Raw
	for i, raw := range reading.Raw {
		if strings.IndexByte(raw, '$') < 0 {
			continue
		}
		text, err := r.expand(asked, raw)
		if err != nil {
			reading.Expanded = nil
			return err
		}
		if &reading.Expanded[0] == &reading.Raw[0] {
			reading.Expanded = append([]string(nil), reading.Raw...)
		}
		reading.Expanded[i] = text
	}
	return r.convertExpanded(option, reading)
}

func (r *Resolver) convertExpanded(option *Option, reading *Reading) error {
	if option.Ignored {
		return nil
	}
	if !option.Multi {
		value, err := option.kind().Parse(reading.Expanded[0])
		if err == nil {
			reading.Value = value
		}
		return err
	}
	values := make([]types.Value, len(reading.Expanded))
	for i, text := range reading.Expanded {
		value, err := option.kind().Parse(text)
		if err != nil {
			return err
		}
		values[i] = value
	}
	reading.Value = types.ListValue(values...)
	return nil
}

// dress wraps a conversion's error as the library does for a file's value.
func (r *Resolver) dress(err error, option *Option, reading *Reading) error {
	if err == nil {
		return nil
	}
	detail := sectionFile(r.files, reading.As.Group)
	return r.valueError(err, option, reading, ClassFileValue, location("user: (4", detail))
}

func (r *Resolver) dressVariable(err error, option *Option, reading *Reading, variable string, file *Reading) error {
	if err == nil {
		return nil
	}
	if file.Set {
		detail := sectionFile(r.files, file.As.Group)
		return r.valueError(err, option, reading, ClassFileValue, location("user: (4", detail))
	}
	return r.valueError(err, option, reading, ClassSourceValue, location("environment: (6", variable))
}

func (r *Resolver) valueError(err error, option *Option, reading *Reading, class ErrorClass, place string) error {
	var reason string
	switch inner := err.(type) {
	case *types.Error:
		reason = inner.Reason
		if inner.Overflow {
			class = ClassOverflow
		}
	case *ValueError:
		if reason = inner.Reason; inner.Class == ClassOverflow {
			return err
		}
	default:
		return err
	}
	return &ValueError{
		Option: option.Name, As: reading.As, File: reading.File, Entry: reading.Entry,
		Class: class, Reason: reason, Err: err, registered: option.registered(), location: place,
	}
}
