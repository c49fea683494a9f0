package rules

import "strings"

// quotaRow is on how many clusters a project may have.
func quotaRow() Row {
	return Row{
		Where:       Where{Services: magnumOnly, Section: "quotas"},
		Options:     []string{"max_clusters_per_project"},
		Is:          lessThan(0),
		If:          []Guard{servesAPI},
		Message:     "{assigned} is below zero, which does not mean that there is no limit",
		Effect:      "Magnum raises ResourceLimitExceeded for every cluster of a project that has no quota of its own.",
		Remediation: "Set max_clusters_per_project to the number of clusters that a project may have, such as 20.",
		Bad:         "[quotas]\nmax_clusters_per_project = -1\n", Good: "[quotas]\nmax_clusters_per_project = 100\n",
	}
}

// clusterKeyRows are on the size of the keys that Magnum gives to clusters.
func clusterKeyRows() []Row {
	const bits = "[x509]\nrsa_key_size = "
	short := Row{
		Where:       Where{Services: magnumOnly, Section: "x509"},
		Options:     []string{"rsa_key_size"},
		Is:          within(512, 2048),
		Levels:      "WEE",
		CWE:         []int{326},
		Message:     "{assigned} makes keys that are too short to be safe",
		Effect:      "Such keys can be broken, and TLS libraries refuse them at their usual level of security.",
		Remediation: "Set rsa_key_size = 2048 or more.",
		Bad:         bits + "1024\n", Good: bits + "4096\n",
	}
	impossible := short
	impossible.Is, impossible.Levels, impossible.Bad = lessThan(512), "EEE", bits+"256\n"
	impossible.Message = "{assigned} is smaller than any key that can be made"
	impossible.Effect = "Magnum raises ValueError for every new cluster."
	return []Row{short, impossible}
}

// clientVersionRows are on the versions of the clients with which Magnum calls other
// services. Each client has its own spelling.
func clientVersionRows() []Row {
	row := func(section, bad, good, remediation string, is func(string) bool) Row {
		return Row{
			Where:       Where{Services: magnumOnly, Section: section},
			Options:     []string{"api_version"},
			Is:          textIs(is).Given(),
			Message:     "{assigned} in {section} is not a version that the client has",
			Effect:      "Magnum cannot make the client, and fails whenever it calls the service.",
			Remediation: remediation,
			Bad:         "[" + section + "]\napi_version = " + bad + "\n", Good: "[" + section + "]\napi_version = " + good + "\n",
			Release: "zed",
		}
	}
	return []Row{
		row("heat_client", "v1", "1", "Set api_version = 1, or leave it out.", func(text string) bool { return text != "1" }),
		row("glance_client", "v2", "2", "Set api_version = 2, or leave it out.", func(text string) bool { return !oneOf(text, "1", "2") }),
		row("nova_client", "latest", "2.60", "Set api_version = 2, or a microversion such as 2.60.", noComputeVersion),
	}
}

// noComputeVersion reports whether Nova's client has no such version: it takes 2, and
// 2 with the number of a microversion.
func noComputeVersion(text string) bool {
	minor, found := strings.CutPrefix(text, "2.")
	return text != "2" && (!found || minor != "0" && (!allDigits(minor) || strings.HasPrefix(minor, "0")))
}
