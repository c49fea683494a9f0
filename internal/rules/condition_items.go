package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// hasItem reports whether a list has a given item.
func hasItem(s *config.Setting, text string) bool {
	if s == nil {
		return false
	}
	for i := range s.Items {
		if s.Items[i].Text == text {
			return true
		}
	}
	return false
}

// anyText is met by a given text, or a list that contains it.
func anyText(text string) Condition {
	return value(func(s *config.Setting) bool {
		if !s.Known() {
			return false
		}
		if s.Value.Kind() == types.List {
			return hasItem(s, text)
		}
		return s.Str() == text
	})
}

// everyText is met by a text, or a list with an item, for which wrong returns
// true.
func everyText(wrong func(string) bool) Condition {
	return value(func(s *config.Setting) bool {
		if !s.IsSet() {
			return false
		}
		if s.Value.Kind() == types.List {
			return slices.ContainsFunc(s.Items, func(i config.Item) bool { return wrong(i.Text) })
		}
		return s.HasText() && wrong(s.Str())
	})
}
