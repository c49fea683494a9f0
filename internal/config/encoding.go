package config

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// encoding writes nested lists and maps as text.
type encoding struct {
	unknown bool   // part of it is not known yet
	wrong   string // the part that the type does not accept
	unfit   string // the first part that text cannot express
}

func (e *encoding) refuse(format string, args ...any) {
	if e.unfit == "" {
		e.unfit = fmt.Sprintf(format, args...)
	}
}

// dict writes a map.
func (e *encoding) dict(leaf *Leaf, dict types.DictType) string {
	separator := cmp.Or(dict.Separator, ":")
	inner, lists := dict.Value.(types.ListType)
	plain, _ := dict.Value.(types.StringType)
	pairs := make([]string, len(leaf.Keys))
	for i, key := range leaf.Keys {
		if bad := unfitFor(key, separator); bad != "" {
			e.refuse("key number %d %s", i, bad)
		}
		text, nested := leaf.Items[i].Text, leaf.nested(i)
		switch {
		case nested == nil:
			e.unknown = e.unknown || leaf.Items[i].Unknown
			bad := unfitFor(text, "")
			if within, fits := quoted(text); plain.Quotes && fits {
				text, bad = within, ""
			}
			if bad != "" && !lists {
				e.refuse("the value of key number %d %s", i, bad)
			}
		case lists && nested.Shape == ListLeaf:
			text = e.list(nested, inner)
		case e.wrong == "":
			e.wrong = leaf.within(i)
		}
		pairs[i] = key + separator + text
	}
	text := strings.Join(pairs, ",")
	if dict.Bounds {
		return "{" + text + "}"
	}
	return text
}

// list writes a list that is nested or has nested items.
func (e *encoding) list(leaf *Leaf, list types.ListType) string {
	inner, dicts := list.Item.(types.DictType)
	items := make([]string, len(leaf.Items))
	for i, item := range leaf.Items {
		nested := leaf.nested(i)
		switch {
		case nested == nil:
			items[i] = item.Text
			e.unknown = e.unknown || item.Unknown
			if bad := unfitFor(item.Text, ""); bad != "" && !dicts {
				e.refuse("item %d of a list %s", i, bad)
			}
			if list.Bounds && i < len(leaf.Items)-1 && strings.HasSuffix(item.Text, "]") {
				e.refuse("item %d of a list ends with a bracket, which ends the list", i)
			}
			if item.Text == "" && i == len(leaf.Items)-1 && !item.Unknown {
				e.refuse("item %d of a list is empty, and oslo.config drops empty items at the end", i)
			}
		case dicts && nested.Shape == MapLeaf:
			if len(nested.Keys) != 1 && !inner.Bounds {
				e.refuse("item %d has %d keys, and each pair is an item of its own: write a map of one key for each", i, len(nested.Keys))
			}
			items[i] = e.dict(nested, inner)
		case e.wrong == "":
			e.wrong = leaf.within(i)
		}
	}
	if len(items) > 1 && !list.Bounds && !dicts {
		e.refuse("a list of several items is in a place that takes one")
	}
	text := strings.Join(items, ",")
	if list.Bounds {
		return "[" + text + "]"
	}
	return text
}

// unfitFor says why a piece of a list or dict cannot be read back, "" if it
// can. A key is ended by a separator.
func unfitFor(text, separator string) string {
	switch {
	case strings.Contains(text, ","):
		return "contains a comma, which ends an item"
	case text != oslo.Strip(text):
		return "begins or ends with white space, which oslo.config strips"
	case separator != "" && strings.Contains(text, separator):
		return "contains " + separator + ", which ends a key"
	case separator != "" && text == "":
		return "is empty"
	}
	return ""
}

// quoted puts quotes around a text for a type that strips them, if the text
// would be misread without; fits is false if it would be misread with them as
// well.
func quoted(text string) (within string, fits bool) {
	needed := text == "" || text[0] == '"' || text[0] == '\'' || strings.Contains(text, ",") || text != oslo.Strip(text)
	if !needed {
		return text, true
	}
	for _, quote := range [...]string{`"`, "'"} {
		if !strings.Contains(text, ",") || !strings.Contains(text, quote) {
			return quote + text + quote, true
		}
	}
	return text, false
}
