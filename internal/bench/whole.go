package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// wholeFile is a conductor's nova.conf as a deployment tool writes it, and
// longFile a compute node's: 19 sections in 113 lines, and 33 in 224.
const (
	wholeFile = "internal/assess/testdata/services/kolla-2023.2-nova-cell-conductor.conf"
	longFile  = "internal/assess/testdata/services/osa-2025.2-nova-compute.conf"
)

// wholeRelease is the release that both are checked against.
const wholeRelease = "2025.2"

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
	size, err := b.state(file)
	if err != nil {
		return nil, err
	}
	const most = 40e3
	return []row{
		of(0).of("plan, one osloconf_file with a whole nova.conf of 19 sections", "the floor's").atMost(1.1),
		of(1).of("plan, one osloconf_config with the same as HCL", "the floor's").atMost(1.2),
		ratio(fmt.Sprintf("%.1f kB", size/1000), "40 kB", size/most).of("size of the state after it is applied", "the goal").atMost(1),
	}, nil
}

// state applies a workspace and returns the size of its state in bytes.
func (b *bench) state(workspace string) (float64, error) {
	if _, err := b.run("plain", workspace, "apply", "-auto-approve"); err != nil {
		return 0, err
	}
	info, err := os.Stat(filepath.Join(workspace, "terraform.tfstate"))
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}

// optionsOf is a text as the object that osloconf_config takes, in JSON.
func optionsOf(text string) (string, error) {
	sections, err := assess.TypedText(&assess.Request{
		Policy:  assess.PolicyText{Release: wholeRelease},
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
