package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/origin"
)

// strategyRow is a row for a switch that turns token validation off.
func strategyRow(service, section string, is Condition, wrong string, checks ...string) Row {
	return Row{
		Where:      Where{Services: []string{service}, Section: section},
		Options:    []string{"auth_strategy"},
		Is:         is,
		References: checks,
		Message:    "{assigned} in {section} turns token checks off",
		Bad:        "[" + section + "]\nauth_strategy = " + wrong + "\n",
		Good:       "[" + section + "]\nauth_strategy = keystone\n",
		Release:    "2023.1",
	}
}

// startsNoauth is met by the strategies without tokens, such as noauth and
// noauth_include_project_id.
func startsNoauth() Condition {
	return textIs(func(text string) bool { return strings.HasPrefix(text, "noauth") })
}

// strategyUnknownRow is a row for a strategy that the service's paste file has no
// pipeline for: it has the known ones.
func strategyUnknownRow(service, section string, known ...string) Row {
	return Row{
		Where:       Where{Services: []string{service}, Section: section},
		Options:     []string{"auth_strategy"},
		Is:          notIn(known...),
		Levels:      "EEE",
		Message:     "{assigned} in {section} is not a strategy of the service: it knows keystone and noauth",
		Effect:      "The paste file has no pipeline of that name, and the API does not load.",
		Remediation: "Set auth_strategy = keystone.",
		Bad:         "[" + section + "]\nauth_strategy = keystne\n",
		Good:        "[" + section + "]\nauth_strategy = keystone\n",
		Release:     "2023.1",
	}
}

