package rules

import (
	"errors"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// The rules on the PCI devices that Nova hands to guests.
var pciDevices = []*Rule{
	{
		Name:        "pci_spec_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a list of PCI devices for guests that Nova cannot read",
		Effect:      "nova-compute raises an error when it starts, and exits.",
		Remediation: `Write a JSON object with double quotes and text values, such as {"vendor_id": "8086", "product_id": "154d"}.`,
		Example: Example{
			BadText:  "[pci]\ndevice_spec = {'vendor_id': '8086', 'product_id': '154d'}\n",
			GoodText: "[pci]\ndevice_spec = {\"vendor_id\": \"8086\", \"product_id\": \"154d\"}\n",
			Message:  "device_spec has an entry that Nova cannot read: it is not JSON",
		},
		Check: checkDeviceSpec,
	},
	{
		Name:        "pci_spec_too_wide",
		Levels:      "WEE",
		CWE:         []int{1188},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an entry that offers every PCI device of the host to guests",
		Effect:      "An entry without vendor_id, product_id, address and devname matches every PCI device of the host, so guests can be given devices that are not meant for them.",
		Remediation: "Name the devices with vendor_id and product_id, or with address or devname; check the spelling of those names.",
		Example: Example{
			BadText:  "[pci]\ndevice_spec = {\"vender_id\": \"8086\"}\n",
			GoodText: "[pci]\ndevice_spec = {\"vendor_id\": \"8086\"}\n",
			Message:  "device_spec has an entry without vendor_id, product_id, address and devname",
		},
		Check: checkDeviceSpecWidth,
	},
	{
		Name:        "pci_alias_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an alias of PCI devices that Nova refuses",
		Effect:      "Nova raises PciInvalidAlias when it reads the aliases, and no instance can ask for a PCI device.",
		Remediation: `Write a JSON object with text values, such as {"name": "nic", "vendor_id": "8086", "product_id": "154d", "device_type": "type-VF"}.`,
		Example: Example{
			BadText:  "[pci]\nalias = {\"vendor_id\": \"8086\", \"product_id\": \"154d\"}\n",
			GoodText: "[pci]\nalias = {\"name\": \"nic\", \"vendor_id\": \"8086\", \"product_id\": \"154d\"}\n",
			Message:  "alias has an entry that Nova refuses: it has no name",
		},
		Check: checkPCIAlias,
	},
}

// words lists the words of an alias's member that the release accepts.
func (p *Pass) words(member string, allowed []string) []string {
	if member == "numa_policy" && p.Release.Major() < firstSocketPolicy {
		return allowed[:len(allowed)-1]
	}
	return allowed
}

// firstSocketPolicy is the first major version of Nova with the policy socket, the
// last one of the list.
const firstSocketPolicy = 23

// firstOf is the first of some options, given as section and name, that the
// release registers.
func (p *Pass) firstOf(names ...[2]string) *config.Setting {
	for _, name := range names {
		if s := p.Configuration.Get(name[0], name[1]); s != nil {
			return s
		}
	}
	return nil
}

func (p *Pass) deviceSpec() *config.Setting {
	if !onCompute(p, nil) {
		return nil
	}
	return p.firstOf([2]string{"pci", "device_spec"}, [2]string{"pci", "passthrough_whitelist"}, [2]string{"DEFAULT", "pci_passthrough_whitelist"})
}

// entries lists the values of an option that can be given several times.
func entries(s *config.Setting) []config.Item {
	switch {
	case !s.IsSet(), s.Hidden:
		return nil
	case s.Value.Kind() == types.List:
		return s.Items
	case s.HasText():
		return []config.Item{{Text: s.Str()}}
	}
	return nil
}

func checkDeviceSpec(p *Pass) {
	s := p.deviceSpec()
	for _, entry := range entries(s) {
		devices, err := spec.ParseDevices(entry.Text)
		if err != nil {
			p.Report(Problem{On: s, Item: &entry, Message: s.Name() + " has an entry that Nova cannot read: " + err.Error()})
			continue
		}
		p.devicesInPlacement(s, &entry, devices)
		p.deviceTags(s, &entry, devices)
	}
}

// deviceTags reports the first tag of an entry's devices that has to be yes or no and is
// neither, and devices for one use that Placement does not hear of.
func (p *Pass) deviceTags(s *config.Setting, entry *config.Item, devices []spec.Device) {
	tags := [...]struct {
		name  string
		since Bound
	}{{"managed", Series("2025.1")}, {"live_migratable", Series("2025.1")}, {oneTimeUse, Series("2025.2")}}
	reported := p.Configuration.Get("pci", "report_in_placement")
	for _, device := range devices {
		for _, tag := range tags {
			value := device.Tags[tag.name]
			if value == nil || !p.reached(tag.since) {
				continue
			}
			switch is, ok := spec.ReadBool(value); {
			case !ok:
				p.Report(Problem{
					On: s, Item: entry,
					Message:     s.Name() + " has an entry whose " + tag.name + " is not yes or no",
					Remediation: `Write "` + tag.name + `": "yes" or "no".`,
				})
				return
			case is && tag.name == oneTimeUse && reported.Known() && !reported.IsTrue():
				p.Report(Problem{
					On: s, Item: entry,
					Message:     s.Name() + " has an entry with one_time_use, and report_in_placement is off",
					Remediation: "Set report_in_placement = true in [pci].",
				})
				return
			}
		}
	}
}

const oneTimeUse = "one_time_use"

// devicesInPlacement reports the devices of an entry that nova-compute cannot tell
// Placement of.
func (p *Pass) devicesInPlacement(s *config.Setting, entry *config.Item, devices []spec.Device) {
	if !p.Configuration.Get("pci", "report_in_placement").IsTrue() {
		return
	}
	for _, device := range devices {
		traits, several := device.Tags["traits"].([]any)
		switch {
		case device.ByName:
			p.Report(Problem{
				On: s, Item: entry,
				Message:     s.Name() + " has an entry with devname, which report_in_placement does not allow",
				Effect:      "nova-compute raises PlacementPciException when it starts, and exits.",
				Remediation: "Write the address of the device in place of its name, such as \"address\": \"0000:0a:00.1\".",
			})
			return
		case several && len(traits) > 0:
			p.Report(Problem{
				On: s, Item: entry,
				Message:     s.Name() + " has an entry whose traits are a list, and report_in_placement needs one text",
				Effect:      "nova-compute raises AttributeError whenever it reports its devices to Placement.",
				Remediation: "Write the traits as one text with commas between them, such as \"traits\": \"CUSTOM_A,CUSTOM_B\".",
			})
			return
		}
	}
}

func checkDeviceSpecWidth(p *Pass) {
	s := p.deviceSpec()
	for _, entry := range entries(s) {
		devices, err := spec.ParseDevices(entry.Text)
		if err != nil {
			continue
		}
		for _, device := range devices {
			if device.TooWide {
				p.Report(Problem{
					On: s, Item: &entry,
					Message: s.Name() + " has an entry without vendor_id, product_id, address and devname, which matches every PCI device",
				})
				break
			}
		}
	}
}

func checkPCIAlias(p *Pass) {
	if p.Service != "nova" || !p.mayBeOf(pciPrograms...) {
		return
	}
	s := p.firstOf([2]string{"pci", "alias"}, [2]string{"DEFAULT", "pci_alias"})
	var read []spec.Alias
	var from []config.Item
	for _, entry := range entries(s) {
		alias, err := spec.ParseAlias(entry.Text)
		switch {
		case err != nil:
			p.unreadAlias(s, &entry, err)
			continue
		case alias.Since > 0 && p.Release.Major() < alias.Since:
			p.Report(Problem{
				On: s, Item: &entry,
				Message:     s.Name() + " has an entry with a member or a word that only a later release of Nova reads",
				Remediation: "Leave out what this release does not support.",
			})
			continue
		case p.reached(strictAliases):
			p.aliasWithoutIDs(s, &entry, &alias)
		case alias.TooWide:
			p.Report(Problem{
				On: s, Item: &entry,
				Message:     s.Name() + " has an entry with only a name, which matches every device that the hosts offer",
				Effect:      "A flavor that asks for the alias can be given any PCI device that a host offers to guests.",
				Remediation: "Add vendor_id and product_id to say which devices you mean.",
				Levels:      "WWW",
			})
		}
		read, from = append(read, alias), append(from, entry)
	}
	wrong, differ := errors.AsType[*spec.Error](spec.CheckAliases(read))
	at, twice := sameName(read)
	switch {
	case differ:
		p.Report(Problem{
			On: s, Item: &from[wrong.Item],
			Message:     s.Name() + " has two entries with one name, which Nova refuses: they differ in numa_policy or device_type, or have no device_type",
			Remediation: "Give entries with one name the same numa_policy and device_type, or give each its own name.",
		})
	case twice && p.reached(strictAliases) && p.pciInPlacement().IsTrue():
		p.Report(Problem{
			On: s, Item: &from[at],
			Message:     s.Name() + " has two entries with one name, which Nova refuses where pci_in_placement is on",
			Remediation: "Keep one entry with a resource_class, and give the devices that class in device_spec on the hosts.",
		})
	}
}

// strictAliases is the first version of Nova that wants each alias to say which devices
// it means.
var strictAliases = Bound{"nova", "31.3.1"}

func (p *Pass) pciInPlacement() *config.Setting {
	return p.Configuration.Get("filter_scheduler", "pci_in_placement")
}

// unreadAlias reports an entry that Nova cannot read.
func (p *Pass) unreadAlias(s *config.Setting, entry *config.Item, err error) {
	problem := Problem{On: s, Item: entry, Message: s.Name() + " has an entry that Nova refuses: " + err.Error()}
	if wrong, ok := errors.AsType[*spec.Error](err); ok {
		member, allowed := spec.WrongWord(entry.Text)
		switch {
		case wrong.Kind == spec.NoKey:
			problem.Message = s.Name() + " has an entry that Nova refuses: it has no name"
		case wrong.Kind == spec.UnknownChoice && member != "":
			problem.Message = s.Name() + " has an entry whose " + member + " is not " + anyOfNames(p.words(member, allowed))
			problem.Remediation = "Write " + anyOfNames(p.words(member, allowed)) + ", in exactly these letters."
		}
	}
	p.Report(problem)
}

// aliasWithoutIDs reports an entry that does not say which devices it means. Another part
// of the configuration may set pci_in_placement, which allows a resource class for that.
func (p *Pass) aliasWithoutIDs(s *config.Setting, entry *config.Item, alias *spec.Alias) {
	if alias.VendorID != "" && alias.ProductID != "" {
		return
	}
	byClass := p.pciInPlacement()
	problem := Problem{
		On: s, Item: entry,
		Message:     s.Name() + " has an entry that Nova refuses: it lacks vendor_id or product_id",
		Remediation: "Add vendor_id and product_id, or set pci_in_placement = true in [filter_scheduler] and add resource_class.",
	}
	if slices.Contains(alias.Later, "resource_class") {
		if byClass.IsTrue() || !byClass.Known() || byClass.IsUnset() && !p.WholeFile() {
			return
		}
		problem.Message += ", and pci_in_placement is off"
		problem.Remediation = "Add vendor_id and product_id, or set pci_in_placement = true in [filter_scheduler]."
	}
	p.Report(problem)
}

// sameName finds the first alias whose name an earlier one has.
func sameName(aliases []spec.Alias) (at int, found bool) {
	seen := map[string]bool{}
	for i, alias := range aliases {
		if seen[alias.Name] {
			return i, true
		}
		seen[alias.Name] = true
	}
	return 0, false
}
