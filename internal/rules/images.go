package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// The rules on Glance's images and stores.
var images = []*Rule{
	{
		Name:        "image_location_exposed",
		Levels:      "WEE",
		CWE:         []int{497},
		References:  []string{"OSSN-0065", "OSSN-0090"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "users see, or choose, where an image's data is stored",
		Effect:      "With show_multiple_locations a user may point an image at other data, so the same id boots something else; show_image_direct_url shows where the data is stored, and what that reveals about the store.",
		Remediation: "Set show_multiple_locations = false and show_image_direct_url = false on the public API; where Ceph should clone images, set them only on an API that only Nova and Cinder can reach.",
		FalseAlarms: "An internal API that only services reach, for cloning images in Ceph.",
		Example: Example{
			Service: "glance", BadText: "[DEFAULT]\nshow_multiple_locations = true\n", GoodText: "[DEFAULT]\nshow_multiple_locations = false\n",
			Message: "show_multiple_locations = true",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"show_multiple_locations"},
				Is:      isTrue,
				Message: "{assigned} lets users point an image at other data",
				Bad:     "[DEFAULT]\nshow_multiple_locations = true\n",
				Good:    "[DEFAULT]\nshow_multiple_locations = false\n",
			}, {
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"show_image_direct_url"},
				Is:      isTrue,
				Levels:  "WWE",
				Message: "{assigned} shows users where an image is stored",
				Bad:     "[DEFAULT]\nshow_image_direct_url = true\n",
				Good:    "[DEFAULT]\nshow_image_direct_url = false\n",
			}}
		}}},
	},
	{
		Name:        "image_import_open",
		Levels:      "IWE",
		CWE:         []int{918},
		References:  []string{"OSSN-0078", "Check-Image-05"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "users can make Glance fetch from any host",
		Effect:      "A user gives Glance a URL, and Glance fetches it from inside the cloud's network: internal services answer, and the answer becomes an image.",
		Remediation: "List the hosts that images may come from in allowed_hosts of [import_filtering_opts], or leave web-download out of enabled_import_methods.",
		FalseAlarms: "A network in which Glance can reach only external hosts.",
		Example: Example{
			Service:  "glance",
			BadText:  "[DEFAULT]\nenabled_import_methods = [glance-direct,web-download]\n",
			GoodText: "[DEFAULT]\nenabled_import_methods = [glance-direct]\n",
			Message:  "enabled_import_methods",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"enabled_import_methods"},
				Is:      anyText("web-download"),
				If:      []Guard{inUse, anyImportHost},
				Message: "{option} contains web-download while allowed_hosts in [import_filtering_opts] is empty",
				Bad:     "[DEFAULT]\nbind_port = 9292\n",
				Good:    "[DEFAULT]\nenabled_import_methods = [web-download]\n[import_filtering_opts]\nallowed_hosts = [images.example.org]\n",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"enable_v1_api"},
				Is:          isTrue,
				If:          []Guard{inUse},
				Message:     "{assigned} serves the first API, whose copy_from fetches from any host",
				Remediation: "Set enable_v1_api = false.",
				Bad:         "[DEFAULT]\nbind_port = 9292\n",
				Good:        "[DEFAULT]\nenable_v1_api = false\n",
				Release:     "ocata",
			}}
		}}},
	},
	{
		Name:        "image_import_filter_ignored",
		Levels:      "WWE",
		CWE:         []int{1288},
		References:  []string{"OSSN-0105"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a deny list for imports has no effect",
		Effect:      "Glance ignores a disallowed list wherever the allowed list of the same kind has items, as allowed_schemes and allowed_ports do by default.",
		Remediation: "List what imports may use in the allowed list, and leave the disallowed list out.",
		Example: Example{
			Service:  "glance",
			BadText:  "[import_filtering_opts]\ndisallowed_schemes = [http]\n",
			GoodText: "[import_filtering_opts]\nallowed_schemes = [https]\n",
			Message:  "disallowed_schemes has no effect next to allowed_schemes",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{importRow("schemes", "[http]", "[https]"), importRow("hosts", "[10.0.0.5]\nallowed_hosts = [images.example.org]", "[images.example.org]"), importRow("ports", "[22]", "[443]")}
		}}},
	},
	{
		Name:        "store_mode_open",
		Levels:      "WEE",
		CWE:         []int{732},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "every account on the host may read or change images",
		Effect:      "The mode gives accounts other than the service and its group access to image files.",
		Remediation: "Set filesystem_store_file_perm to 640.",
		Example: Example{
			Service: "glance", BadText: "[glance_store]\nfilesystem_store_file_perm = 644\n", GoodText: "[glance_store]\nfilesystem_store_file_perm = 640\n",
			Message: "filesystem_store_file_perm = 644",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: anySection},
				Options: []string{"filesystem_store_file_perm"},
				Is:      othersMay.Given(),
				Message: "{assigned} lets every account on the host read or change images",
				Bad:     "[glance_store]\nfilesystem_store_file_perm = 666\n",
				Good:    "[glance_store]\nfilesystem_store_file_perm = 640\n",
			}}
		}}},
	},
	{
		Name:        "image_unbounded",
		Levels:      "IIW",
		CWE:         []int{770},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "one user may fill the image store",
		Effect:      "Nothing limits how much of the store one user takes, and a full store refuses everyone.",
		Remediation: "Set user_storage_quota, such as 500GB, or use_keystone_limits = true with limits in Keystone.",
		Example: Example{
			Service: "glance", BadText: "[DEFAULT]\nuser_storage_quota = 0\n", GoodText: "[DEFAULT]\nuser_storage_quota = 500GB\n",
			Message: "user_storage_quota = \"0\" sets no limit for a user",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"user_storage_quota"},
				Is:      textIs(func(text string) bool { ok, zero := readQuota(text); return ok && zero }),
				If:      []Guard{inUse, without("use_keystone_limits", isTrue), without("use_keystone_quotas", isTrue)},
				Message: "{assigned} sets no limit for a user",
				Bad:     "[DEFAULT]\nbind_port = 9292\n",
				Good:    "[DEFAULT]\nuser_storage_quota = 500GB\n",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"user_storage_quota"},
				Is:          value(func(s *config.Setting) bool { ok, _ := readQuota(s.Str()); return s.IsSet() && s.Known() && !ok }),
				Levels:      "EEE",
				CWE:         []int{1286},
				Message:     "{assigned} is not a whole number with an optional B, KB, MB, GB or TB",
				Effect:      "Glance raises InvalidOptionValue each time that it checks the quota, so no image can be uploaded.",
				Remediation: "Write a whole number with its unit in upper case and without a space, such as 500GB.",
				Bad:         "[DEFAULT]\nuser_storage_quota = 500 GB\n",
				Good:        "[DEFAULT]\nuser_storage_quota = 500GB\n",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"image_size_cap"},
				Is:          moreThan(1 << 40),
				Message:     "{assigned} is more than the default of 1 TiB",
				Remediation: "Leave image_size_cap out, or write the size of the largest image that you offer.",
				Bad:         "[DEFAULT]\nuser_storage_quota = 500GB\nimage_size_cap = 1099511627777\n",
				Good:        "[DEFAULT]\nuser_storage_quota = 500GB\nimage_size_cap = 1099511627776\n",
			}}
		}}},
	},
}

// readQuota reports whether Glance can read a quota, and whether it sets no limit.
func readQuota(text string) (ok, zero bool) {
	number := strings.TrimRight(text, "KMGTB")
	ok = number != "" && strings.Trim(number, "0123456789") == "" &&
		slices.Contains([]string{"", "B", "KB", "MB", "GB", "TB"}, text[len(number):])
	return ok, ok && strings.Trim(number, "0") == ""
}

// anyImportHost holds where imports may come from any host.
func anyImportHost(p *Pass, _ *config.Setting) bool {
	s := p.Configuration.Get("import_filtering_opts", "allowed_hosts")
	return s != nil && s.IsEmpty()
}

func importRow(what, wrong, right string) Row {
	return Row{
		Where:   Where{Section: "import_filtering_opts"},
		Options: []string{"disallowed_" + what},
		Is:      value(func(s *config.Setting) bool { return s.IsSet() && s.Filled() }),
		If:      []Guard{with("allowed_"+what, listFilled)},
		Message: "{option} has no effect next to allowed_" + what,
		Bad:     "[import_filtering_opts]\ndisallowed_" + what + " = " + wrong + "\n",
		Good:    "[import_filtering_opts]\nallowed_" + what + " = " + right + "\n",
	}
}
