package rules_test

import "testing"

// TestSingleStores judges the stores of a Glance without enabled_backends.
func TestSingleStores(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		program, release, text string
		option, message        string // "" where nothing is found
		remediation            string
	}{
		"default not listed":     {"", "2026.1", "stores = file,http\ndefault_store = rbd\n", "default_store", `default_store = "rbd", and no kind of store in stores serves it`, "List the kind"},
		"default not in default": {"glance-api", "2026.1", "default_store = vsphere\n", "default_store", `no kind of store in stores serves it`, "List the kind"},
		"no file":                {"", "zed", "stores = rbd\n", "stores", `stores has no kind of store for default_store, which is "file" by default`, "Set default_store = rbd."},
		"two, and no file":       {"", "zed", "stores = rbd,http\n", "stores", "stores has no kind of store", "List the kind"},

		"scheme of a kind":    {"", "zed", "stores = swift\ndefault_store = swift+config\n", "", "", ""},
		"vSphere":             {"", "zed", "stores = vmware\ndefault_store = vsphere\n", "", "", ""},
		"sheepdog":            {"", "train", "stores = sheepdog\ndefault_store = sheepdog\n", "", "", ""},
		"a package's store":   {"", "zed", "stores = corporate\ndefault_store = rbd\n", "", "", ""},
		"other programs":      {"glance-manage", "zed", "stores = rbd\n", "", "", ""},
		"several back ends":   {"", "zed", "stores = rbd\ndefault_backend = a\n[DEFAULT]\nenabled_backends = a:rbd\n", "", "", ""},
		"nothing is set":      {"", "zed", "filesystem_store_datadir = /srv/images\n", "", "", ""},
		"blank between kinds": {"", "zed", "stores = rbd, ,http\ndefault_store = https\n", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("backend_undefined", judgedAs(t, "glance", test.program, test.release, "[glance_store]\n"+test.text))
			sole(t, found, says{option: test.option, message: test.message, remediation: test.remediation})
		})
	}
}
