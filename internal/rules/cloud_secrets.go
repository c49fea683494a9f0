package rules

import "fmt"

var cloudSecretMismatch = &Rule{
	Name:        "cloud_secret_mismatch",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"neutron/agent/metadata/agent.py", "nova/api/metadata/handler.py", "nova/virt/libvirt/volume/net.py", "keystonemiddleware/auth_token/_cache.py"},
	Title:       "a shared secret that differs",
	Effect:      "The side that checks the secret refuses what the other signs, encrypts or sends with it: instances get no metadata, cached tokens are thrown away, volumes do not attach.",
	Remediation: "Set the same value on both sides, from one variable.",
	FalseAlarms: "Configurations of two clouds in one data source. Give each cloud its own.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
			{Service: "neutron", Text: "[DEFAULT]\nmetadata_proxy_shared_secret = f6g7h8i9j0\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
			{Service: "neutron", Text: "[DEFAULT]\nmetadata_proxy_shared_secret = a1b2c3d4e5\n"},
		},
		Message: `[DEFAULT] metadata_proxy_shared_secret of "neutron"`,
	},
	Cloud: checkCloudSecrets,
}

func checkCloudSecrets(p *CloudPass) {
	p.metadataSecret()
	for _, shared := range [...]struct{ service, section, option, effect string }{
		{"heat", "DEFAULT", "auth_encryption_key", "One engine cannot decrypt what another has stored: stacks with hidden parameters or trusts fail in whichever engine gets them."},
		{"octavia", "health_manager", "heartbeat_key", "The health manager drops the heartbeats that it cannot verify, and fails over load balancers that work."},
		{"octavia", "certificates", "server_certs_key_passphrase", "One worker cannot decrypt the certificate of an amphora that another has made."},
		{"barbican", "simple_crypto_plugin", "kek", "One program cannot decrypt the secrets that another has stored."},
	} {
		var g groups
		for _, m := range p.of(shared.service) {
			if s, ok := given(m, shared.section, shared.option); ok {
				g.add(s.secret(), s)
			}
		}
		p.disagree(&g, Problem{Effect: shared.effect})
	}
	p.tokenCacheKeys()
	p.cephSecrets()
	p.busOfOneService()
	p.busPasswords()
}

// metadataSecret compares what Nova's API checks with what Neutron's metadata
// agents sign with. A cell may have its own secret if both sides use it.
func (p *CloudPass) metadataSecret() {
	const ofNova, ofNeutron = "[neutron] metadata_proxy_shared_secret of nova", "metadata_proxy_shared_secret of a metadata agent of neutron"
	var all groups
	var novas, agents int
	unknown := false
	for _, m := range p.of("nova") {
		if s, ok := given(m, "neutron", "metadata_proxy_shared_secret"); ok && !servesNoMetadata(m) {
			novas++
			all.add(s.secret(), s)
		}
		unknown = unknown || unsure(m, "neutron", "metadata_proxy_shared_secret")
	}
	for _, m := range p.of("neutron") {
		for _, section := range [...]string{"DEFAULT", "metadata"} {
			if s, ok := given(m, section, "metadata_proxy_shared_secret"); ok {
				agents++
				all.add(s.secret(), s)
			}
			unknown = unknown || unsure(m, section, "metadata_proxy_shared_secret")
		}
	}
	switch {
	case novas == 0 && agents > 0 && !unknown:
		p.lacks(ofNova, "nova")
	case agents == 0 && novas > 0 && !unknown:
		p.lacks(ofNeutron, "neutron")
	}
	o := all.odd()
	if len(o.most) == 0 {
		return
	}
	for _, key := range all.order {
		sides := all.sides[key]
		if sides[0] == o.most[0] || bothServices(sides) {
			continue
		}
		for _, s := range sides {
			against := o.most
			if other := firstOther(o.most, s.member); len(other) > 0 {
				against = other
			}
			p.report(s, against, Problem{
				Message:     fmt.Sprintf("%s differs from %s", s, against[0]),
				Effect:      "Nova refuses every request that an agent signs with another secret, so instances behind it get no metadata: no keys, no user data.",
				Remediation: o.advice(s),
			})
		}
	}
}

// servesNoMetadata reports whether the member is a Nova program that does not
// answer metadata requests.
func servesNoMetadata(m *Member) bool {
	switch m.Program {
	case "nova-compute", "nova-conductor", "nova-scheduler", "nova-novncproxy", "nova-serialproxy", "nova-spicehtml5proxy":
		return true
	}
	return false
}

func bothServices(sides []side) bool { return len(firstOther(sides, sides[0].member)) > 0 }