// The rules on who may call a service.
var access = []*Rule{
	{
		Name:        "api_without_authentication",
		Levels:      "WEE",
		CWE:         []int{306},
		References:  []string{"Check-Compute-03", "Check-Image-03", "Check-Block-03", "Check-Neutron-03", "Check-Shared-03"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the API asks for no token",
		Effect:      "Every request is served with administrator rights, no matter who sends it.",
		Remediation: "Set auth_strategy = keystone.",
		FalseAlarms: "Ironic on its own, without Keystone; a paste_deploy.config_file whose default pipeline checks tokens.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[DEFAULT]\nauth_strategy = noauth\n",
			GoodText: "[DEFAULT]\nauth_strategy = keystone\n",
			Message:  "auth_strategy = \"noauth\" in [DEFAULT] turns token checks off",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{
				strategyRow("nova", "api", in("noauth2"), "noauth2", "Check-Compute-03"),
				strategyRow("nova", "DEFAULT", in("noauth2"), "noauth2", "Check-Compute-03").inRelease("newton"),
				strategyRow("placement", "api", in("noauth2"), "noauth2"),
				strategyRow("cinder", "DEFAULT", startsNoauth(), "noauth", "Check-Block-03"),
				strategyRow("manila", "DEFAULT", in("noauth", "noauthv2"), "noauth", "Check-Shared-03"),
				strategyRow("neutron", "DEFAULT", in("noauth"), "noauth", "Check-Neutron-03"),
				strategyRow("octavia", "api_settings", notIn("keystone"), "noauth"),
				strategyRow("designate", "service:api", in("noauth"), "noauth"),
				strategyRow("ironic", "DEFAULT", in("noauth"), "noauth"),
				strategyUnknownRow("neutron", "DEFAULT", "keystone", "noauth"),
				strategyUnknownRow("manila", "DEFAULT", "keystone", "keystone_nolimit", "noauth", "noauthv2"),
				strategyUnknownRow("designate", "service:api", "keystone", "noauth"),
				{
					Where:       Where{Services: ironicOnly, Section: "DEFAULT"},
					Options:     []string{"auth_strategy"},
					Is:          in("http_basic"),
					Levels:      "WWW",
					Message:     "{assigned} checks a user name and password against a file instead of a token",
					Effect:      "Everyone in the file is an administrator, and every request carries the password.",
					Remediation: "Set auth_strategy = keystone where there is a Keystone; otherwise serve the API over TLS only.",
					Bad:         "[DEFAULT]\nauth_strategy = http_basic\n",
					Good:        "[DEFAULT]\nauth_strategy = keystone\n",
				},
				{
					Where:       Where{Services: glanceOnly, Section: "paste_deploy", Absent: true},
					Options:     []string{"flavor"},
					Is:          textLacks("keystone"),
					If:          []Guard{anyOf(program("glance-api"), wholeService), with("config_file", isEmpty), notProgram("glance-manage", "glance-scrubber", "glance-cache-prefetcher", "glance-cache-cleaner", "glance-cache-pruner", "glance-cache-manage")},
					References:  []string{"Check-Image-03"},
					Message:     "{assigned} in {section}, so Glance serves its pipeline without Keystone",
					Remediation: "Set flavor = keystone, or keystone+cachemanagement where the cache is used, in [paste_deploy].",
					Bad:         "[DEFAULT]\nbind_port = 9292\n[keystone_authtoken]\nauth_type = password\n[paste_deploy]\nflavor = caching\n",
					Good:        "[DEFAULT]\nbind_port = 9292\n[keystone_authtoken]\nauth_type = password\n[paste_deploy]\nflavor = keystone+caching\n",
				},
				openPipelineRow(),
			}
		}}},
	},
	apiWithoutTLS,
	{
		Name:        "anonymous_access",
		Levels:      "WEE",
		CWE:         []int{306},
		References:  []string{"Check-Key-Manager-03"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "requests without a token are served",
		Effect:      "Anyone who can reach the API can read what anonymous users may read.",
		Remediation: "Set allow_anonymous_access = false, or leave it out.",
		Example: Example{
			Service: "barbican", BadText: "[DEFAULT]\nallow_anonymous_access = true\n", GoodText: "[DEFAULT]\nallow_anonymous_access = false\n",
			Message: "allow_anonymous_access = true",
		},
		Rows: []Part{{[]string{"barbican", "glance"}, func() []Row {
			return []Row{{
				Where:   Where{Services: glanceOnly, Section: "DEFAULT"},
				Options: []string{"allow_anonymous_access"},
				Is:      isTrue,
				Message: "{assigned} serves requests without a token",
				Bad:     "[DEFAULT]\nallow_anonymous_access = true\n",
				Good:    "[DEFAULT]\nallow_anonymous_access = false\n",
			}, {
				Where:   Where{Services: barbicanOnly, Section: "DEFAULT"},
				Options: []string{"allow_anonymous_access"},
				Is:      isTrue,
				Message: "{assigned} lets requests without a token in",
				Effect:  "Barbican does not refuse a request without a token: with current libraries its code then fails and answers 500, and with older ones it serves anyone who can reach the API.",
				Bad:     "[DEFAULT]\nallow_anonymous_access = true\n",
				Good:    "[DEFAULT]\nallow_anonymous_access = false\n",
			}}
		}}},
	},
	{
		Name:        "ramdisk_api_open",
		Levels:      "WEE",
		CWE:         []int{306},
		References:  []string{"OSSN-0106"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "anyone can look up any bare-metal node",
		Effect:      "The lookup call needs no token; unrestricted, it returns nodes in any state, along with what the agent is told.",
		Remediation: "Set restrict_lookup = true, or leave it out.",
		Example: Example{
			Service: "ironic", BadText: "[api]\nrestrict_lookup = false\n", GoodText: "[api]\nrestrict_lookup = true\n",
			Message: "restrict_lookup = false",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "api"},
				Options: []string{"restrict_lookup"},
				Is:      isFalse,
				Message: "{assigned} answers lookups for nodes in any state",
				Bad:     "[api]\nrestrict_lookup = false\n",
				Good:    "[api]\nrestrict_lookup = true\n",
			}}
		}}},
	},
	{
		Name:        "json_rpc_open",
		Levels:      "WEE",
		CWE:         []int{306},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Ironic's conductor takes JSON-RPC calls without a check, or in clear text",
		Effect:      "Anyone who can reach the port can give the conductor orders, or read and change other people's orders in transit.",
		Remediation: "Set auth_strategy = keystone and use_ssl = true in [json_rpc], or let it listen on a loopback address.",
		Example: Example{
			Service:  "ironic",
			BadText:  "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nauth_strategy = noauth\nuse_ssl = true\n",
			GoodText: "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nauth_strategy = keystone\nuse_ssl = true\n",
			Message:  "auth_strategy = \"noauth\" in [json_rpc] lets anyone who can reach the port give orders",
		},
		Rows: []Part{{ironicOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "json_rpc"},
				Options: []string{"auth_strategy"},
				Is:      in("noauth"),
				If:      []Guard{where("DEFAULT", "rpc_transport", in("json-rpc")), without("unix_socket", isSet), without("host_ip", onLoopback)},
				Message: "{assigned} in {section} lets anyone who can reach the port give orders",
				Bad:     "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nauth_strategy = noauth\n",
				Good:    "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nauth_strategy = noauth\nhost_ip = 127.0.0.1\n",
				Release: "2025.2",
			}, {
				Where:   Where{Section: "json_rpc"},
				Options: []string{"use_ssl"},
				Is:      isFalse,
				If:      []Guard{where("DEFAULT", "rpc_transport", in("json-rpc")), without("unix_socket", isSet), without("host_ip", onLoopback)},
				CWE:     []int{319},
				Message: "{assigned} in {section} sends the conductor's orders in clear text",
				Bad:     "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nuse_ssl = false\n",
				Good:    "[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\nuse_ssl = true\n",
				Release: "2025.2",
			}}
		}}},
	},
	{
		Name:        "forwarded_header_trusted",
		Levels:      "WWE",
		CWE:         []int{348},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the client's address is taken from a header that the client can write",
		Effect:      "X-Forwarded-For decides who a request counts for; in Nova it decides whose metadata is served.",
		Remediation: "Set use_forwarded_for = false, or leave it on only behind a proxy that replaces the header.",
		FalseAlarms: "A service behind a proxy that drops or replaces the header that clients send.",
		Example: Example{
			Service: "nova", Release: "zed", BadText: "[api]\nuse_forwarded_for = true\n", GoodText: "[api]\nuse_forwarded_for = false\n",
			Message: "use_forwarded_for = true",
		},
		Rows: []Part{{[]string{"cinder", "manila", "nova"}, func() []Row {
			return []Row{
				forwardedRow("nova", "api"), forwardedRow("cinder", "DEFAULT"), forwardedRow("manila", "DEFAULT"),
			}
		}}},
	},
	{
		Name:        "cors_open",
		Levels:      "IWE",
		CWE:         []int{942},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "pages from any site may call the API from a browser",
		Effect:      "Any web page that a user opens can send requests with that user's token headers and read the responses.",
		Remediation: "List the origins of your own dashboards in allowed_origin, such as https://dashboard.example.org.",
		Example: Example{
			Service: "cinder", BadText: "[cors]\nallowed_origin = *\n", GoodText: "[cors]\nallowed_origin = https://dashboard.example.org\n",
			Message: "allowed_origin lists \"*\": pages from any site may call cinder from a browser",
		},
		Rows: []Part{{nil, func() []Row {
			return originRows(Row{
				Is:      item(func(text string) bool { return origin.Check(text) == origin.Any }),
				If:      []Guard{servesAPI},
				Message: "{option} lists {item}: pages from any site may call {service} from a browser",
			}, "*", "https://dashboard.example.org")
		}}},
	},
	{
		Name:        "cors_origin_ineffective",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "an allowed origin that no browser sends",
		Effect:      "The middleware compares origins character by character with what the browser sends, so this one never matches and its pages cannot call the API.",
		Remediation: "Write the scheme, the host and any non-default port, in lower case and without a trailing slash: https://dashboard.example.org.",
		Example: Example{
			Service: "cinder", BadText: "[cors]\nallowed_origin = https://dashboard.example.org/\n", GoodText: "[cors]\nallowed_origin = https://dashboard.example.org\n",
			Message: "allowed_origin lists \"https://dashboard.example.org/\"",
		},
		Rows: []Part{{nil, func() []Row {
			return originRows(Row{
				Is: item(func(text string) bool {
					kind := origin.Check(text)
					return kind != origin.Fine && kind != origin.Any && kind != origin.Null && kind != origin.Empty
				}),
				If:      []Guard{noneForAll, servesAPI},
				Message: "{option} lists {item}, which is not how a browser writes an origin",
			}, "https://dashboard.example.org/path", "https://dashboard.example.org/path,*")
		}}},
	},
	{
		Name:        "metadata_secret_unset",
		Levels:      "WEE",
		CWE:         []int{345},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "metadata requests are not signed",
		Effect:      "Nova trusts the headers that say which instance is asking; anyone who can reach the metadata API can name any instance and read its user data and passwords.",
		Remediation: "Set metadata_proxy_shared_secret to the same long random string in [neutron] of nova.conf and in [DEFAULT] of Neutron's metadata agent.",
		Example: Example{
			Service: "nova", BadText: "[neutron]\nservice_metadata_proxy = true\n",
			GoodText: "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = Wc2n7Yt9Lr4VqXz8\n",
			Message:  "metadata_proxy_shared_secret is not set",
		},
		Rows: []Part{{[]string{"neutron", "nova"}, func() []Row {
			return []Row{{
				Where:   Where{Services: novaOnly, Section: "neutron"},
				Options: []string{"metadata_proxy_shared_secret"},
				Is:      isEmpty,
				If:      []Guard{with("service_metadata_proxy", isTrue)},
				Message: "metadata_proxy_shared_secret is not set while service_metadata_proxy is on",
				Bad:     "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret =\n",
				Good:    "[neutron]\nservice_metadata_proxy = false\n",
			}, {
				Where:   Where{Services: neutronOnly, Section: "DEFAULT"},
				Options: []string{"metadata_proxy_shared_secret"},
				Is:      isEmpty,
				If:      []Guard{anyOf(program("neutron-metadata-agent", "neutron-ovn-metadata-agent", "metadata_agent", "ovn_metadata_agent"), with("nova_metadata_host", isSet.Given()))},
				Message: "metadata_proxy_shared_secret is not set, so the agent's requests to Nova are not signed",
				Bad:     "[DEFAULT]\nnova_metadata_host = 10.0.0.11\n",
				Good:    "[DEFAULT]\nnova_metadata_host = 10.0.0.11\nmetadata_proxy_shared_secret = Wc2n7Yt9Lr4VqXz8\n",
			}}
		}}},
	},
	{
		Name:        "tsig_not_enforced",
		Levels:      "IIW",
		CWE:         []int{306},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "anyone can transfer a whole zone",
		Effect:      "MiniDNS answers zone transfers from anyone who can reach it.",
		Remediation: "Set query_enforce_tsig = true in [service:mdns] and give the servers of the pool their TSIG keys.",
		Example: Example{
			Service: "designate", BadText: "[service:mdns]\nquery_enforce_tsig = false\n", GoodText: "[service:mdns]\nquery_enforce_tsig = true\n",
			Message: "query_enforce_tsig = false",
		},
		Rows: []Part{{designateOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "service:mdns"},
				Options: []string{"query_enforce_tsig"},
				Is:      isFalse,
				If:      []Guard{inUse},
				Message: "{assigned} answers zone transfers from anyone",
				Bad:     "[service:mdns]\nquery_enforce_tsig = false\n",
				Good:    "[service:mdns]\nquery_enforce_tsig = true\n",
			}}
		}}},
	},
	{
		Name:        "user_token_off",
		Levels:      "WEE",
		CWE:         []int{269},
		References:  []string{"OSSN-0060"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "Glance acts as an administrator for its users",
		Effect:      "Requests to the registry carry an administrator's credentials instead of the user's token, so users see and change what is not theirs.",
		Remediation: "Set use_user_token = true, or leave it out.",
		Example: Example{
			Service: "glance", Release: "train", BadText: "[DEFAULT]\nuse_user_token = false\n", GoodText: "[DEFAULT]\nuse_user_token = true\n",
			Message: "use_user_token = false",
		},
		Rows: []Part{{glanceOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"use_user_token"},
				Is:      isFalse,
				Message: "{assigned} makes Glance act as an administrator for its users",
				Bad:     "[DEFAULT]\nuse_user_token = false\n",
				Good:    "[DEFAULT]\nuse_user_token = true\n",
				Release: "train",
			}}
		}}},
	},
}

