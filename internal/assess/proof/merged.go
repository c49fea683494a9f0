package proof

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// merged is the content of sections in file order, by the names used for
// look-ups: sections that nothing registers, without the older names that
// assess moves elsewhere.
type merged map[string]map[string][]any

func (m merged) add(group, name string, values ...any) {
	if release, err := catalog.Resolve(Release); err == nil {
		if _, moved := config.Older(release, "nova", oslo.Name{Group: group, Option: name}); moved {
			return
		}
	}
	if m[group] == nil {
		m[group] = map[string][]any{}
	}
	m[group][name] = append(m[group][name], values...)
}

// covers reports whether Nova or a library registers a section, so that it is
// judged and rendered with current names.
func covers(group string) bool {
	release, err := catalog.Resolve(Release)
	if err != nil {
		return false
	}
	_, ok := release.Section("nova", group)
	return ok
}

// mergedFiles reads the files with the project's own parser, which other tests
// compare with the real one, because the real one's result loses the order in
// which [other] and [Other] alternate.
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

// mergedReal converts the real parser's result for a text that has each section
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
