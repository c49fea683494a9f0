package rules

import (
	"slices"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// keyFormatRows are keys of the wrong length or alphabet.
func keyFormatRows() []Row {
	const (
		noSecrets = "Barbican raises ValueError when it loads the plugin or, in older releases, when it first uses the key: no secret can be stored or read."
		ownKey    = "Set kek to the key that your secrets are encrypted with, or to a new Fernet key in a new installation."
		oneString = "Set heartbeat_key to a long random string, the same for all of Octavia's programs."
	)
	return []Row{
		{
			Where:       Where{Services: barbicanOnly, Section: "simple_crypto_plugin"},
			Options:     []string{"kek"},
			Is:          everyText(func(text string) bool { return spec.CheckFernetKey(text) != nil }),
			If:          []Guard{simpleCrypto},
			Message:     "{option} is not 32 bytes in URL-safe base64",
			Effect:      noSecrets,
			Remediation: "Write a Fernet key: 32 random bytes in URL-safe base64, 44 characters with the = at the end.",
			Bad:         "[simple_crypto_plugin]\nkek = short\n",
			Good:        "[simple_crypto_plugin]\nkek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n",
		}, {
			Where:       Where{Services: barbicanOnly, Section: "simple_crypto_plugin", Since: Series("2025.2")},
			Options:     []string{"kek"},
			Is:          unset,
			If:          []Guard{simpleCrypto, inUse},
			Message:     "{assigned}, and the release has no default key any more",
			Effect:      "The plugin finds no key and Barbican does not start.",
			Remediation: ownKey,
			Bad:         "[simple_crypto_plugin]\nplugin_name = Software\n",
			Good:        "[simple_crypto_plugin]\nkek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n",
			Release:     "2025.2",
		}, {
			Where:       Where{Services: barbicanOnly, Section: "simple_crypto_plugin"},
			Options:     []string{"kek"},
			Is:          isEmpty.Given(),
			If:          []Guard{simpleCrypto},
			Message:     "{assigned}, which is not a key",
			Effect:      noSecrets,
			Remediation: ownKey,
			Bad:         "[simple_crypto_plugin]\nkek =\n",
			Good:        "[simple_crypto_plugin]\nkek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n",
		}, {
			Where:   Where{Services: heatOnly, Section: "DEFAULT"},
			Options: []string{"auth_encryption_key"},
			Is: value(func(s *config.Setting) bool {
				return (s.HasText() || s.IsEmpty()) && !heatKeyLength(s.Str(), 16, 24, 32)
			}).Given(),
			If:          []Guard{heatEngine},
			Message:     "{option} is not 32 characters long",
			Effect:      "heat-engine checks the length when it starts, and exits.",
			Remediation: "Write a random key of 32 characters.",
			Bad:         "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4\n",
			Good:        "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
		}, {
			Where:       Where{Services: heatOnly, Section: "DEFAULT"},
			Options:     []string{"auth_encryption_key"},
			Is:          textIs(func(text string) bool { return heatKeyLength(text, 16, 24, 32) && !isASCII(text) }),
			If:          []Guard{heatEngine},
			Message:     "{option} contains characters outside ASCII",
			Effect:      "heat-engine starts, because it counts characters, but fails the first time it encrypts something: its cipher counts bytes.",
			Remediation: "Write a random key of 32 letters and digits.",
			Bad:         "[DEFAULT]\nauth_encryption_key = W\u00e72n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
			Good:        "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
		}, {
			Where:       Where{Services: heatOnly, Section: "DEFAULT"},
			Options:     []string{"auth_encryption_key"},
			Is:          textIs(func(text string) bool { return heatKeyLength(text, 16, 24) && isASCII(text) }),
			If:          []Guard{heatEngine},
			Levels:      "WWW",
			Message:     "{option} is shorter than the 32 characters that Heat asks for",
			Effect:      "heat-engine warns when it starts and encrypts with a shorter key.",
			Remediation: "Write a random key of 32 characters, after moving what the old one encrypted with heat-manage update_params.",
			Bad:         "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4VqXz8\n",
			Good:        "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
		}, {
			Where:       Where{Services: glanceOnly, Section: "DEFAULT"},
			Options:     []string{"metadata_encryption_key"},
			Is:          textIs(func(text string) bool { return len(text) != 16 && len(text) != 24 && len(text) != 32 }),
			If:          []Guard{forProgram(storePrograms...)},
			Message:     "{option} is not 16, 24 or 32 bytes long",
			Effect:      "Glance raises ValueError whenever it encrypts where an image is stored, so every upload fails.",
			Remediation: "Write a random key of 32 letters and digits.",
			Bad:         "[DEFAULT]\nmetadata_encryption_key = Wc2n7Yt9Lr4\n",
			Good:        "[DEFAULT]\nmetadata_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
		}, {
			Where:       Where{Services: octaviaOnly, Section: "health_manager"},
			Options:     []string{"heartbeat_key"},
			Is:          unset,
			If:          []Guard{inUse, wholeFile, heartbeats},
			Message:     "{assigned}",
			Effect:      "The health manager drops every message, and so treats all amphorae as dead.",
			Remediation: oneString,
			Bad:         "[DEFAULT]\ndebug = false\n[health_manager]\nbind_port = 5555\n",
			Good:        "[DEFAULT]\ndebug = false\n[health_manager]\nbind_port = 5555\nheartbeat_key = Wc2n7Yt9Lr4VqXz8\n",
		}, {
			Where:       Where{Services: octaviaOnly, Section: "health_manager"},
			Options:     []string{"heartbeat_key"},
			Is:          isEmpty.Given(),
			If:          []Guard{heartbeats},
			CWE:         []int{321},
			Message:     "{assigned}: Octavia signs with an empty key",
			Effect:      "Anyone who can reach the health manager can forge the messages of an amphora.",
			Remediation: oneString,
			Bad:         "[health_manager]\nheartbeat_key =\n",
			Good:        "[health_manager]\nheartbeat_key = Wc2n7Yt9Lr4VqXz8\n",
		},
	}
}

// heatKeyLength reports whether a key is of one of these lengths, in characters,
// which is what heat-engine counts.
func heatKeyLength(key string, lengths ...int) bool {
	return slices.Contains(lengths, utf8.RuneCountInString(key))
}

// heartbeats holds where one of Octavia's programs that check or sign heartbeats, or
// hand an amphora its key, may read the configuration.
func heartbeats(p *Pass, _ *config.Setting) bool {
	return p.mayBeOf(append(amphoraPrograms(p), "amphora-agent")...)
}

// simpleCrypto holds where Barbican's plugin that reads the key from the file is
// in use.
func simpleCrypto(p *Pass, _ *config.Setting) bool {
	plugins := p.Configuration.Get("crypto", "enabled_crypto_plugins")
	stores := p.Configuration.Get("secretstore", "enabled_secretstore_plugins")
	return (plugins == nil || plugins.Known() && hasItem(plugins, "simple_crypto")) &&
		(stores == nil || stores.Known() && hasItem(stores, "store_crypto")) &&
		(p.Configuration.Section("simple_crypto_plugin") != nil || p.WholeFile())
}
