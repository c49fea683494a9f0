package oslo

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Resolver determines what a service would read from files and the environment.
// It is not safe for concurrent use: build one per configuration.
type Resolver struct {
	registry Registry
	files    []*ini.File // in --config-file order, later ones win
	environ  map[string]string

	index      index
	cache      map[Name]cached // results, by the name requested
	reading    []Name          // the chain of reads in progress
	expanded   int             // bytes written by interpolation so far
	expansions int             // texts interpolated so far
	warnings   []string
	warned     map[Name]struct{}    // deprecated names warned about
	removals   map[*Option]struct{} // options whose removal was warned about
}

// Reading is the result of one look-up.
type Reading struct {
	Value      types.Value // the effective value; the default if nothing was set
	Set        bool        // some file or the environment sets it
	Raw        []string    // the text before interpolation: one, or all of a MultiOpt
	Expanded   []string    // the same after interpolation
	As         Name        // the name it was found under
	Deprecated bool        // As is a deprecated name, and oslo.config logs a warning
	File       int         // index of the file, -1 for the environment and for defaults
	Entry      *ini.Entry  // where it was found, nil for the environment and for defaults

	opaque bool // part of Raw is not known
}

type cached struct {
	reading Reading
	err     error
}

// NewResolver prepares look-ups. The files are in --config-file order; environ
// holds environment variables by name and may be nil. None of them may change
// while the resolver is in use, and the registry must keep giving the same
// answers: what a text refers to is looked up only once.
func NewResolver(registry Registry, files []*ini.File, environ map[string]string) *Resolver {
	return &Resolver{registry: registry, files: files, environ: environ, index: newIndex(files, nil)}
}

// NewResolverOver is NewResolver with one more file, older than all others,
// which becomes file 0; the others are numbered from 1. If ground is nil, it is
// the same as NewResolver.
func NewResolverOver(ground *Ground, registry Registry, files []*ini.File, environ map[string]string) *Resolver {
	if ground == nil {
		return NewResolver(registry, files, environ)
	}
	files = append([]*ini.File{ground.file}, files...)
	return &Resolver{registry: registry, files: files, environ: environ, index: newIndex(files, ground)}
}

// Read returns a registered option's effective value. The group is "DEFAULT"
// for the default group. Errors are a *ValueError, a *ReferenceError or
// ErrOpaque; the reading's other fields are filled as far as they are known.
func (r *Resolver) Read(group, option string) (Reading, error) {
	registered, ok := r.registry.Option(group, option)
	if !ok {
		name := Name{group, option}
		return Reading{File: -1}, &ReferenceError{
			Kind: UnknownOption, Reader: name, Reference: option, message: noSuchOption(name),
		}
	}
	var reading Reading
	err := r.read(Name{group, option}, registered, &reading)
	return reading, err
}

// ReadOption is Read for an option that the caller already has from the
// registry.
func (r *Resolver) ReadOption(option *Option) (Reading, error) {
	var reading Reading
	err := r.read(option.Name, option, &reading)
	return reading, err
}

// SetsOlder reports whether a file sets an option by one of its older names.
func (r *Resolver) SetsOlder(option *Option) bool {
	return slices.ContainsFunc(option.searched(option.Name, nil)[1:], func(name Name) bool { return r.index.last(name) != nil })
}

// Warnings returns the deprecation warnings that oslo.config has logged for the
// reads so far, in order and without repeats.
func (r *Resolver) Warnings() []string { return r.warnings }

// read evaluates an option under the requested name, which differs from the
// option's own if a text refers to a deprecated name. It fills an empty
// reading.
func (r *Resolver) read(asked Name, option *Option, reading *Reading) error {
	if done, ok := r.cache[asked]; ok {
		*reading = done.reading
		return done.err
	}
	reading.File = -1
	if slices.Contains(r.reading, asked) {
		return &ReferenceError{Kind: Cycle, Reader: asked, Reference: asked.Option,
			message: "maximum recursion depth exceeded: " + asked.String() + " refers to itself"}
	}
	if len(r.reading) >= maxDepth {
		return r.bound(asked, "maximum recursion depth exceeded: references are nested too deeply")
	}
	before := r.expansions
	r.reading = append(r.reading, asked)
	err := r.evaluate(asked, option, reading)
	r.reading = r.reading[:len(r.reading)-1]
	// The results of references are kept so that no chain is walked twice; a
	// plain value that is read directly is not worth caching. A cycle or
	// exceeded bound met on the way down belongs to the outermost read.
	outermost := len(r.reading) == 0
	if !outermost && !transient(err) || outermost && r.expansions > before {
		if r.cache == nil {
			r.cache = make(map[Name]cached)
		}
		r.cache[asked] = cached{*reading, err}
	}
	return err
}

// transient reports whether an error depends on the reads in progress.
func transient(err error) bool {
	reference, ok := err.(*ReferenceError)
	return ok && (reference.Kind == Cycle || reference.Kind == BoundExceeded)
}

func (r *Resolver) bound(reader Name, message string) error {
	return &ReferenceError{Kind: BoundExceeded, Reader: reader, Reference: reader.Option, message: message}
}

// evaluate follows the library's order: it searches the files first, because
// that is where it warns; the environment then overrides them; the default
// comes last.
func (r *Resolver) evaluate(asked Name, option *Option, reading *Reading) error {
	found := r.search(asked, option, reading)
	if found && option.ForRemoval {
		r.warnRemoval(asked.Group, option)
	}
	if len(r.environ) > 0 {
		variable := "OS_" + strings.ToUpper(asked.Group) + "__" + strings.ToUpper(asked.Option)
		if text, ok := r.environ[variable]; ok {
			file := *reading
			*reading = Reading{Set: true, Raw: []string{text}, As: asked, File: -1}
			return r.fromEnvironment(asked, option, variable, reading, &file)
		}
	}
	if !found {
		return r.fromDefault(asked, option, reading)
	}
	if reading.opaque {
		return ErrOpaque
	}
	return r.dress(r.convert(asked, option, reading), option, reading)
}

// fromEnvironment reads a variable. It overrides a file's value, but the
// library still blames the file's location for a bad variable.
func (r *Resolver) fromEnvironment(asked Name, option *Option, variable string, reading, file *Reading) error {
	if option.Multi {
		// The library splits a multi-valued variable into single characters.
		expanded, err := r.expand(asked, reading.Raw[0])
		reading.Raw = nil
		if err == nil {
			for _, c := range expanded {
				reading.Raw = append(reading.Raw, string(c))
			}
			reading.Expanded = reading.Raw
			err = r.convertExpanded(option, reading)
		}
		return r.dressVariable(err, option, reading, variable, file)
	}
	err := r.convert(asked, option, reading)
	return r.dressVariable(err, option, reading, variable, file)
}

// fromDefault reads the default, which is interpolated and converted like text.
func (r *Resolver) fromDefault(asked Name, option *Option, reading *Reading) error {
	if value, ok := option.PlainDefault(); ok {
		reading.Value = value
		return nil
	}
	reader := asked
	if option.SetDefault {
		reader.Group = defaultGroup
	}
	value, err := r.expandValue(reader, option.Default)
	if err == nil && !option.SetDefault {
		value, err = convertDefault(option, value)
	}
	if reason, ok := err.(*types.Error); ok {
		class := ClassValue
		if reason.Overflow {
			class = ClassOverflow
		}
		err = &ValueError{Option: option.Name, File: -1, Class: class, Reason: reason.Reason, Err: reason,
			registered: option.registered()}
	}
	if err == nil {
		reading.Value = value
	}
	return err
}
