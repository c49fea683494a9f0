package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// moduleRows are on what Barbican needs to open a hardware module.
func moduleRows() []Row {
	const plugin = "[DEFAULT]\ndebug = false\n[crypto]\nenabled_crypto_plugins = p11_crypto\n[p11_crypto_plugin]\n"
	const library, login = "library_path = /opt/hsm/libpkcs11.so\n", "login = Wc2n7Yt9\n"
	path := Row{
		Where:       Where{Section: "p11_crypto_plugin", Absent: true},
		Options:     []string{"library_path"},
		Is:          unset,
		If:          []Guard{wholeFile, moduleInUse},
		Message:     "{option} in [p11_crypto_plugin] is not set, and p11_crypto is enabled",
		Effect:      "The plugin raises ValueError when Barbican loads it, and Barbican stores no secrets with it.",
		Remediation: "Set library_path to the PKCS#11 library of the module.",
		Bad:         plugin + login, Good: plugin + library + login,
	}
	passphrase := path
	passphrase.Since = Series("stein")
	passphrase.Options = []string{"login"}
	passphrase.Effect = "The plugin raises AttributeError when Barbican loads it, and Barbican stores no secrets with it."
	passphrase.Levels = "WWE" // many keep secrets in another file
	passphrase.Remediation = "Set login to the PIN or passphrase of the module, or name it in set_elsewhere if another file sets it."
	passphrase.Bad = plugin + library
	return []Row{path, passphrase}
}

// moduleInUse holds where Barbican encrypts secrets by a hardware module.
func moduleInUse(p *Pass, s *config.Setting) bool {
	stores := p.Configuration.Get("secretstore", "enabled_secretstore_plugins")
	return lists("crypto", "enabled_crypto_plugins", "p11_crypto")(p, s) && stores.Known() && hasItem(stores, "store_crypto") &&
		where("secretstore", "enable_multiple_secret_stores", isFalse)(p, s)
}
