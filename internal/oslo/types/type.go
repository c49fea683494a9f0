package types

// Type converts the text of one option.
type Type interface {
	// Parse converts a text. The error is always an *Error.
	Parse(text string) (Value, error)
	// Name is the type's own name: "string", "boolean", "integer", "float",
	// "port", "list", "dict", "range", "ip_address", "hostname",
	// "host_address", "host_domain" or "uri".
	Name() string
}

// Error says why a type rejects a text.
type Error struct {
	// Reason is the text of the exception that the real library raises. It
	// usually repeats the value, which may be a secret: see Safe.
	Reason string
	// Overflow is set where the real library fails with an OverflowError
	// instead of a ValueError; oslo.config does not wrap that.
	Overflow bool

	safe string
}

func (e *Error) Error() string { return e.Reason }

// Safe is the reason without the value or any part of it.
func (e *Error) Safe() string {
	if e.safe == "" {
		return e.Reason
	}
	return e.safe
}

// plain is an error whose reason contains no part of the value.
func plain(reason string) error { return &Error{Reason: reason} }

// refuse is an error whose reason repeats the value, and its safe wording.
func refuse(reason, safe string) error { return &Error{Reason: reason, safe: safe} }

// Convert converts a registered default, which may be typed already. Text goes
// through the type, a list through the list's item type, anything already of
// the type's kind stays as it is, and a string type takes anything as text.
func Convert(t Type, v Value) (Value, error) {
	if _, text := t.(StringType); text && v.kind != Null {
		return t.Parse(v.Python())
	}
	switch v.kind {
	case Null, Dict, Range:
		return v, nil
	case String:
		return t.Parse(v.text)
	case List:
		return convertList(t, v)
	}
	switch t.(type) {
	case BoolType, IntType, PortType:
		return v, nil
	case FloatType:
		if v.kind == Float {
			return v, nil
		}
	}
	return t.Parse(v.Python())
}

func convertList(t Type, v Value) (Value, error) {
	list, ok := t.(ListType)
	if !ok {
		return v, nil
	}
	items := make([]Value, len(v.items))
	for i, item := range v.items {
		converted, err := Convert(list.item(), item)
		if err != nil {
			return Value{}, err
		}
		items[i] = converted
	}
	return ListValue(items...), nil
}
