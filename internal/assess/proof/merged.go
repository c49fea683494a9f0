package proof

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// merged is what sections hold in file order, by the name under which they are
// looked up: those that assess does not cover, without the aliases that it
// moves to the covered ones.
type merged map[string]map[string][]any

func (m merged) add(group, name string, values ...any) {
	if group == "ssl" && Canonical(name) != name {
		return
	}
	if m[group] == nil {
		m[group] = map[string][]any{}
	}
	m[group][name] = append(m[group][name], values...)
}

func covers(group string) bool {
	release, err := catalog.Resolve(Release)
	return err == nil && slices.Contains(release.Consumers("nova"), group)
}

// mergedFiles reads the files with the project's own parser, which other tests
// compare with the real one: the real one's result has lost the order in which
// [other] and [Other] alternate.
func mergedFiles(files []conformance.File) merged {
	m := merged{}
	for i := range files {
		file, err := ini.Parse(files[i].Name, files[i].Text())
		if err != nil {
			return nil
		}
		for _, entry := range file.Entries {
			if group := oslo.GroupOf(entry.Section); !covers(group) {
				m.add(group, entry.Name, conformance.Encode(types.StringValue(entry.Value)))
			}
		}
	}
	return m
}

// mergedReal takes the real parser's result for a text that has each section
// once.
func mergedReal(parsed []map[string]map[string][]any) merged {
	m := merged{}
	for _, file := range parsed {
		for header, names := range file {
			if group := oslo.GroupOf(header); !covers(group) {
				for name, values := range names {
					m.add(group, name, values...)
				}
			}
		}
	}
	return m
}
