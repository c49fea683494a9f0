package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// zoningRows are on the zones that Cinder makes in a Fibre Channel fabric.
func zoningRows() []Row {
	const fabric = "[DEFAULT]\nzoning_mode = fabric\n[fc-zone-manager]\nfc_fabric_names = a\n"
	return []Row{{
		Where:       Where{Section: "DEFAULT", Since: Series("ussuri")},
		Options:     []string{"zoning_mode"},
		Is:          in("fabric"),
		If:          []Guard{forProgram(volumePrograms...), where("fc-zone-manager", "zone_driver", ofClass("BrcdFCZoneDriver")), where("fc-zone-manager", "enable_unsupported_driver", isFalse)},
		Message:     "{assigned}, and the release marks the driver for Brocade's switches as unsupported",
		Effect:      "Cinder logs that unsupported drivers are disabled, and makes no zones: hosts do not reach the volumes of Fibre Channel.",
		Remediation: "Set enable_unsupported_driver = true in [fc-zone-manager], or set zone_driver to the driver of your switches.",
		Bad:         fabric, Good: fabric + "enable_unsupported_driver = true\n",
	}, {
		Where:   Where{Section: "DEFAULT"},
		Options: []string{"zoning_mode"},
		Is: value(func(s *config.Setting) bool {
			return s.HasText() && !oneOf(s.Str(), "fabric", "none", "None") && marker(s.Str()) == ""
		}),
		If:          []Guard{forProgram(volumePrograms...)},
		Levels:      "WEE",
		Message:     "{assigned} is neither fabric nor none",
		Effect:      "Cinder treats any other value as none, and makes no zones.",
		Remediation: "Write fabric, in small letters, for zones, or remove the option.",
		Bad:         "[DEFAULT]\nzoning_mode = Fabric\n", Good: "[DEFAULT]\nzoning_mode = none\n",
	}}
}
