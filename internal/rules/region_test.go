package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestRegionInconsistent(t *testing.T) {
	t.Parallel()
	const rule = "region_inconsistent"
	run := func(opts ...option) []report.Finding {
		return text(t, "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = regionOne\n", opts...)
	}
	asExample(t, one(t, run(), rule, "region_name"))
	byProfile(t, rule, "region_name", "WEE", run)

	// The most frequent spelling is the right one, wherever it is.
	f := one(t, text(t, "[cinder]\nos_region_name = regionone\n[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = RegionOne\n"), rule, "os_region_name")
	saysThat(t, f, `os_region_name = "regionone" in [cinder] differs from region_name = "RegionOne" in [glance]`)
	saysThat(t, one(t, text(t, "[glance]\nregion_name = Region One\n[neutron]\nregion_name = RegionOne\n[placement]\nregion_name = RegionOne\n"), rule, "region_name"),
		`region_name = "Region One" in [glance]`)
	// Each wrong one is reported.
	several := text(t, "[glance]\nregion_name = r1\n[neutron]\nregion_name = R1\n[placement]\nregion_name = R1\n[barbican]\nbarbican_region_name = r1\n[service_user]\nregion_name = R1\n[ironic]\nregion_name = R1\n", release("2024.1"))
	one(t, several, rule, "barbican_region_name")
	one(t, several, rule, "region_name")

	saysThat(t, one(t, session(t, "neutron", map[string]any{"region_name": "RegionOne "}), rule, "region_name"), "begins or ends with white space")

	for name, findings := range map[string][]report.Finding{
		"one region":         text(t, "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = RegionOne\n"),
		"two regions":        text(t, "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = RegionTwo\n"),
		"not known yet":      session(t, "neutron", map[string]any{"region_name": unknown}),
		"a template":         text(t, "[glance]\nregion_name = RegionOne\n[neutron]\nregion_name = {{ regionone }}\n"),
		"a region of S3":     text(t, "[DEFAULT]\nenabled_backends = s:s3\n[glance_store]\ndefault_backend = s\n[s]\ns3_store_region_name = regionone\n[keystone_authtoken]\nregion_name = RegionOne\n", service("glance")),
		"another's sections": text(t, "[nowhere]\nregion_name = regionone\n[glance]\nregion_name = RegionOne\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, findings, rule)
		})
	}
}
