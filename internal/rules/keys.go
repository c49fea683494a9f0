package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// The rules on keys and secrets that services keep or encrypt with.
var keys = []*Rule{
	{
		Name:        "default_secret",
		Levels:      "WEE",
		CWE:         []int{1394},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a published secret",
		Effect:      "The value is published in source code, a guide or a deployment tool's templates, so anyone can use it.",
		Remediation: "Write a random value of your own. Where the old one has encrypted data, rotate or migrate that data first, as the service's guide describes.",
		FalseAlarms: "A test cloud that no one else can reach.",
		Example: Example{
			Service: "octavia", BadText: "[health_manager]\nheartbeat_key = insecure\n", GoodText: "[health_manager]\nheartbeat_key = Wc2n7Yt9Lr4VqXz8\n",
			Message: "heartbeat_key",
		},
		Rows: []Part{{nil, func() []Row {
			return slices.Concat([]Row{
				{
					Where:   Where{Section: anySection, Written: true},
					Options: publishedOptions,
					Is:      textIs(publishedWord).Given(),
					CWE:     []int{1392},
					Message: "{option} is a word that guides and deployment tools use for it",
					Bad:     "[neutron]\nmetadata_proxy_shared_secret = password\n",
					Good:    "[neutron]\nmetadata_proxy_shared_secret = Wc2n7Yt9Lr4VqXz8\n",
				}, {
					Where:   Where{Services: barbicanOnly, Section: "simple_crypto_plugin", Absent: true},
					Options: []string{"kek"},
					Is:      anyText("dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg="),
					If:      []Guard{simpleCrypto},
					Message: "{option} is the key that Barbican's source publishes",
					Bad:     "[secretstore]\nenabled_secretstore_plugins = store_crypto\n[simple_crypto_plugin]\nkek = dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg=\n",
					Good:    "[simple_crypto_plugin]\nkek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n",
				}, {
					Where:   Where{Services: heatOnly, Section: "DEFAULT"},
					Options: []string{"auth_encryption_key"},
					Is:      in("notgood but just long enough i t"),
					If:      []Guard{inUse},
					Message: "{option} is the key that Heat's source publishes",
					Bad:     "[DEFAULT]\ndebug = false\n",
					Good:    "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
				}, {
					Where:   Where{Services: octaviaOnly, Section: "certificates"},
					Options: []string{"server_certs_key_passphrase"},
					Is:      anyText("insecure-key-do-not-use-this-key"),
					If:      []Guard{inUse},
					Message: "{option} is the passphrase that Octavia's source publishes",
					Bad:     "[certificates]\nca_certificate = /etc/octavia/ca.pem\n",
					Good:    "[certificates]\nserver_certs_key_passphrase = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\n",
				}, {
					Where:   Where{Section: "profiler"},
					Options: []string{"hmac_keys"},
					Is:      textIs(acceptsPublishedSignature),
					If:      []Guard{with("enabled", isTrue)},
					Message: "{option} is the key that osprofiler's source publishes",
					Bad:     "[profiler]\nenabled = true\n",
					Good:    "[profiler]\nenabled = true\nhmac_keys = Wc2n7Yt9Lr4VqXz8\n",
				}, {
					Where:   Where{Services: []string{"nova", "cinder"}, Section: "key_manager"},
					Options: []string{"fixed_key"},
					Is:      textIs(func(text string) bool { return strings.Trim(text, "0") == "" }),
					Message: "{option} is all zeros, as in guides",
					Bad:     "[key_manager]\nfixed_key = 0000000000000000000000000000000000000000000000000000000000000000\n",
					Good:    "[key_manager]\nbackend = barbican\n",
				},
			}, publishedDefaultRows())
		}}},
		Check: checkPublishedInURL,
	},
	{
		Name:        "key_format_invalid",
		Levels:      "EEE",
		CWE:         []int{1284},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a key that its cipher does not accept",
		Effect:      "The service stops when it starts, or fails the first time it encrypts something.",
		Remediation: "Write a random key of the length that the option requires.",
		Example: Example{
			Service: "barbican", BadText: "[simple_crypto_plugin]\nkek = Wc2n7Yt9Lr4VqXz8\n", GoodText: "[simple_crypto_plugin]\nkek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n",
			Message: "kek",
		},
		Rows: []Part{{[]string{"barbican", "glance", "heat", "octavia"}, keyFormatRows}},
	},
	{
		Name:        "key_manager_unprotected",
		Levels:      "WEE",
		CWE:         []int{321},
		References:  []string{"Check-Block-09"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "one key in a file encrypts every volume",
		Effect:      "Anyone who can read the file, or a copy of it, can read all encrypted volumes; the key cannot be changed for one of them only.",
		Remediation: "Set backend = barbican in [key_manager] and move the volumes to keys of their own, as Cinder's guide describes; keep fixed_key until that is done.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[key_manager]\nbackend = cinder.keymgr.conf_key_mgr.ConfKeyManager\nfixed_key = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f\n",
			GoodText: "[key_manager]\nbackend = barbican\n",
			Message:  "backend = \"cinder.keymgr.conf_key_mgr.ConfKeyManager\" encrypts every volume with the fixed_key of this file",
		},
		Rows: []Part{{nil, func() []Row {
			return slices.Concat([]Row{
				{
					Where:   Where{Services: []string{"nova", "cinder"}, Section: "key_manager"},
					Options: []string{"backend"},
					Is:      confKeyManager,
					If:      []Guard{with("fixed_key", isSet)},
					Message: "{assigned} encrypts every volume with the fixed_key of this file",
					Bad:     "[key_manager]\nbackend = nova.keymgr.conf_key_mgr.ConfKeyManager\nfixed_key = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f\n",
					Good:    "[key_manager]\nbackend = barbican\n",
				}, {
					Where:       Where{Services: []string{"nova", "cinder"}, Section: "key_manager"},
					Options:     []string{"backend"},
					Is:          confKeyManager,
					If:          []Guard{with("fixed_key", isEmpty)},
					Levels:      "EEE",
					CWE:         []int{1288},
					Message:     "{assigned} needs fixed_key, which is not set",
					Effect:      "The key manager raises ValueError when it loads, so no encrypted volume can be made or attached. If fixed_key is given without a value, the key is empty.",
					Remediation: "Set backend = barbican in [key_manager].",
					Bad:         "[key_manager]\nbackend = nova.keymgr.conf_key_mgr.ConfKeyManager\n",
					Good:        "[key_manager]\nbackend = barbican\n",
				}, {
					Where:       Where{Services: []string{"nova", "cinder"}, Section: "key_manager"},
					Options:     []string{"fixed_key"},
					Is:          isSet,
					If:          []Guard{without("backend", confKeyManager)},
					Levels:      "IWW",
					Message:     "{option} is set along with another backend",
					Effect:      "Anyone who can read this file can open the volumes that have not yet moved to the key manager.",
					Remediation: "Remove fixed_key once no volume uses it any more.",
					Bad:         "[key_manager]\nbackend = barbican\nfixed_key = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f\n",
					Good:        "[key_manager]\nbackend = barbican\n",
				},
			}, keyManagerRows())
		}}},
	},
	{
		Name:        "software_key_store",
		Levels:      "IWW",
		CWE:         []int{321},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the keys of secrets or clusters are kept readable",
		Effect:      "Anyone who can read the file and the database can read every secret; Barbican itself calls the plugin insecure.",
		Remediation: "Use a hardware module or Vault: enabled_crypto_plugins = p11_crypto, or enabled_secretstore_plugins = vault_plugin.",
		Example: Example{
			Service: "barbican", BadText: "[crypto]\nenabled_crypto_plugins = simple_crypto\n", GoodText: "[crypto]\nenabled_crypto_plugins = p11_crypto\n",
			Message: "enabled_crypto_plugins contains simple_crypto, which keeps the key in this file",
		},
		Rows: []Part{{barbicanOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "crypto"},
				Options: []string{"enabled_crypto_plugins"},
				Is:      anyText("simple_crypto"),
				If:      []Guard{inUse},
				Message: "{option} contains simple_crypto, which keeps the key in this file",
				Bad:     "[crypto]\nenabled_crypto_plugins = simple_crypto\n",
				Good:    "[crypto]\nenabled_crypto_plugins = p11_crypto\n",
			}}
		}}, {magnumOnly, clusterKeyStoreRows}},
	},
	{
		Name:        "root_token_used",
		Levels:      "IWE",
		CWE:         []int{250},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the service has a root token of Vault",
		Effect:      "Anyone who can read the file controls everything in Vault, not only the service's own secrets.",
		Remediation: "Give the service an AppRole: set approle_role_id and approle_secret_id, and remove root_token_id.",
		Example: Example{
			Service: "cinder", BadText: "[vault]\nroot_token_id = Wc2n7Yt9Lr4VqXz8\n", GoodText: "[vault]\napprole_role_id = 0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8\napprole_secret_id = Wc2n7Yt9Lr4VqXz8\n",
			Message: "root_token_id is set",
		},
		Rows: []Part{{nil, func() []Row { return []Row{vaultRow("", "vault"), vaultRow("barbican", "vault_plugin")} }}},
	},
	{
		Name:        "ceph_key_exposed",
		Levels:      "WEE",
		CWE:         []int{522},
		References:  []string{"OSSN-0085"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Cinder gives Ceph's key to users",
		Effect:      "The API includes the key from the file in its response about an attachment, so users can read every volume in Ceph.",
		Remediation: "Remove rbd_keyring_conf, and change the key that it has exposed.",
		Example: Example{
			Service: "cinder", Release: "train",
			BadText:  "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\nrbd_keyring_conf = /etc/ceph/ceph.client.cinder.keyring\n",
			GoodText: "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
			Message:  "rbd_keyring_conf",
		},
		Rows: []Part{{cinderOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: anySection},
				Options: []string{"rbd_keyring_conf"},
				Is:      isSet,
				Message: "{assigned} gives the key in that file to users of the API",
				Bad:     "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\nrbd_keyring_conf = /etc/ceph/ceph.client.cinder.keyring\n",
				Good:    "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n",
				Release: "train",
			}}
		}}},
	},
	{
		Name:        "password_stored_recoverably",
		Levels:      "WEE",
		CWE:         []int{257},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Heat stores readable secrets that it does not need",
		Effect:      "With deferred_auth_method = password Heat stores the user's password for later; without encryption a stack's hidden parameters are stored in clear text in the database.",
		Remediation: "Set deferred_auth_method = trusts, and encrypt_parameters_and_properties = true.",
		Example: Example{
			Service: "heat", BadText: "[DEFAULT]\ndeferred_auth_method = password\n", GoodText: "[DEFAULT]\ndeferred_auth_method = trusts\nencrypt_parameters_and_properties = true\n",
			Message: "deferred_auth_method = \"password\" keeps users' passwords in the database",
		},
		Rows: []Part{{heatOnly, func() []Row {
			return []Row{{
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"deferred_auth_method"},
				Is:          in("password"),
				Message:     "{assigned} keeps users' passwords in the database",
				Effect:      "Anyone who can read Heat's database and its key has the password of every user who created a stack.",
				Remediation: "Set deferred_auth_method = trusts, or leave it out.",
				Bad:         "[DEFAULT]\ndeferred_auth_method = password\n",
				Good:        "[DEFAULT]\ndeferred_auth_method = trusts\n",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"encrypt_parameters_and_properties"},
				Is:          isFalse,
				If:          []Guard{inUse},
				Levels:      "IIW",
				CWE:         []int{312},
				Message:     "{assigned} stores stack parameters in clear text in the database",
				Effect:      "Anyone who can read the database can read hidden parameters, including passwords.",
				Remediation: "Set encrypt_parameters_and_properties = true, then run heat-manage update_params.",
				Bad:         "[DEFAULT]\nencrypt_parameters_and_properties = false\n",
				Good:        "[DEFAULT]\nencrypt_parameters_and_properties = true\n",
			}}
		}}},
	},
	{
		Name:        "stack_domain_incomplete",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the domain for stack users and its administrator are not both set",
		Effect:      "heat-engine checks the three options when it starts, and exits.",
		Remediation: "Set stack_domain_admin and stack_domain_admin_password as well as the domain.",
		Example: Example{
			Service: "heat", BadText: "[DEFAULT]\nstack_user_domain_name = heat\n",
			GoodText: "[DEFAULT]\nstack_user_domain_name = heat\nstack_domain_admin = heat_domain_admin\nstack_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
			Message:  "stack_user_domain_name",
		},
		Rows: []Part{{heatOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"stack_user_domain_id"},
				Is:      isSet,
				If:      []Guard{heatEngine, noDomainAdmin},
				Message: "{assigned} needs stack_domain_admin and stack_domain_admin_password",
				Bad:     "[DEFAULT]\nstack_user_domain_id = 0b5d2c7212cc4ba6a8d73ff5cc1d8cb8\nstack_domain_admin = heat_domain_admin\n",
				Good:    "[DEFAULT]\nstack_user_domain_id = 0b5d2c7212cc4ba6a8d73ff5cc1d8cb8\nstack_domain_admin = heat_domain_admin\nstack_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
			}, {
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"stack_user_domain_name"},
				Is:      isSet,
				If:      []Guard{heatEngine, noDomainAdmin, not(with("stack_user_domain_id", isSet))},
				Message: "{assigned} needs stack_domain_admin and stack_domain_admin_password",
				Bad:     "[DEFAULT]\nstack_user_domain_name = heat\n",
				Good:    "[DEFAULT]\nstack_user_domain_name = heat\nstack_domain_admin = heat_domain_admin\nstack_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
			}, {
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"stack_domain_admin"},
				Is:          isSet,
				If:          []Guard{heatEngine, wholeFile, without("stack_user_domain_id", isSet), without("stack_user_domain_name", isSet)},
				Levels:      "WEE",
				Message:     "{assigned} is not used: neither stack_user_domain_name nor stack_user_domain_id is set",
				Effect:      "Heat creates stack users with the token of whoever creates the stack, and Keystone refuses that unless they are an administrator.",
				Remediation: "Set stack_user_domain_name to the domain that this user administers, or stack_user_domain_id to its ID.",
				Bad:         "[DEFAULT]\nstack_domain_admin = heat_domain_admin\nstack_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
				Good:        "[DEFAULT]\nstack_user_domain_name = heat\nstack_domain_admin = heat_domain_admin\nstack_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n",
			}}
		}}},
	},
	{
		Name:        "backdoor_open",
		Levels:      "WEE",
		CWE:         []int{489},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a Python prompt inside the running service",
		Effect:      "Anyone who connects can run any code in the service and read its secrets; no password is asked for.",
		Remediation: "Leave backdoor_port and backdoor_socket out.",
		Example: Example{
			Service: "cinder", BadText: "[DEFAULT]\nbackdoor_port = 3000\n", GoodText: "[DEFAULT]\ndebug = false\n",
			Message: "backdoor_port = \"3000\" opens a Python prompt inside cinder",
		},
		Rows: []Part{{nil, func() []Row {
			return slices.Concat([]Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"backdoor_port", "backdoor_socket"},
				Is:      isSet,
				Message: "{assigned} opens a Python prompt inside {service}",
				Bad:     "[DEFAULT]\nbackdoor_socket = /run/nova/backdoor.sock\n",
				Good:    "[DEFAULT]\ndebug = false\n",
			}}, debuggerRows())
		}}},
	},
	{
		Name:        "healthcheck_detailed",
		Levels:      "IWW",
		CWE:         []int{497},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the health check reveals internals to strangers",
		Effect:      "Its response shows threads, versions and paths, and needs no token.",
		Remediation: "Set detailed = false in [healthcheck], or limit who may ask with allowed_source_ranges.",
		Example: Example{
			Service: "cinder", BadText: "[healthcheck]\ndetailed = true\n", GoodText: "[healthcheck]\ndetailed = false\n",
			Message: "detailed = true",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "healthcheck"},
				Options: []string{"detailed"},
				Is:      isTrue,
				If:      []Guard{without("allowed_source_ranges", limitsSources)},
				Message: "{assigned} in {section} reveals the internals of {service} to strangers",
				Bad:     "[healthcheck]\ndetailed = true\n",
				Good:    "[healthcheck]\ndetailed = false\n",
			}}
		}}},
	},
	storesInvalid,
}

