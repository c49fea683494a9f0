package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
)

// An argument set to an empty value never passes for an unset one.
func TestAccEmptyArguments(t *testing.T) {
	const waiver = `waiver {
		rule    = "timeout_unset"
		reason  = "a lab"
		expires = "2999-01-01"
		option  = ""
	}`
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		config string
		words  []string
	}{
		"release":               {glanceBlock(`release = ""`), []string{"Unknown release", `release = ""`, "The argument release is empty", "mitaka (13.0.0)"}},
		"profile":               {glanceBlock(`profile = ""`), []string{"Empty argument", `profile = ""`, "The argument profile is empty", "null"}},
		"enforcement":           {glanceBlock(`enforcement = ""`), []string{"The argument enforcement is empty"}},
		"time":                  {glanceBlock(`evaluated_at = ""`), []string{"The argument evaluated_at is empty"}},
		"waiver's option":       {glanceBlock(waiver), []string{"Empty argument", `option  = ""`, "write section.option"}},
		"inspected file":        {glanceBlock("inspect {\nroot = \"/\"\nconfig_file = \"\"\n}"), []string{"The argument config_file is empty"}},
		"service":               {fileBlock(`service = ""`, "[glance]\n"), []string{"The argument service is empty"}},
		"target release":        {"data \"osloconf_upgrade\" \"test\" {\nfrom_release = \"zed\"\nto_release = \"\"\nsource {\nname = \"nova.conf\"\ncontent = \"\"\n}\n}\n", []string{"Unknown release", "The argument to_release is empty"}},
		"section of options":    {"data \"osloconf_options\" \"test\" {\nsection = \"\"\n}\n", []string{"The argument section is empty"}},
		"no text":               {"data \"osloconf_file\" \"test\" {\nsource {\nname = \"nova.conf\"\ncontent = null\n}\n}\n", []string{"Empty argument", "content = null", "The content of source block 0 is null"}},
		"no name":               {"data \"osloconf_file\" \"test\" {\nsource {\nname = null\ncontent = \"\"\n}\n}\n", []string{"The name of source block 0 is null"}},
		"provider's release":    {"provider \"osloconf\" {\nrelease = \"\"\n}\n" + glanceBlock(""), []string{"The argument release is empty"}},
		"provider's waiver":     {"provider \"osloconf\" {\n" + waiver + "\n}\n" + glanceBlock(""), []string{"write section.option"}},
		"from an empty default": {"variable \"release\" {\ndefault = \"\"\n}\n" + glanceBlock("release = var.release"), []string{"The argument release is empty"}},
	} {
		steps = append(steps, named(t, name, failing(test.config, test.words...)))
	}
	acceptance(t, steps...)
}

// A block cannot set the provider's outputs.
func TestAccOutputsAreNoArguments(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		config string
		words  []string
	}{
		"verdict": {glanceBlock("valid = true"), []string{"Output set as an argument", "valid = true", "Only the provider sets valid"}},
		"text":    {glanceBlock(`rendered = "[glance]"`), []string{"Only the provider sets rendered"}},
		"digest":  {"data \"osloconf_options\" \"test\" {\ndigest = \"x\"\n}\n", []string{"Only the provider sets digest"}},
	} {
		steps = append(steps, named(t, name, failing(test.config, test.words...)))
	}
	acceptance(t, steps...)
}
