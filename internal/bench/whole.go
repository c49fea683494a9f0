package main

import (
	"encoding/json"
	"os"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// wholeFile is a compute node's nova.conf, as a deployment tool writes it: 33
// sections.
const wholeFile = "internal/assess/testdata/services/osa-2025.2-nova-compute.conf"

// measureWhole compares the plan of a whole nova.conf, as text and as HCL, with
// the floor's.
func measureWhole(b *bench) ([]row, error) {
	text, err := os.ReadFile(wholeFile)
	if err != nil {
		return nil, err
	}
	options, err := optionsOf(string(text))
	if err != nil {
		return nil, err
	}
	file, err := b.workspace("whole-file", wholeAsText(), map[string]string{"nova.conf": string(text)})
	if err != nil {
		return nil, err
	}
	object, err := b.workspace("whole-config", wholeAsObject(), map[string]string{"options.json": options})
	if err != nil {
		return nil, err
	}
	ground, err := b.workspace("floor", floorOf(1), nil)
	if err != nil {
		return nil, err
	}
	medians, err := inTurns(4*b.pairs, b.planning(file), b.planning(object), b.planning(ground)) // they are short, and the ratio is close to one
	if err != nil {
		return nil, err
	}
	of := func(i int) row { return ratio(seconds(medians[i]), seconds(medians[2]), medians[i]/medians[2]) }
	return []row{
		of(0).of("plan, one osloconf_file with a whole nova.conf of 33 sections", "the floor's").atMost(1.1),
		of(1).of("plan, one osloconf_config with the same as HCL", "the floor's").atMost(1.2),
	}, nil
}

// optionsOf is a text as the object that osloconf_config takes, in JSON.
func optionsOf(text string) (string, error) {
	sections, err := assess.TypedText(&assess.Request{
		Policy:  assess.PolicyText{Release: "2025.2"},
		Sources: []assess.SourceText{{Name: "nova.conf", Content: text}},
	})
	if err != nil {
		return "", err
	}
	object := map[string]map[string]any{}
	for _, section := range sections {
		object[section.Name] = map[string]any{}
		for i := range section.Options {
			object[section.Name][section.Options[i].Name] = valueOf(&section.Options[i])
		}
	}
	written, err := json.Marshal(object)
	return string(written), err
}

func valueOf(o *assess.TypedOption) any {
	switch o.Kind {
	case assess.Bool:
		return o.Text == "true" || o.Text == "True"
	case assess.Number:
		return json.Number(o.Text)
	case assess.Texts:
		return o.Items
	case assess.Pairs:
		pairs := map[string]string{}
		for i, key := range o.Keys {
			pairs[key] = o.Items[i]
		}
		return pairs
	}
	return o.Text
}