// heatEngine holds where heat-engine, which checks Heat's configuration, may start
// with this one.
func heatEngine(p *Pass, s *config.Setting) bool {
	if p.Program != "heat-all" {
		return p.mayBeOf("heat-engine")
	}
	services := p.Configuration.Get("heat_all", "enabled_services")
	return services == nil || services.Known() && hasItem(services, "engine")
}

// noDomainAdmin holds where the administrator of Heat's domain lacks a name or a
// password.
func noDomainAdmin(p *Pass, s *config.Setting) bool {
	return p.sibling(s, "stack_domain_admin").IsEmpty() || p.sibling(s, "stack_domain_admin_password").IsEmpty()
}

// confKeyManager is met by the class that takes one key from the file.
var confKeyManager = textIs(func(text string) bool { return strings.HasSuffix(text, "ConfKeyManager") })

func vaultRow(service, section string) Row {
	row := Row{
		Where:   Where{Section: section},
		Options: []string{"root_token_id"},
		Is:      isSet,
		Message: "{option} is set in {section}",
		Bad:     "[" + section + "]\nroot_token_id = Wc2n7Yt9Lr4VqXz8\n",
		Good:    "[" + section + "]\nuse_ssl = true\n",
	}
	if service != "" {
		row.Services = []string{service}
	}
	return row
}
