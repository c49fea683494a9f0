package rules

import (
	"fmt"
	"slices"
	"strings"
)

var cloudImagePath = &Rule{
	Name:        "cloud_image_path_conflict",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"nova/image/glance.py", "nova/virt/libvirt/imagebackend.py"},
	Title:       "a way to fetch images that Glance does not offer",
	Effect:      "Nova falls back to the slow way, or cannot find the image at all: what was set to be fast or to save space does nothing.",
	Remediation: "Let Glance's internal API show locations, or turn the option off in nova.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[glance]\nenable_rbd_download = true\n"},
			{Service: "glance", Text: "[DEFAULT]\nshow_image_direct_url = false\nshow_multiple_locations = false\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[glance]\nenable_rbd_download = true\n"},
			{Service: "glance", Text: "[DEFAULT]\nshow_image_direct_url = true\n"},
		},
		Message: `[glance] enable_rbd_download of "nova"`,
	},
	Cloud: checkCloudImagePath,
}

// checkCloudImagePath compares Nova's shortcuts to images with what Glance
// shows and stores.
func checkCloudImagePath(p *CloudPass) {
	glances := p.of("glance")
	for _, m := range p.of("nova") {
		download := m.Get("glance", "enable_rbd_download")
		kind := m.Get("libvirt", "images_type")
		named, names := given(m, "libvirt", "images_rbd_glance_store_name")
		if len(glances) == 0 {
			if download.IsTrue() || names {
				p.lacks("configuration of glance", "glance")
			}
			continue
		}
		if p.mayHold("glance") {
			continue // Nova may use another Glance
		}
		if download.IsTrue() {
			p.locations(side{m, download}, glances)
		}
		if kind.IsSet() && kind.Str() == "rbd" {
			p.stores(side{m, kind}, glances)
			if names {
				p.store(named, glances)
			}
		}
	}
}

// locations reports a Nova that requests image locations although no Glance
// shows them.
func (p *CloudPass) locations(nova side, glances []*Member) {
	var hidden []side
	for _, g := range glances {
		direct, multiple := side{g, g.Get("DEFAULT", "show_image_direct_url")}, g.Get("DEFAULT", "show_multiple_locations")
		if !direct.setting.IsFalse() || multiple != nil && !multiple.IsFalse() || len(g.Sections) == 0 {
			return
		}
		hidden = append(hidden, direct)
	}
	p.report(nova, hidden, Problem{
		Message:     fmt.Sprintf("%s is true, and %s: Glance does not show where an image is stored", nova, hidden[0].is()),
		Effect:      "Nova gets no location, and downloads every image over the API as if the option were off.",
		Remediation: fmt.Sprintf("Set show_image_direct_url = true in the Glance that only services reach, or enable_rbd_download = false in %s.", nova.member.shown()),
	})
}

// stores reports Glances that store nothing in Ceph although Nova does.
func (p *CloudPass) stores(nova side, glances []*Member) {
	var others []side
	for _, g := range glances {
		on, known := storesOf(g)
		if !known || slices.ContainsFunc(storeTypes(on), func(kind string) bool { return kind == "rbd" || strings.HasSuffix(kind, ".rbd") }) {
			return
		}
		others = append(others, on)
	}
	p.report(nova, others, Problem{
		Levels:      "WWW",
		Message:     fmt.Sprintf("%s is rbd, and %s, with no store of that type", nova, others[0].is()),
		Effect:      "Nova copies every image into Ceph in full instead of cloning it there.",
		Remediation: "Let Glance store its images in the same Ceph cluster.",
	})
}

// store reports a store that no Glance has.
func (p *CloudPass) store(named side, glances []*Member) {
	var others []side
	for _, g := range glances {
		backends := side{g, g.Get("DEFAULT", "enabled_backends")}
		switch {
		case !backends.setting.Known():
			return
		case backends.setting.IsUnset() && !g.WholeFileOr("glance_store"):
			return
		case slices.Contains(backends.setting.Value.Keys(), named.setting.Str()):
			return
		}
		others = append(others, backends)
	}
	p.report(named, others, Problem{
		Message:     fmt.Sprintf("%s, and %s names no such store", named.is(), others[0]),
		Effect:      "Nova asks Glance to copy each image into a store that it does not have: the copy is refused, and the instance does not start.",
		Remediation: fmt.Sprintf("Name a store of Glance's enabled_backends in %s.", named),
	})
}

// storesOf is the option that says which stores a Glance has; known reports
// whether it is known.
func storesOf(g *Member) (on side, known bool) {
	if s, ok := given(g, "DEFAULT", "enabled_backends"); ok {
		return s, true
	}
	if unsure(g, "DEFAULT", "enabled_backends") {
		return side{}, false
	}
	s := g.Get("glance_store", "stores")
	return side{g, s}, s.Known() && g.Section("glance_store") != nil
}

// storeTypes lists the types of the stores in an option.
func storeTypes(on side) []string {
	var kinds []string
	for _, value := range on.setting.Value.Items() { // of a list, or the values of a map
		kinds = append(kinds, value.Text())
	}
	return kinds
}