func forwardedRow(service, section string) Row {
	return Row{
		Where:   Where{Services: []string{service}, Section: section},
		Options: []string{"use_forwarded_for"},
		Is:      isTrue,
		Message: "{assigned} trusts a header that clients can write",
		Bad:     "[" + section + "]\nuse_forwarded_for = true\n",
		Good:    "[" + section + "]\nuse_forwarded_for = false\n",
		Release: "zed",
	}
}

// originRows are a row for [cors], and one for sections such as [cors.dashboard],
// which older releases read.
func originRows(row Row, bad, good string) []Row {
	row.Options = []string{"allowed_origin"}
	beside := row
	row.Section, beside.Section, beside.Release = "cors", catalog.OriginPattern, "2025.2"
	row.Bad, row.Good = "[cors]\nallowed_origin = "+bad+"\n", "[cors]\nallowed_origin = "+good+"\n"
	beside.Bad, beside.Good = "[cors.x]\nallowed_origin = "+bad+"\n", "[cors.x]\nallowed_origin = "+good+"\n"
	return []Row{row, beside}
}

// noneForAll holds where no section allows every origin already.
func noneForAll(p *Pass, s *config.Setting) bool {
	if hasItem(s, "*") || hasItem(p.Configuration.Get("cors", "allowed_origin"), "*") {
		return false
	}
	return !slices.ContainsFunc(p.Sections, func(section *config.Section) bool {
		return section.Pattern() == catalog.OriginPattern && hasItem(section.Get("allowed_origin"), "*")
	})
}
