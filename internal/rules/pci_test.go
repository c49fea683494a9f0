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
			found := text(t, "[pci]\n"+tt.text+"\n", release("zed"))
			for _, rule := range []string{"pci_spec_invalid", "pci_spec_too_wide", "pci_alias_invalid"} {
				if rule != tt.rule {
					none(t, found, rule)
				}
			}
			if tt.rule == "" {
				return
			}
			if f := one(t, found, tt.rule, tt.option); !strings.Contains(f.Message, tt.says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}
