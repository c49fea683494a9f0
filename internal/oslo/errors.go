package oslo

import (
	"errors"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// ErrOpaque is the error for a value that is not known yet, or that expands to
// one (see ini.Entry.Opaque).
var ErrOpaque = errors.New("the value is not known yet")

// ErrorClass is the Python class of the exception that the real library raises.
type ErrorClass string

// The classes that reading a value can raise.
const (
	ClassFileValue    ErrorClass = "ConfigFileValueError"
	ClassSourceValue  ErrorClass = "ConfigSourceValueError"
	ClassValue        ErrorClass = "ValueError" // a default that does not convert
	ClassOverflow     ErrorClass = "OverflowError"
	ClassNoSuchOption ErrorClass = "NoSuchOptError"
	ClassNoSuchGroup  ErrorClass = "NoSuchGroupError"
	ClassTemplate     ErrorClass = "TemplateSubstitutionError"
	ClassRecursion    ErrorClass = "RecursionError"
)

// ValueError reports that an option's text, or its default, does not convert.
type ValueError struct {
	Option Name       // the option that was read
	As     Name       // the name its text was found under; the zero Name for a default
	File   int        // file index, -1 for the environment or a default
	Entry  *ini.Entry // where the text is, nil for the environment or a default
	Class  ErrorClass
	Reason string // the innermost reason; may repeat the value, see Safe
	Err    error  // what failed: a *types.Error, or the *ValueError of an option referred to

	registered string // the option's name in messages
	location   string // the location in the library's words
}

// Error is the library's own message. It may repeat the value, and gives the
// location in the library's format: see Safe.
func (e *ValueError) Error() string {
	switch e.Class {
	case ClassFileValue, ClassSourceValue:
		return "Value for option " + e.registered + " from " + e.location + " is not valid: " + e.Err.Error()
	}
	return e.Err.Error()
}

// Safe says which option is wrong and why, without revealing any part of a
// value.
func (e *ValueError) Safe() string {
	return "Value for option " + e.Option.String() + " is not valid: " + e.SafeReason()
}

// SafeReason is the innermost reason, without any part of a value.
func (e *ValueError) SafeReason() string {
	switch err := e.Err.(type) {
	case *types.Error:
		return err.Safe()
	case *ValueError:
		return "it refers to " + err.Option.String() + ": " + err.SafeReason()
	}
	return "it does not convert"
}

func (e *ValueError) Unwrap() error { return e.Err }

// ReferenceKind is what is wrong with a reference.
type ReferenceKind uint8

// The faults a reference can have.
const (
	UnknownOption ReferenceKind = iota + 1 // the name is not registered
	UnknownGroup                           // the group is not registered
	BareGroup                              // the name is a group, which has no value
	Cycle                                  // the option refers to itself, directly or indirectly
	BoundExceeded                          // deeper, longer or more work than this library does
)

// ReferenceError reports that a text refers to something without a value.
type ReferenceError struct {
	Kind      ReferenceKind
	Reader    Name            // the option whose text contains the reference
	Reference string          // the text after "$", without braces
	Cause     *ReferenceError // the fault further down the chain, nil if this is the first

	message string
}

// Error is the library's own message. It repeats the reference, which is part
// of the option's text: if a secret contains a stray "$", the reference is part
// of that secret. See Safe.
func (e *ReferenceError) Error() string { return e.message }

// Safe says what is wrong, without revealing any part of a text.
func (e *ReferenceError) Safe() string {
	root := e.Root()
	text := "the text of " + root.Reader.String()
	if root.Reader != e.Reader {
		text += ", to which " + e.Reader.String() + " refers,"
	}
	switch root.Kind {
	case UnknownOption:
		return text + " refers to an option that is not registered"
	case UnknownGroup:
		return text + " refers to a group that is not registered"
	case BareGroup:
		return text + " refers to a group, which has no value"
	case Cycle:
		return text + " refers to itself"
	}
	return text + " expands to more than can be followed"
}

// Root is the fault at the end of the chain of references.
func (e *ReferenceError) Root() *ReferenceError {
	for e.Cause != nil {
		e = e.Cause
	}
	return e
}

// Class is the Python class of the exception that the real library raises.
func (e *ReferenceError) Class() ErrorClass {
	switch e.Kind {
	case UnknownOption:
		return ClassNoSuchOption
	case UnknownGroup:
		return ClassNoSuchGroup
	case BareGroup:
		return ClassTemplate
	}
	return ClassRecursion
}

// Unwrap returns the cause.
func (e *ReferenceError) Unwrap() error {
	if e.Cause == nil {
		return nil
	}
	return e.Cause
}

// Safe words an error of this package or of package ini without any part of a
// value, so it is fit for secret options. Any other error gets a generic
// message.
func Safe(err error) string {
	var safe interface{ Safe() string }
	switch {
	case errors.As(err, &safe):
		return safe.Safe()
	case errors.Is(err, ErrOpaque):
		return ErrOpaque.Error()
	}
	return "the value cannot be read"
}

func noSuchOption(name Name) string {
	return "no such option " + name.Option + " in group [" + name.Group + "]"
}

// location words the place of a value as the library prints it.
func location(kind, detail string) string {
	return "LocationInfo(location=<Locations." + kind + ", True)>, detail=" + py.Repr(detail) + ")"
}
