//go:build e2e

package e2e_test

// Names and values that oslo.config ignores, turns round or cannot read.
func refusedNames() map[string]refusal {
	return map[string]refusal{
		// Nova would not download this image, since nobody has signed it.
		"unsigned_image_in_ceph": {
			rule: "rbd_backend_conflict",
			texts: []string{"[libvirt]\nimages_type = rbd\n[glance]\nendpoint_override = {glance}\n" +
				"cafile = {ca}\ncertfile = {cert}\nkeyfile = {key}\nverify_glance_signatures = true\n"},
			do:    "clone",
			reads: map[string]string{"cloned": "True"},
		},
		"misspelt": {
			rule:   "unknown_option",
			glance: map[string]string{"extra": `{ verify_glance_signature = "true" }`},
			reads:  map[string]string{"glance.verify_glance_signatures": "False"},
		},
		"hyphens": {
			rule:  "unknown_option",
			texts: []string{"[glance]\nverify-glance-signatures = true\n"},
			reads: map[string]string{"glance.verify_glance_signatures": "False"},
		},
		"newer": {
			rule:   "option_not_in_release",
			glance: map[string]string{"retriable_status_codes": "[503]"},
			reads:  map[string]string{"glance.retriable_status_codes": "NoSuchOptError"},
		},
		"old_name_later": {
			rule:  "conflicting_names",
			texts: []string{"[glance]\ninsecure = false\n", "[glance]\napi_insecure = true\n"},
			reads: map[string]string{"glance.insecure": "True"},
		},
		"word_for_a_number": {
			rule:  "invalid_value",
			texts: []string{"[glance]\nendpoint_override = {glance}\ntimeout = fast\n"},
			fails: `^ConfigFileValueError: .*option timeout `,
		},
		"out_of_bounds": {
			rule:  "invalid_value",
			texts: []string{"[glance]\nendpoint_override = {glance}\nnum_retries = -1\n"},
			fails: `^ConfigFileValueError: .*option num_retries `,
		},
		"no_boolean": {
			rule:  "invalid_value",
			texts: []string{"[glance]\nendpoint_override = {glance}\ninsecure = maybe\n"},
			fails: `^ConfigFileValueError: .*option insecure `,
		},
		"empty_number": {
			rule:  "num_retries_range",
			texts: []string{"[glance]\nendpoint_override = {glance}\nnum_retries =\n"},
			fails: `^TypeError: .*'int' and 'NoneType'`,
		},
	}
}

// Text that oslo.config cannot read, or reads as something else.
func refusedTexts() map[string]refusal {
	return map[string]refusal{
		"open_header": {
			rule:  "parse_error",
			texts: []string{"[glance\nendpoint_override = {glance}\n"},
			fails: `^ConfigFileParseError: .*Invalid section`,
		},
		"no_assignment": {
			rule:  "parse_error",
			texts: []string{"[glance]\nendpoint_override\n"},
			fails: `^ConfigFileParseError: .*No ':' or '=' found`,
		},
		"no_section": {
			rule:  "parse_error",
			texts: []string{"endpoint_override = {glance}\n"},
			fails: `^ConfigFileParseError: .*Section must be started`,
		},
		"forged_line": {
			rule:   "line_injection",
			glance: map[string]string{"cafile": `"/etc/nova/ca.pem\rinsecure=true"`},
			texts:  []string{"[glance]\ncafile = /etc/nova/ca.pem\rinsecure=true\n"},
			reads:  map[string]string{"glance.cafile": "/etc/nova/ca.pem", "glance.insecure": "True"},
		},
		"unknown_reference": {
			rule:  "interpolation_error",
			texts: []string{"[glance]\nendpoint_override = {glance}\ncafile = $nope/ca.pem\n"},
			fails: `^NoSuchOptError: no such option nope`,
		},
		"cycle": {
			rule:  "interpolation_error",
			texts: []string{"[glance]\nendpoint_override = $glance.region_name\nregion_name = $glance.endpoint_override\n"},
			fails: `^(RecursionError|TemplateSubstitutionError): `,
		},
	}
}
