package rules_test

import (
	"strings"
	"testing"
)

func TestPCI(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, rule, option, says string }{
		"single quotes":        {`device_spec = {'vendor_id': '8086'}`, "pci_spec_invalid", "device_spec", "it is not JSON"},
		"cut":                  {`device_spec = {vendor_id: 8086`, "pci_spec_invalid", "device_spec", "it is not JSON"},
		"name and address":     {`device_spec = {"devname": "eth0", "address": "0000:0a:00.1"}`, "pci_spec_invalid", "device_spec", "exclude each other"},
		"function":             {`device_spec = {"address": "0000:0a:00.8"}`, "pci_spec_invalid", "device_spec", "out of range"},
		"number":               {`device_spec = {"vendor_id": 8086}`, "pci_spec_invalid", "device_spec", "must be a string"},
		"older name":           {`passthrough_whitelist = [1]`, "pci_spec_invalid", "device_spec", "not a JSON object"},
		"second entry":         {"device_spec = {\"vendor_id\": \"8086\"}\ndevice_spec = x", "pci_spec_invalid", "device_spec", "it is not JSON"},
		"empty object":         {`device_spec = {}`, "pci_spec_too_wide", "device_spec", "matches every PCI device"},
		"only a network":       {`device_spec = [{"vendor_id": "8086"}, {"physical_network": "p"}]`, "pci_spec_too_wide", "device_spec", "matches every PCI device"},
		"misspelt":             {`device_spec = {"vender_id": "8086"}`, "pci_spec_too_wide", "device_spec", "matches every PCI device"},
		"good device":          {`device_spec = [{"vendor_id": "8086", "product_id": "154d", "physical_network": "p"}]`, "", "", ""},
		"wildcard":             {`device_spec = {"address": "*:0a:*.*", "physical_network": "p"}`, "", "", ""},
		"no name":              {`alias = {"vendor_id": "8086"}`, "pci_alias_invalid", "alias", "it has no name"},
		"device type":          {`alias = {"name": "a", "device_type": "VF"}`, "pci_alias_invalid", "alias", "an entry whose device_type is not type-PCI, type-PF or type-VF"},
		"short id":             {`alias = {"name": "a", "vendor_id": "886"}`, "pci_alias_invalid", "alias", "hexadecimal"},
		"list":                 {`alias = [{"name": "a", "vendor_id": "8086"}]`, "pci_alias_invalid", "alias", "not a JSON object"},
		"policy":               {`alias = {"name": "a", "vendor_id": "8086", "numa_policy": "strict"}`, "pci_alias_invalid", "alias", "an entry whose numa_policy is not legacy, preferred, required or socket"},
		"only a name":          {`alias = {"name": "a"}`, "pci_alias_invalid", "alias", "only a name"},
		"from a later release": {`alias = {"name": "a", "vendor_id": "8086", "traits": "CUSTOM_A"}`, "pci_alias_invalid", "alias", "later release"},
		"differ": {"alias = {\"name\": \"a\", \"vendor_id\": \"8086\", \"device_type\": \"type-VF\"}\n" +
			`alias = {"name": "a", "vendor_id": "8086", "device_type": "type-PF"}`, "pci_alias_invalid", "alias", "two entries with one name"},
		"good alias": {`alias = {"name": "a", "vendor_id": "8086", "product_id": "154d", "device_type": "type-VF", "numa_policy": "preferred"}`, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judgedDevices(t, "zed", "[pci]\n"+tt.text, tt.rule, tt.option, tt.says)
		})
	}
}

func TestPCILater(t *testing.T) {
	t.Parallel()
	const placed, ids = "[filter_scheduler]\npci_in_placement = true\n[pci]\n", `"vendor_id": "8086", "product_id": "154d"`
	const twice = `alias = {"name": "a", ` + ids + `, "device_type": "type-VF"}` + "\n" + `alias = {"name": "a", "vendor_id": "8086", "product_id": "154e", "device_type": "type-VF"}`
	for name, tt := range map[string]struct{ release, text, rule, option, says string }{
		"no product":               {"2026.1", `[pci]` + "\n" + `alias = {"name": "a", "vendor_id": "8086"}`, "pci_alias_invalid", "alias", "it lacks vendor_id or product_id"},
		"no product before":        {"31.3.0", `[pci]` + "\n" + `alias = {"name": "a", "vendor_id": "8086"}`, "", "", ""},
		"only a name":              {"31.3.1", `[pci]` + "\n" + `alias = {"name": "a"}`, "pci_alias_invalid", "alias", "it lacks vendor_id or product_id"},
		"both":                     {"2026.1", `[pci]` + "\n" + `alias = {"name": "a", ` + ids + `}`, "", "", ""},
		"a class":                  {"2026.1", placed + `alias = {"name": "a", "resource_class": "GPU"}`, "", "", ""},
		"no class":                 {"2026.1", placed + `alias = {"name": "a", "device_type": "type-PF"}`, "pci_alias_invalid", "alias", "it lacks vendor_id or product_id"},
		"a class without its use":  {"2026.1", "[DEFAULT]\ndebug = false\n[pci]\n" + `alias = {"name": "a", "resource_class": "GPU"}`, "pci_alias_invalid", "alias", "pci_in_placement is off"},
		"a class in a part":        {"2026.1", "[pci]\n" + `alias = {"name": "a", "resource_class": "GPU"}`, "", "", ""},
		"one name twice":           {"2026.1", placed + twice, "pci_alias_invalid", "alias", "refuses where pci_in_placement is on"},
		"one name twice before":    {"2024.2", placed + twice, "", "", ""},
		"one name twice elsewhere": {"2026.1", "[pci]\n" + twice, "", "", ""},
		"neither yes nor no":       {"2025.1", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "managed": "maybe"}`, "pci_spec_invalid", "device_spec", "whose managed is not yes or no"},
		"a number":                 {"2025.1", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "live_migratable": 2}`, "pci_spec_invalid", "device_spec", "whose live_migratable is not yes or no"},
		"yes":                      {"2025.1", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "managed": " Yes ", "live_migratable": true}`, "", "", ""},
		"any tag before":           {"2024.2", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "managed": "maybe"}`, "", "", ""},
		"for one use":              {"2025.2", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "one_time_use": "true"}`, "pci_spec_invalid", "device_spec", "report_in_placement is off"},
		"for many uses":            {"2025.2", "[pci]\n" + `device_spec = {"address": "0000:0a:00.1", "one_time_use": "false"}`, "", "", ""},
		"for one use, reported":    {"2025.2", "[pci]\nreport_in_placement = true\n" + `device_spec = {"address": "0000:0a:00.1", "one_time_use": "true"}`, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judgedDevices(t, tt.release, tt.text, tt.rule, tt.option, tt.says)
		})
	}
}

// judgedDevices wants one finding of a rule on PCI devices with this in its message, and
// none of the others; none at all without a rule.
func judgedDevices(t *testing.T, in, content, rule, option, says string) {
	t.Helper()
	found := text(t, content+"\n", release(in))
	for _, other := range []string{"pci_spec_invalid", "pci_spec_too_wide", "pci_alias_invalid"} {
		if other != rule {
			none(t, found, other)
		}
	}
	if rule == "" {
		return
	}
	if f := one(t, found, rule, option); !strings.Contains(f.Message, says) {
		t.Errorf("message %q", f.Message)
	}
}
