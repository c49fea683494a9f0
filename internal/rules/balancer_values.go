package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// balancerRows are on what Octavia reads for its API and for amphorae.
func balancerRows() []Row {
	octavia := []string{"octavia"}
	return []Row{{
		Where:       Where{Services: octavia, Section: "api_settings"},
		Options:     []string{"pagination_max_limit"},
		Is:          textIs(func(text string) bool { return text != "infinite" && !spec.IsInt(text) }).Given(),
		If:          []Guard{servesAPI},
		Message:     "{assigned} is not a number",
		Effect:      "Octavia's API raises ValueError for every list that a client asks for.",
		Remediation: "Write the largest number of items in an answer, such as 1000, or -1 for no limit.",
		Bad:         "[api_settings]\npagination_max_limit = 1k\n", Good: "[api_settings]\npagination_max_limit = 1000\n",
	}, {
		Where:       Where{Services: octavia, Section: "api_settings"},
		Options:     []string{"pagination_max_limit"},
		Is:          in("infinite").Given(),
		If:          []Guard{servesAPI},
		Message:     "{assigned} makes Octavia fail where a client asks for no limit",
		Effect:      "Octavia's API raises TypeError for every list that a client asks for without a limit, as most do.",
		Remediation: "Set pagination_max_limit = -1 for no limit.",
		Bad:         "[api_settings]\npagination_max_limit = infinite\n", Good: "[api_settings]\npagination_max_limit = -1\n",
	}, {
		Where:       Where{Services: octavia, Section: "amphora_agent"},
		Options:     []string{"admin_log_targets", "tenant_log_targets"},
		Is:          item(func(text string) bool { return text != "" && !strings.Contains(text, ":") }),
		If:          []Guard{not(program("octavia-api", "octavia-wsgi"))},
		Message:     "{option} lists {item}, which has no port",
		Effect:      "Octavia raises ValueError for every new amphora, so no load balancer can be created.",
		Remediation: "Write each target as ADDRESS:PORT, such as 192.0.2.20:514.",
		Bad:         "[amphora_agent]\nadmin_log_targets = 192.0.2.20\ntenant_log_targets = 192.0.2.20\n", Good: "[amphora_agent]\nadmin_log_targets = 192.0.2.20:514\n",
	}, {
		Where:       Where{Services: octavia, Section: "certificates"},
		Options:     []string{"signing_digest"},
		Is:          textIs(noDigest).Given(),
		If:          []Guard{with("cert_generator", in("local_cert_generator"))},
		Message:     "{assigned} is not a digest that Octavia can sign with",
		Effect:      "Octavia raises UnsupportedAlgorithm or TypeError for every new amphora, so no load balancer can be created.",
		Remediation: "Write sha256, sha384 or sha512.",
		Bad:         "[certificates]\nsigning_digest = sha-256\n", Good: "[certificates]\nsigning_digest = SHA512\n",
	}}
}

// noDigest reports whether cryptography has no digest of a name that needs nothing
// else. Case does not matter.
func noDigest(text string) bool {
	switch strings.ToUpper(text) {
	case "MD5", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512", "SHA512_224", "SHA512_256",
		"SHA3_224", "SHA3_256", "SHA3_384", "SHA3_512", "SM3", "RIPEMD160", "WHIRLPOOL":
		return false
	}
	return true
}
