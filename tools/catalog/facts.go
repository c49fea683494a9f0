package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
)

// fact is one option in any of the fact files. Numbers are kept as written.
type fact struct {
	Group             string          `json:"group"`
	Name              string          `json:"name"`
	Type              string          `json:"type"`
	ItemType          string          `json:"item_type"`
	Default           json.RawMessage `json:"default"`
	Min               json.RawMessage `json:"min"`
	Max               json.RawMessage `json:"max"`
	Choices           json.RawMessage `json:"choices"`
	Params            params          `json:"type_params"`
	Secret            bool            `json:"secret"`
	Multi             bool            `json:"multi"`
	DeprecatedRemoval bool            `json:"deprecated_for_removal"`
	DeprecatedSince   string          `json:"deprecated_since"`
	Source            string          `json:"source"`
	Registered        bool            `json:"registered"`
	Deprecated        json.RawMessage `json:"deprecated_names"` // pairs, or plain names in keystoneauth's
}

// params refine a type.
type params struct {
	Regex      string   `json:"regex"`
	MaxLength  int      `json:"max_length"`
	Schemes    []string `json:"schemes"`
	IgnoreCase bool     `json:"ignore_case"`
	Item       struct {
		Choices    []string `json:"choices"`
		IgnoreCase bool     `json:"ignore_case"`
	} `json:"item_type_params"`
}

// span is a fact over consecutive series, both ends included.
type span struct {
	fact
	From string `json:"from"`
	To   string `json:"to"`
}

type registered struct {
	Series  []string `json:"series"`
	Options []struct {
		Group string `json:"group"`
		Name  string `json:"name"`
		Spans []span `json:"spans"`
	} `json:"options"`
}

// falsyRow gives, for a run of series, what the merged file cannot tell from an
// absent key. A key that is not here at all is not known.
type falsyRow struct {
	Group  string                     `json:"group"`
	Name   string                     `json:"name"`
	From   string                     `json:"from"`
	To     string                     `json:"to"`
	Values map[string]json.RawMessage `json:"-"`
}

// UnmarshalJSON keeps the difference between null and an absent key.
func (r *falsyRow) UnmarshalJSON(text []byte) error {
	type plain falsyRow
	if err := json.Unmarshal(text, (*plain)(r)); err != nil {
		return err
	}
	return json.Unmarshal(text, &r.Values)
}

type falsyFacts struct {
	Options []falsyRow `json:"options"`
}

// insideRow is a change inside a series: what held before a tag.
type insideRow struct {
	Group  string          `json:"group"`
	Name   string          `json:"name"`
	Tag    string          `json:"tag"`
	Before json.RawMessage `json:"before"` // null, or the keys that were different
}

type insideFacts struct {
	Options []insideRow `json:"options"`
}

type everything struct {
	Options []fact `json:"options"`
}

type seriesFact struct {
	Series    string            `json:"series"`
	Codename  string            `json:"codename"`
	Release   string            `json:"release"`
	Major     int               `json:"nova_major"`
	Tags      []string          `json:"nova_tags"`
	Describe  string            `json:"nova_describe"`
	FirstLibs map[string]string `json:"libs_at_first_tag"`
	LastLibs  map[string]string `json:"libs_at_last_tag"`
}

type glanceFacts struct {
	Legacy struct {
		Names []struct {
			Old          []string `json:"old"`
			New          []string `json:"new"`
			AddedIn      string   `json:"added_in"`
			DeprecatedIn string   `json:"deprecated_in"`
			RenamedIn    string   `json:"renamed_in"`
			RemovedIn    string   `json:"removed_in"`
		} `json:"names"`
	} `json:"legacy_names"`
	Series []struct {
		Series  string `json:"series"`
		Tag     string `json:"tag"`
		Changes []struct {
			Tag string `json:"tag"`
		} `json:"changes_inside_series"`
		Options []fact `json:"options"`
	} `json:"series"`
}

type libraryRange struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Options []fact `json:"options"`
}

type pluginRange struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Options []struct {
		Key        string          `json:"file_key"`
		Type       string          `json:"type"`
		Default    json.RawMessage `json:"default"`
		Required   bool            `json:"required"`
		Secret     bool            `json:"secret"`
		Deprecated []string        `json:"deprecated_names"`
	} `json:"options"`
}

type libraryFacts struct {
	Session []libraryRange           `json:"session"`
	Adapter []libraryRange           `json:"adapter"`
	Auth    []libraryRange           `json:"auth_common"`
	Plugins map[string][]pluginRange `json:"plugins"`
}

type consumerSection struct {
	Group      string                `json:"group"`
	Session    []string              `json:"session"`
	Adapter    []string              `json:"adapter"`
	Auth       []string              `json:"auth"`
	Ignored    []string              `json:"ignored_dummies"`
	Own        []string              `json:"own_options"`
	Deprecated map[string][][]string `json:"deprecated_names"`
	Overrides  map[string]struct {
		Default json.RawMessage `json:"default"`
	} `json:"default_overrides"`
}

type consumerFacts struct {
	Nova []struct {
		Series   string            `json:"series"`
		Sections []consumerSection `json:"sections"`
	} `json:"nova"`
	Others map[string]struct {
		Sections []consumerSection `json:"sections"`
	} `json:"others"`
}

type orderFacts struct {
	Nova    map[string][]string `json:"nova"`
	Session []string            `json:"session"`
	Auth    []string            `json:"auth"`
	Adapter []string            `json:"adapter"`
}

// facts is every fact file, decoded.
type facts struct {
	series     []seriesFact
	glance     glanceFacts
	registered registered
	zed        everything
	newest     everything // 2026.1
	falsy      falsyFacts
	inside     insideFacts
	library    libraryFacts
	consumers  consumerFacts
	order      orderFacts
	foreign    everything // of the libraries that Nova uses
}

// readFacts decodes the fact files of a folder.
func readFacts(folder fs.FS) (*facts, error) {
	all := &facts{}
	for name, target := range map[string]any{
		"series.json":                    &all.series,
		"nova-glance.json":               &all.glance,
		"nova-registered-by-series.json": &all.registered,
		"nova-all-zed.json":              &all.zed,
		"nova-all-2026.1.json":           &all.newest,
		"nova-falsy.json":                &all.falsy,
		"nova-inside-series.json":        &all.inside,
		"ksa.json":                       &all.library,
		"session-consumers.json":         &all.consumers,
		"registration-order.json":        &all.order,
		"library-options.json":           &all.foreign,
	} {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, target); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}
