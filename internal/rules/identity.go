package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// The rules on Keystone's own tokens, passwords and back ends.
var identity = []*Rule{
	{
		Name:        "admin_token_set",
		Levels:      "WEE",
		CWE:         []int{798},
		References:  []string{"Check-Identity-06", "OSSN-0064"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "one fixed token has every right",
		Effect:      "Anyone who learns the token is an administrator of the cloud for as long as the option is set, and no log shows who used it.",
		Remediation: "Leave admin_token out and create the first administrator with keystone-manage bootstrap.",
		Example: Example{
			Service: "keystone", BadText: "[DEFAULT]\nadmin_token = Wc2n7Yt9Lr4VqXz8\n", GoodText: "[DEFAULT]\ndebug = false\n",
			Message: "admin_token is set",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"admin_token"},
				Is:      isSet,
				Message: "{option} is set: anyone who knows it is an administrator",
				Bad:     "[DEFAULT]\nadmin_token = Wc2n7Yt9Lr4VqXz8\n",
				Good:    "[DEFAULT]\nadmin_token =\n",
			}}
		}}},
	},
	{
		Name:        "insecure_escalation_allowed",
		Levels:      "WEE",
		CWE:         []int{269},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a fixed privilege escalation is possible again",
		Effect:      "The option brings back behaviour that a security fix removed and that lets an account gain rights it was never given.",
		Remediation: "Set the option to false, or leave it out.",
		Example: Example{
			Service: "keystone", Release: "2026.1",
			BadText:  "[security_compliance]\nallow_insecure_application_credential_trust_escalation = true\n",
			GoodText: "[security_compliance]\nallow_insecure_application_credential_trust_escalation = false\n",
			Message:  "allow_insecure_application_credential_trust_escalation = true lets an account gain rights it was never given",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{
				escalationRow("allow_insecure_application_credential_trust_escalation"),
				escalationRow("allow_insecure_admin_trust_cross_project_credentials_access"),
			}
		}}},
	},
	{
		Name:        "external_auth_enabled",
		Levels:      "IWW",
		CWE:         []int{290},
		References:  []string{"OSSN-0006"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "two methods trust the same variable of the web server",
		Effect:      "external and federated login both read REMOTE_USER; a name that the web server sets for one lets a user in through the other.",
		Remediation: "Leave external out of methods in [auth] where mapped, openid or saml2 is used.",
		Example: Example{
			Service: "keystone", BadText: "[auth]\nmethods = password,token,external,mapped\n", GoodText: "[auth]\nmethods = password,token,mapped\n",
			Message: "methods: external is listed with a federated method, and both trust REMOTE_USER",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "auth"},
				Options: []string{"methods"},
				Is: value(func(s *config.Setting) bool {
					return s.IsSet() && hasItem(s, "external") && (hasItem(s, "mapped") || hasItem(s, "openid") || hasItem(s, "saml2") || hasItem(s, "x509"))
				}),
				Message: "{option}: external is listed with a federated method, and both trust REMOTE_USER",
				Bad:     "[auth]\nmethods = external,mapped\n",
				Good:    "[auth]\nmethods = external,password\n",
			}}
		}}},
	},
	{
		Name:        "ldap_plaintext",
		Levels:      "WEE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Keystone talks to the directory in clear text",
		Effect:      "Every password that a user logs in with, and the one that Keystone binds with, crosses the network in clear text.",
		Remediation: "Write the url as ldaps://, or set use_tls = true, with tls_cacertfile.",
		Example: Example{
			Service: "keystone", BadText: "[ldap]\nurl = ldap://ldap.example.org\n", GoodText: "[ldap]\nurl = ldaps://ldap.example.org\ntls_cacertfile = /etc/ssl/certs/ldap.pem\n",
			Message: "url = \"ldap://ldap.example.org\" without use_tls sends passwords in clear text",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "ldap"},
				Options: []string{"url"},
				Is:      textIs(remoteLDAP).Given(),
				If:      []Guard{ldapInUse, with("use_tls", isFalse)},
				Message: "{assigned} without use_tls sends passwords in clear text",
				Bad:     "[ldap]\nurl = ldaps://a.example.org,ldap://b.example.org\n",
				Good:    "[ldap]\nurl = ldap://localhost\n",
			}}
		}}},
	},
	{
		Name:        "ldap_tls_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the options for TLS to the directory contradict each other",
		Effect:      "Every call to the directory fails, so none of its users can log in.",
		Remediation: "Use either an ldaps:// url or use_tls = true, not both, and name the authorities in tls_cacertfile or tls_cacertdir.",
		Example: Example{
			Service: "keystone", BadText: "[ldap]\nurl = ldaps://ldap.example.org\nuse_tls = true\n", GoodText: "[ldap]\nurl = ldaps://ldap.example.org\ntls_cacertfile = /etc/ssl/certs/ldap.pem\n",
			Message: "use_tls = true with an ldaps:// url",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "ldap"},
				Options: []string{"use_tls"},
				Is:      isTrue,
				If:      []Guard{ldapInUse, with("url", textIs(func(text string) bool { return strings.HasPrefix(strings.ToLower(text), "ldaps://") }))},
				Message: "{assigned} with an ldaps:// url asks for TLS inside TLS",
				Bad:     "[ldap]\nurl = ldaps://ldap.example.org\nuse_tls = true\n",
				Good:    "[ldap]\nurl = ldap://ldap.example.org\nuse_tls = true\n",
			}, {
				Where:       Where{Section: "ldap", Since: Series("2023.2")},
				Options:     []string{"url"},
				Is:          textIs(func(text string) bool { return strings.HasPrefix(strings.ToLower(text), "ldaps://") }),
				If:          []Guard{ldapInUse, with("tls_cacertfile", isEmpty), with("tls_cacertdir", isEmpty)},
				Message:     "{assigned} needs tls_cacertfile or tls_cacertdir, and neither is set",
				Remediation: "Set tls_cacertfile to the file with the authorities that sign the directory's certificate.",
				Bad:         "[ldap]\nurl = ldaps://ldap.example.org\n",
				Good:        "[ldap]\nurl = ldaps://ldap.example.org\ntls_cacertdir = /etc/ssl/certs\n",
				Release:     "2024.1",
			}}
		}}},
	},
	{
		Name:        "token_provider_unknown",
		Levels:      "EEE",
		CWE:         []int{1287},
		References:  []string{"Check-Identity-08"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a kind of token that Keystone does not issue",
		Effect:      "Keystone finds no such provider and raises ImportError when it starts.",
		Remediation: "Set provider = fernet in [token].",
		FalseAlarms: "A provider that your own package registers: name it in out_of_tree.",
		Example: Example{
			Service: "keystone", BadText: "[token]\nprovider = uuid\n", GoodText: "[token]\nprovider = fernet\n",
			Message: "provider = \"uuid\" in [token] names no provider of the release",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:       Where{Section: "token", Since: Series("stein")},
				Options:     []string{"provider"},
				Is:          notIn("fernet", "jws").Given(),
				Message:     "{assigned} in {section} names no provider of the release",
				Remediation: "Set provider = fernet in [token], or provider = jws where its keys exist.",
				Bad:         "[token]\nprovider = keystone.token.providers.fernet.Provider\n",
				Good:        "[token]\nprovider = jws\n",
			}, {
				Where:   Where{Section: "token", Since: Series("rocky"), Before: Series("stein")},
				Options: []string{"provider"},
				Is:      notIn("fernet").Given(),
				Message: "{assigned} in {section} names no provider of the release",
				Bad:     "[token]\nprovider = uuid\n",
				Good:    "[token]\nprovider = fernet\n",
				Release: "rocky",
			}, {
				Where:       Where{Section: "token", Before: Series("rocky")},
				Options:     []string{"provider"},
				Is:          in("uuid"),
				Levels:      "WEE",
				CWE:         []int{312},
				Message:     "{assigned} in {section} keeps every token in the database",
				Effect:      "Anyone who can read the database, or a copy of it, can use the tokens in it; Keystone Rocky no longer knows the provider.",
				Remediation: "Set provider = fernet in [token] after keystone-manage fernet_setup.",
				Bad:         "[token]\nprovider = uuid\n",
				Good:        "[token]\nprovider = fernet\n",
				Release:     "queens",
			}}
		}}},
	},
	{
		Name:        "token_keys_too_few",
		Levels:      "WEE",
		CWE:         []int{1284},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "tokens do not outlive one rotation of the keys",
		Effect:      "Every token that was issued before a rotation is invalid at once, and all users are logged out.",
		Remediation: "Set max_active_keys to 3 or more: one to issue with, one that is staged, and one for each rotation that a token must outlive.",
		Example: Example{
			Service: "keystone", BadText: "[fernet_tokens]\nmax_active_keys = 2\n", GoodText: "[fernet_tokens]\nmax_active_keys = 3\n",
			Message: "max_active_keys = 2",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{
				keysRow("fernet_tokens", "", where("token", "provider", in("fernet"))),
				keysRow("fernet_receipts", "Every login in several steps that has begun before a rotation fails at its next step.", ownReceiptKeys),
			}
		}}},
	},
	{
		Name:        "token_lifetime_long",
		Levels:      "IWW",
		CWE:         []int{613},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "tokens live for more than a day",
		Effect:      "A token that leaks can be used for as long as it lives.",
		Remediation: "Set expiration to 86400 seconds or fewer, and allow_expired_window to 172800 or fewer.",
		Example: Example{
			Service: "keystone", BadText: "[token]\nexpiration = 604800\n", GoodText: "[token]\nexpiration = 3600\n",
			Message: "expiration = 604800",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "token"},
				Options: []string{"expiration"},
				Is:      moreThan(86400),
				Message: "{assigned} makes tokens valid for more than a day",
				Bad:     "[token]\nexpiration = 86401\n",
				Good:    "[token]\nexpiration = 86400\n",
			}, {
				Where:   Where{Section: "token"},
				Options: []string{"allow_expired_window"},
				Is:      moreThan(172800),
				Message: "{assigned} lets services use a token for more than two days past its end",
				Bad:     "[token]\nallow_expired_window = 172801\n",
				Good:    "[token]\nallow_expired_window = 172800\n",
			}}
		}}},
	},
	{
		Name:        "password_hash_invalid",
		Levels:      "EEE",
		CWE:         []int{1284},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a number of rounds that the hash does not support",
		Effect:      "Keystone raises ValueError at the first password that it hashes, so no password can be set.",
		Remediation: "Leave password_hash_rounds out, or write a number that the algorithm takes: 12 to 31 for bcrypt, 16 to 31 for scrypt.",
		Example: Example{
			Service: "keystone", BadText: "[identity]\npassword_hash_rounds = 32\n", GoodText: "[identity]\npassword_hash_rounds = 12\n",
			Message: "password_hash_rounds = 32",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{
				// 0 leaves the number to the algorithm.
				roundsRow(lessThan(0), []string{"bcrypt", "bcrypt_sha256", "scrypt", "pbkdf2_sha512"}, "-1", "0", ""),
				roundsRow(within(1, 4), []string{"bcrypt", "bcrypt_sha256"}, "3", "12", ""),
				roundsRow(moreThan(31), []string{"bcrypt", "bcrypt_sha256", "scrypt"}, "32", "16", ""),
			}
		}}},
	},
	{
		Name:        "password_hash_weak",
		Levels:      "WEE",
		CWE:         []int{916},
		References:  []string{"OSSN-0081"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "password hashes that are cheap to guess",
		Effect:      "An attacker who gets hold of the database can try far more passwords a second than with the default.",
		Remediation: "Leave password_hash_rounds out, or write no fewer than the default: 12 for bcrypt, 16 for scrypt, 25000 for pbkdf2_sha512.",
		Example: Example{
			Service: "keystone", BadText: "[identity]\npassword_hash_rounds = 4\n", GoodText: "[identity]\npassword_hash_rounds = 12\n",
			Message: "password_hash_rounds = 4",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{
				roundsRow(within(4, 12), []string{"bcrypt", "bcrypt_sha256"}, "11", "12", ""),
				roundsRow(within(1, 16), []string{"scrypt"}, "15", "16", "password_hash_algorithm = scrypt\n"),
				roundsRow(within(1, 25000), []string{"pbkdf2_sha512"}, "1000", "25000", "password_hash_algorithm = pbkdf2_sha512\n"),
			}
		}}},
	},
	{
		Name:        "password_truncated",
		Levels:      "IIW",
		CWE:         []int{521},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "only the first bytes of a long password count",
		Effect:      "The rest of a longer password is cut off, so a wrong ending is accepted.",
		Remediation: "Set strict_password_check = true in [DEFAULT], which refuses longer passwords: users who have one must choose another. Or set password_hash_algorithm to one that looks at the whole password, such as scrypt, and leave max_password_length out.",
		Example: Example{
			Service:  "keystone",
			BadText:  "[identity]\nmax_password_length = 4096\n",
			GoodText: "[DEFAULT]\nstrict_password_check = true\n[identity]\nmax_password_length = 4096\n",
			Message:  "max_password_length = 4096",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "identity"},
				Options: []string{"max_password_length"},
				Is:      moreThan(72),
				If:      []Guard{inUse, with("password_hash_algorithm", in("bcrypt")), lenient},
				Message: "{assigned} is more than the 72 bytes that bcrypt looks at",
				Bad:     "[identity]\nmax_password_length = 100\n",
				Good:    "[identity]\npassword_hash_algorithm = scrypt\n",
			}, {
				Where:   Where{Section: "identity"},
				Options: []string{"max_password_length"},
				Is:      within(0, 73),
				If:      []Guard{lenient},
				Message: "{assigned} cuts longer passwords off, because strict_password_check is off",
				Bad:     "[identity]\nmax_password_length = 72\n",
				Good:    "[DEFAULT]\nstrict_password_check = true\n[identity]\nmax_password_length = 72\n",
			}}
		}}},
	},
	{
		Name:        "lockout_off",
		Levels:      "IIW",
		CWE:         []int{307},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "passwords can be tried without limit",
		Effect:      "No number of wrong passwords locks an account, so an attacker keeps guessing.",
		Remediation: "Set lockout_failure_attempts in [security_compliance], and lockout_duration with it.",
		FalseAlarms: "Users from LDAP or a federation, whose passwords Keystone does not check.",
		Example: Example{
			Service: "keystone", BadText: "[security_compliance]\npassword_expires_days = 90\n", GoodText: "[security_compliance]\nlockout_failure_attempts = 6\n",
			Message: "lockout_failure_attempts is not set",
		},
		Rows: []Part{{keystoneOnly, func() []Row { return []Row{complianceRow("lockout_failure_attempts", "6")} }}},
	},
	{
		Name:        "password_rules_off",
		Levels:      "IIW",
		CWE:         []int{521},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Keystone takes any password",
		Effect:      "Users choose passwords that are easy to guess.",
		Remediation: "Set password_regex in [security_compliance], with password_regex_description.",
		FalseAlarms: "Users from LDAP or a federation, whose passwords Keystone does not keep.",
		Example: Example{
			Service: "keystone", BadText: "[security_compliance]\nlockout_failure_attempts = 6\n", GoodText: "[security_compliance]\npassword_regex = ^.{12,}$\n",
			Message: "password_regex is not set",
		},
		Rows: []Part{{keystoneOnly, func() []Row { return []Row{complianceRow("password_regex", "^.{12,}$")} }}},
	},
	passwordPattern,
	{
		Name:        "trusted_dashboard_open",
		Levels:      "WEE",
		CWE:         []int{601},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a dashboard without TLS may receive tokens",
		Effect:      "After a federated login the user's token is posted to this address in clear text, where anyone on the network path can take it.",
		Remediation: "Write the dashboard's https:// address.",
		Example: Example{
			Service: "keystone", BadText: "[federation]\ntrusted_dashboard = http://dashboard.example.org/auth/websso/\n", GoodText: "[federation]\ntrusted_dashboard = https://dashboard.example.org/auth/websso/\n",
			Message: "trusted_dashboard",
		},
		Rows: []Part{{keystoneOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "federation"},
				Options: []string{"trusted_dashboard"},
				Is:      item(func(text string) bool { return foldedPrefix(text, "http://") }),
				Message: "{option} lists {item}, which is not an https:// address",
				Bad:     "[federation]\ntrusted_dashboard = http://dashboard.example.org/auth/websso/\n",
				Good:    "[federation]\ntrusted_dashboard = https://dashboard.example.org/auth/websso/\n",
			}, {
				Where:   Where{Section: "federation"},
				Options: []string{"trusted_dashboard"},
				Is: item(func(text string) bool {
					return text != "" && !foldedPrefix(text, "http://") && !foldedPrefix(text, "https://")
				}),
				Message: "{option} lists {item}, which is not an https:// address",
				Effect:  "Keystone compares the whole address with the one that the dashboard sends, so it refuses the login.",
				Bad:     "[federation]\ntrusted_dashboard = dashboard.example.org\n",
				Good:    "[federation]\ntrusted_dashboard = https://dashboard.example.org/auth/websso/\n",
			}}
		}}},
	},
}
