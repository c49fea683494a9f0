package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// options lists the catalogue.
func (c *call) options(s *settings, files []string) (int, error) {
	if len(files) > 0 {
		return exitUsage, fmt.Errorf("%s: this command takes no FILE; use --service, --release and --section to choose what to list", shown(files[0]))
	}
	for _, name := range s.given {
		if name == "section" && s.section == "" {
			return exitUsage, errors.New("--section is empty: leave it out for all sections")
		}
	}
	release, options, mistakes := assess.Options(s.service, s.release, s.program, s.section)
	if len(mistakes) > 0 {
		return exitUsage, mistaken(s, nil, mistakes)
	}
	service := cmp.Or(s.service, defaultService)
	if s.format == "json" {
		out, err := catalogJSON(service, release, options)
		if err == nil {
			_, err = c.stdout.Write(out)
		}
		return exitFine, err
	}
	return exitFine, c.catalogText(service, release, options)
}

// catalogText writes a table, one line per option.
func (c *call) catalogText(service string, release catalog.Release, options []*catalog.Option) error {
	fmt.Fprintf(c.stdout, "%s in release %s\n", service, release.Series())
	section := "\x00"
	table := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	for _, o := range options {
		if o.Name.Group != section {
			section = o.Name.Group
			if err := table.Flush(); err != nil {
				return err
			}
			fmt.Fprintf(c.stdout, "\n[%s]\n", section)
		}
		kind := o.TypeName
		if o.ItemTypeName != "" {
			kind += "(" + o.ItemTypeName + ")"
		}
		fallback := "-"
		if !o.Default.IsNull() {
			fallback = clean(o.Default.Text())
			if fallback == "" {
				fallback = `""`
			}
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", o.Name.Option, kind, fallback, strings.Join(notesOf(o), ", "))
	}
	return table.Flush()
}

// notesOf words what else is known about an option.
func notesOf(o *catalog.Option) []string {
	var notes []string
	if o.Secret {
		notes = append(notes, "secret")
	}
	if o.Required {
		notes = append(notes, "required")
	}
	switch {
	case o.Min != "" && o.Max != "":
		notes = append(notes, o.Min+" to "+o.Max)
	case o.Min != "":
		notes = append(notes, "at least "+o.Min)
	case o.Max != "":
		notes = append(notes, "at most "+o.Max)
	}
	if o.Choices != nil {
		notes = append(notes, "one of "+strings.Join(choicesOf(o), " "))
	}
	if o.DeprecatedForRemoval {
		notes = append(notes, "deprecated")
	}
	for _, name := range o.Deprecated {
		notes = append(notes, "also "+name.String())
	}
	return notes
}

func choicesOf(o *catalog.Option) []string {
	choices := make([]string, len(o.Choices))
	for i, choice := range o.Choices {
		choices[i] = choice.Text()
	}
	return choices
}

// jsonOption has the members of the data source's output options.
type jsonOption struct {
	Section    string       `json:"section"`
	Name       string       `json:"name"`
	Type       string       `json:"type"`
	ItemType   *string      `json:"item_type"`
	Default    *string      `json:"default"`
	Min        *json.Number `json:"min"`
	Max        *json.Number `json:"max"`
	Choices    []string     `json:"choices"`
	Secret     bool         `json:"secret"`
	Deprecated []string     `json:"deprecated_names"`
	ForRemoval bool         `json:"deprecated_for_removal"`
	Since      string       `json:"since"`
	Until      *string      `json:"until"`
	Library    string       `json:"library"`
}

func catalogJSON(service string, release catalog.Release, options []*catalog.Option) ([]byte, error) {
	list := make([]jsonOption, len(options))
	for i, o := range options {
		list[i] = newJSONOption(o)
	}
	return encode(struct {
		Service string       `json:"service"`
		Release string       `json:"release"`
		Digest  string       `json:"digest"`
		Options []jsonOption `json:"options"`
	}{service, release.Series(), catalog.Digest(), list})
}

func newJSONOption(o *catalog.Option) jsonOption {
	life := o.Life()
	j := jsonOption{
		Section: o.Name.Group, Name: o.Name.Option, Type: o.TypeName, ItemType: textOrNull(o.ItemTypeName),
		Min: numberOrNull(o.Min), Max: numberOrNull(o.Max), Secret: o.Secret, Deprecated: []string{},
		ForRemoval: o.DeprecatedForRemoval, Since: life.Since.String(), Library: string(o.Library),
	}
	if !o.Default.IsNull() {
		j.Default = new(o.Default.Text())
	}
	if o.Choices != nil {
		j.Choices = choicesOf(o)
	}
	for _, name := range o.Deprecated {
		j.Deprecated = append(j.Deprecated, name.String())
	}
	if !life.Until.IsZero() {
		j.Until = new(life.Until.String())
	}
	return j
}

// numberOrNull is a catalogue bound, which is a decimal number.
func numberOrNull(decimal string) *json.Number {
	if number := json.Number(decimal); decimal != "" {
		if _, err := number.Float64(); err == nil {
			return &number
		}
	}
	return nil
}
