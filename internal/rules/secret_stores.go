package rules

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// storesInvalid is on the sections that describe Barbican's secret stores, where
// it has several.
var storesInvalid = &Rule{
	Name:   "secret_stores_invalid",
	Levels: "EEE",
	CWE:    []int{1288},
	Needs:  Values | Text,
	Scope:  Whole,
	Title:  "several secret stores that Barbican cannot tell apart",
	Effect: "Barbican's API raises an error when it sets up its secret stores, and does not start.",
	Remediation: "List the stores in stores_lookup_suffix, give each a section [secretstore:<suffix>] with secret_store_plugin, " +
		"and set global_default = true in exactly one of them.",
	FalseAlarms: "A section is in another file that the service reads: give that file as a source as well.",
	Example: Example{
		Service: "barbican",
		BadText: "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = software\n" +
			"[secretstore:software]\nsecret_store_plugin = store_crypto\ncrypto_plugin = simple_crypto\n",
		GoodText: "[secretstore]\nenable_multiple_secret_stores = true\nstores_lookup_suffix = software\n" +
			"[secretstore:software]\nsecret_store_plugin = store_crypto\ncrypto_plugin = simple_crypto\nglobal_default = true\n",
		Message: "no secret store has global_default = true",
	},
	Check: checkSecretStores,
}

// checkSecretStores follows what Barbican itself checks, in its order.
func checkSecretStores(p *Pass) {
	if p.Service != "barbican" {
		return
	}
	several := p.Configuration.Get("secretstore", "enable_multiple_secret_stores")
	suffixes := p.Configuration.Get("secretstore", "stores_lookup_suffix")
	if !several.IsTrue() || !suffixes.Known() || suffixes.Hidden {
		return
	}
	if suffixes.IsEmpty() {
		p.Report(Problem{
			On: several, Message: assigned(several) + " needs stores_lookup_suffix, which names no store",
			Remediation: "List the suffixes of the sections [secretstore:<suffix>] in stores_lookup_suffix, or leave enable_multiple_secret_stores out.",
		})
		return
	}
	count, complete := 0, true
	var last *config.Setting
	for i := range suffixes.Items {
		complete = p.storePlugin(suffixes, &suffixes.Items[i]) && complete
		chosen := p.storeOption(suffixes.Items[i].Text, "global_default")
		if chosen.IsTrue() {
			count, last = count+1, chosen
		}
		complete = complete && chosen.Known()
	}
	switch {
	case count > 1:
		p.Report(Problem{
			On: last, Message: strconv.Itoa(count) + " secret stores have global_default = true",
			Remediation: "Leave global_default = true in the section of one store, and list no suffix twice.",
		})
	case count == 0 && complete:
		p.Report(Problem{
			On: suffixes, Message: "no secret store has global_default = true",
			Remediation: "Set global_default = true in the section of the store that new secrets go to.",
		})
	}
}

// storePlugin reports a store whose section names no plugin. It returns false for
// one that it reports.
func (p *Pass) storePlugin(suffixes *config.Setting, item *config.Item) bool {
	if item.Text == "" {
		p.nameless(suffixes, item)
		return false
	}
	plugin := p.storeOption(item.Text, "secret_store_plugin")
	if plugin != nil && !plugin.IsEmpty() {
		return true
	}
	header := "[secretstore:" + report.Redact(item.Text) + "]"
	p.Report(Problem{
		On: suffixes, Item: item,
		Message:     "stores_lookup_suffix lists " + report.Show(item.Text) + ", and secret_store_plugin is not set in " + header,
		Remediation: "Set secret_store_plugin in " + header + ", or remove the suffix.",
	})
	return false
}

// storeOption finds an option of a store, nil where nothing is set in its section.
func (p *Pass) storeOption(suffix, option string) *config.Setting {
	return p.Configuration.Get(oslo.GroupOf("secretstore:"+suffix), option)
}
