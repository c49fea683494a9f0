package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
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
	}, {
		Where:       Where{Services: octavia, Section: "certificates"},
		Options:     []string{"cert_validity_time"},
		Is:          moreThan(0),
		If:          []Guard{with("cert_generator", in("local_cert_generator")), renewedAtOnce},
		Levels:      "IWW",
		Message:     "{assigned} is not more than cert_expiry_buffer of [house_keeping]",
		Effect:      "Octavia treats each new certificate of an amphora as about to expire, and replaces it at every check.",
		Remediation: "Set cert_validity_time to more than cert_expiry_buffer, 1209600 (14 days) by default, or set both.",
		Bad:         "[certificates]\ncert_validity_time = 604800\n[house_keeping]\ncert_expiry_buffer = 1209600\n",
		Good:        "[certificates]\ncert_validity_time = 604800\n[house_keeping]\ncert_expiry_buffer = 86400\n",
	}}
}

// renewedAtOnce holds where a certificate is renewed before its validity ends by as much
// as it is valid.
func renewedAtOnce(p *Pass, s *config.Setting) bool {
	buffer := 1209600.0 // the default, which the service computes
	set := p.Configuration.Get("house_keeping", "cert_expiry_buffer")
	switch n, ok := number(set); {
	case ok && set.IsSet():
		buffer = n
	case set != nil && !set.IsUnset(), !p.WholeFile():
		return false
	}
	valid, ok := number(s)
	return ok && valid <= buffer
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
