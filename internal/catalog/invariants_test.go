package catalog_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// everySection calls a function for every section of every service in every
// series, and also at the first and last tag of series that change inside.
func everySection(t *testing.T, check func(t *testing.T, r catalog.Release, s *catalog.Section)) {
	t.Helper()
	releases := append(catalog.Releases(), resolve(t, "20.0.0"), resolve(t, "21.0.0"))
	for _, r := range releases {
		t.Run(r.String(), func(t *testing.T) {
			t.Parallel()
			for _, service := range catalog.Services() {
				for _, name := range r.Sections(service) {
					check(t, r, section(t, r, service, name))
				}
			}
		})
	}
}

func TestDefaultsParse(t *testing.T) {
	t.Parallel()
	everySection(t, func(t *testing.T, _ catalog.Release, s *catalog.Section) {
		for _, o := range s.All() {
			if o.Default.IsNull() || strings.Contains(o.Default.Str(), "$") {
				continue // nothing to parse, or not until it is expanded
			}
			if bounded(o) || o.ItemTypeName == "dict" || o.TypeName == "int" && o.Default.Kind() == types.Bool {
				continue // a default that is not text is taken as it is
			}
			if o.Separator != "" {
				if got, err := o.Type.Parse(o.DefaultText()); err != nil || !got.Equal(o.Default) {
					t.Errorf("%s: default %s is read as %s, %v", full(o.Name), o.DefaultText(), got.Python(), err)
				}
				continue
			}
			values := []types.Value{o.Default}
			if o.Multi {
				values = o.Default.Items()
			}
			for _, v := range values {
				got, err := o.Type.Parse(v.Text())
				if err != nil {
					t.Errorf("%s: default %s: %s", full(o.Name), v.Python(), err)
				} else if got.Text() != v.Text() {
					t.Errorf("%s: default %s is read as %s", full(o.Name), v.Python(), got.Python())
				}
			}
		}
	})
}

func TestBoundsAndChoices(t *testing.T) {
	t.Parallel()
	everySection(t, func(t *testing.T, _ catalog.Release, s *catalog.Section) {
		for _, o := range s.All() {
			low, high := bound(o.Min), bound(o.Max)
			if low != nil && high != nil && low.(float64) > high.(float64) {
				t.Errorf("%s: min %s is over max %s", full(o.Name), o.Min, o.Max)
			}
			if o.Choices == nil {
				continue
			}
			found := o.Default.IsNull()
			for _, c := range o.Choices {
				found = found || strings.EqualFold(c.Text(), o.Default.Text())
				if _, err := o.Type.Parse(c.Text()); err != nil && !c.IsNull() {
					t.Errorf("%s: choice %s: %s", full(o.Name), c.Python(), err)
				}
			}
			if len(o.Choices) == 0 || !found && ownOfNova(s, o) {
				t.Errorf("%s: default %s is not one of the %d choices", full(o.Name), o.Default.Python(), len(o.Choices))
			}
		}
	})
}

// sharedUpstream reports whether older names collide in Nova itself, so that
// the catalogue must reproduce the collision: both databases keep the names
// from before there were two, [ssl] and [wsgi] inherited the same names, some
// options were registered alongside their replacements, and some list their own
// name.
func sharedUpstream(r catalog.Release, option, old oslo.Name) bool {
	switch option.Group {
	case "database", "api_database":
		return true
	case "ssl", "wsgi":
		return old.Group == "DEFAULT" && r.Before(16, 0, 0)
	case "ironic":
		return old.Option == "api_endpoint" && r.Before(20, 0, 0)
	case "placement":
		return r.Major() == 17
	case "barbican", "key_manager": // Castellan's, alongside its own options and Nova's
		return old.Group == "key_manager"
	case "osapi_v21":
		return old == option
	}
	return false
}

func TestNamesAreUnique(t *testing.T) {
	t.Parallel()
	for _, r := range catalog.Releases() {
		t.Run(r.String(), func(t *testing.T) {
			t.Parallel()
			for _, service := range catalog.Services() {
				current := map[string]bool{}
				before := map[string]string{}
				for _, name := range r.Sections(service) {
					for _, o := range section(t, r, service, name).All() {
						if current[full(o.Name)] {
							t.Errorf("%s is registered twice", full(o.Name))
						}
						current[full(o.Name)] = true
					}
				}
				for _, name := range r.Sections(service) {
					s := section(t, r, service, name)
					for _, o := range s.All() {
						for _, old := range o.Deprecated {
							if !ownOfNova(s, o) || sharedUpstream(r, o.Name, old) {
								continue
							}
							if current[full(old)] {
								t.Errorf("%s, an older name of %s, is registered", full(old), full(o.Name))
							}
							if other, ok := before[full(old)]; ok {
								t.Errorf("%s is an older name of both %s and %s", full(old), other, full(o.Name))
							}
							before[full(old)] = full(o.Name)
						}
					}
				}
			}
		})
	}
}

func TestOptionsAreWhole(t *testing.T) {
	t.Parallel()
	everySection(t, func(t *testing.T, r catalog.Release, s *catalog.Section) {
		for _, o := range s.All() {
			if o.Type == nil || o.TypeName == "" || o.Library == "" || o.Name.Group != s.Name || o.Name.Option == "" {
				t.Errorf("%s is incomplete: %+v", full(o.Name), o)
			}
			if strings.Contains(o.Name.Option, "-") {
				t.Errorf("%s is not a dest", full(o.Name))
			}
			life := o.Life()
			if life.Since.IsZero() || r.Nova().Compare(life.Since) < 0 {
				t.Errorf("%s: since %s in %s", full(o.Name), life.Since, r)
			}
			if !life.Until.IsZero() && r.Nova().Compare(life.Until) >= 0 {
				t.Errorf("%s: until %s in %s", full(o.Name), life.Until, r)
			}
			found, ok := s.Option(o.Name.Option)
			if !ok || found != o {
				t.Errorf("%s is not found by its name", full(o.Name))
			}
		}
	})
}

func TestConsumedOptionsAreDescribed(t *testing.T) {
	t.Parallel()
	everySection(t, func(t *testing.T, _ catalog.Release, s *catalog.Section) {
		for _, o := range s.All() {
			ofLibrary := strings.HasPrefix(string(o.Library), "keystoneauth1")
			if s.Service == "nova" && s.Name == "glance" || ofLibrary || o.Ignored {
				if o.Description == "" {
					t.Errorf("%s has no description", full(o.Name))
				}
			} else if o.Description != "" {
				t.Errorf("%s has another section's description: %s", full(o.Name), o.Description)
			}
		}
	})
}

// bounded reports whether a list or dict must be written in brackets.
func bounded(o *catalog.Option) bool {
	switch t := o.Type.(type) {
	case types.ListType:
		return t.Bounds
	case types.DictType:
		return t.Bounds || t.Value != nil || t.Separator != ""
	}
	return false
}

// ownOfNova reports whether Nova itself defines an option.
func ownOfNova(s *catalog.Section, o *catalog.Option) bool {
	return s.Service == "nova" && (o.Library == catalog.Nova || strings.HasPrefix(string(o.Library), "keystoneauth1"))
}
