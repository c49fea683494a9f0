package config

import (
	"errors"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func (c *Configuration) setting(s *Setting, section *Section, option *catalog.Option) {
	*s = NewSetting(option)
	reading, err := c.resolver.ReadOption(&option.Option)
	if reading.Set {
		s.State, s.Written = Set, c.written(section, option, &reading)
	}
	switch {
	case c.setElsewhere[option.Name], c.Unread, c.Broken:
		s.State = Unknown // whatever this configuration says about it
		return
	case errors.Is(err, oslo.ErrOpaque):
		s.State = Unknown
		if !c.Unknown {
			s.Err = errHost
		}
		if value, ok := c.partial[reading.Entry]; ok {
			c.partList(s, value)
		} else {
			c.sketch(s, reading)
		}
		return
	case err != nil && c.Unknown && Outside(err):
		// The values it refers to may be among those not known yet.
		s.State = Unknown
		return
	case err != nil:
		s.State, s.Err = Broken, err
		return
	}
	if list := c.lists[reading.Entry]; list != nil && option.TypeName == "list" {
		if err := list.Carried(); err != nil {
			s.State, s.Err, s.Items = Broken, err, list.known()
			return
		}
	}
	if !reading.Set && section.fallback != "" {
		if other := c.Get(section.fallback, option.Name.Option); other.Given() {
			*s = *other
			s.Option = option
			return
		}
	}
	if !reading.Set && c.mayBeGiven(option) {
		s.State = Unknown
		return
	}
	s.Value = reading.Value
	if reading.Set && option.TypeName == "list" && keepsTrailing(c.Release) {
		s.Value = withTrailing(reading.Value, s.Text)
	}
	s.Items = ItemsOf(s.Value)
}

// written describes how a reading's option is set.
func (c *Configuration) written(section *Section, option *catalog.Option, reading *oslo.Reading) *Written {
	w := &Written{Assignment: section.assignment(reading.Entry), Origin: FromUser}
	if w.Assignment == nil { // it is set on the service's host, or in another section
		w.Assignment = &Assignment{As: reading.As, Entry: reading.Entry}
	}
	if reading.As != option.Name {
		w.Origin = FromDeprecated
	}
	if n := len(reading.Raw); n > 0 {
		w.Raw = reading.Raw[n-1]
	}
	if len(reading.Raw) > 1 {
		w.Places = section.places(option, reading)
	}
	if n := len(reading.Expanded); n > 0 {
		w.Text = reading.Expanded[n-1]
	}
	return w
}

// mayBeGiven reports whether an unset option may still be among the values not
// known yet, as a member of extra.
func (c *Configuration) mayBeGiven(option *catalog.Option) bool {
	if c.given == nil {
		return false
	}
	if slices.Contains(c.given.UnknownIn, option.Name.Group) {
		return true
	}
	if !c.given.Unknown {
		return false
	}
	_, typed := TypedNamed(c.given.Table, option.Name.Option)
	return !typed
}

// Outside reports whether a value refers to an unregistered option.
func Outside(err error) bool {
	var reference *oslo.ReferenceError
	return errors.As(err, &reference)
}

// assignment finds what an entry assigns, nil if that is not in the section.
func (s *Section) assignment(entry *ini.Entry) *Assignment {
	for _, a := range s.Assignments {
		if a.Entry == entry {
			return a
		}
	}
	return nil
}

// places are where each value of a multi-valued option is set, nil if that is
// under several names: then oslo.config changes the order.
func (s *Section) places(option *catalog.Option, reading *oslo.Reading) []report.Place {
	places := make([]report.Place, 0, len(reading.Raw))
	for _, a := range s.Assignments {
		switch {
		case a.Option != option:
		case a.As != reading.As:
			return nil
		default:
			places = append(places, a.Place)
		}
	}
	if len(places) != len(reading.Raw) {
		return nil
	}
	return places
}

// ItemsOf lists the items of a list value, nil for any other.
func ItemsOf(value types.Value) []Item {
	if value.Kind() != types.List {
		return nil
	}
	list := value.Items()
	items := make([]Item, len(list))
	for i, item := range list {
		items[i] = Item{Index: i, Text: item.Text()}
	}
	return items
}
