package rules_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

const (
	someID  = "0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8"
	otherID = "7c0f1a7e-58a3-4c55-9d6b-2b1f6f0f3a11"
)

type given = map[string]any

func TestImageSignaturesOff(t *testing.T) {
	t.Parallel()
	const rule, name = "image_signatures_off", "verify_glance_signatures"
	gradedAs(t, rule, name, "IWE", func(opts ...option) []report.Finding { return glance(t, given{}, opts...) })
	saysThat(t, one(t, glance(t, given{}), rule, name), "verify_glance_signatures is not set, and false by default")
	saysThat(t, one(t, glance(t, given{name: false}), rule, name), "verify_glance_signatures = false: images run without")
	one(t, glance(t, given{name: false, "enable_certificate_validation": true}), rule, name)
	one(t, glance(t, given{"default_trusted_certificate_ids": []any{unknown}}), rule, name)
	one(t, glance(t, given{"enable_certificate_validation": true, "default_trusted_certificate_ids": []any{someID}}, release("queens")), rule, name)

	none(t, glance(t, given{name: true}), rule)
	none(t, glance(t, given{name: unknown}), rule)
	none(t, glance(t, given{"enable_certificate_validation": true, "default_trusted_certificate_ids": []any{someID}}), rule)
	none(t, glance(t, given{"enable_certificate_validation": unknown, "default_trusted_certificate_ids": []any{someID}}), rule)
	none(t, glance(t, given{"enable_certificate_validation": true, "default_trusted_certificate_ids": unknown}), rule)
	none(t, session(t, "cinder", given{}), rule)
}

func TestSignerNotValidated(t *testing.T) {
	t.Parallel()
	const rule, name = "signer_not_validated", "enable_certificate_validation"
	run := func(opts ...option) []report.Finding {
		return glance(t, given{"verify_glance_signatures": true}, opts...)
	}
	gradedAs(t, rule, name, "WWE", run)
	saysThat(t, one(t, run(), rule, name), "the certificate behind a signature is not validated")

	none(t, glance(t, given{}), rule)
	none(t, glance(t, given{"verify_glance_signatures": unknown}), rule)
	none(t, glance(t, given{"verify_glance_signatures": true, name: true}), rule)
	none(t, glance(t, given{"verify_glance_signatures": true, name: unknown}), rule)
	none(t, glance(t, given{"verify_glance_signatures": true}, release("newton")), rule)
}

func TestTrustedCertificatesInconsistent(t *testing.T) {
	t.Parallel()
	const rule = "trusted_certificates_inconsistent"
	const ids, validation, verify = "default_trusted_certificate_ids", "enable_certificate_validation", "verify_glance_signatures"
	for name, tt := range map[string]struct {
		values  given
		release string
		option  string
		message string
	}{
		"ids without validation": {given{ids: []any{someID}, verify: true}, "zed", ids,
			"default_trusted_certificate_ids is set, and not read"},
		"one known id, without validation": {given{ids: []any{unknown, someID}}, "zed", ids,
			"default_trusted_certificate_ids is set, and not read"},
		"validation without verification": {given{validation: true}, "zed", validation,
			"no signature is verified"},
		"the same with ids": {given{validation: true, ids: []any{someID}}, "zed", validation,
			"downloads are verified with the default ids all the same"},
		"the same with ids, early": {given{validation: true, ids: []any{someID}}, "queens", validation,
			"no signature is verified"},
		"the same with unknown ids": {given{validation: true, ids: unknown}, "zed", validation,
			"each counts only with the other"},
		"both without ids": {given{validation: true, verify: true}, "zed", ids,
			"default_trusted_certificate_ids is empty while certificates are validated"},
		"malformed": {given{validation: true, verify: true, ids: []any{unknown, "signer-1"}}, "zed", ids,
			`default_trusted_certificate_ids[1] = "signer-1" is not a UUID`},
		"repeated": {given{validation: true, verify: true, ids: []any{someID, otherID, "0B5D2C7212CC4BA6A8D73FF5CC1D8CB8"}}, "zed", ids,
			`default_trusted_certificate_ids[2] = "0B5D2C7212CC4BA6A8D73FF5CC1D8CB8" repeats item 0`},
		"empty item": {given{validation: true, verify: true, ids: []any{someID, "", otherID}}, "zed", ids,
			`default_trusted_certificate_ids[1] = "" is not a UUID`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := func(opts ...option) []report.Finding {
				return glance(t, tt.values, append(opts, release(tt.release))...)
			}
			saysThat(t, one(t, run(), rule, tt.option), tt.message)
			gradedAs(t, rule, tt.option, "WWE", run)
		})
	}
	for name, values := range map[string]given{
		"nothing":              {},
		"all together":         {validation: true, verify: true, ids: []any{someID, otherID}},
		"unknown ids":          {validation: true, verify: true, ids: unknown},
		"an unknown id":        {validation: true, verify: true, ids: []any{unknown}},
		"unknown validation":   {validation: unknown, ids: []any{someID}},
		"unknown verification": {validation: true, verify: unknown, ids: []any{someID}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, glance(t, values, release("zed")), rule)
		})
	}
}

func TestRBD(t *testing.T) {
	t.Parallel()
	on := given{"enable_rbd_download": true}
	run := func(opts ...option) []report.Finding { return glance(t, on, opts...) }

	gradedAs(t, "rbd_download_unverified", "enable_rbd_download", "IWE", run)
	saysThat(t, one(t, run(), "rbd_download_unverified", "enable_rbd_download"), "go past glanceclient's hash check")
	gradedAs(t, "direct_url_needed", "enable_rbd_download", "III", run)
	saysThat(t, one(t, run(), "direct_url_needed", "enable_rbd_download"), "needs a Glance that shows direct URLs")
	gradedAs(t, "rbd_identity_inherited", "rbd_user", "WWE", run)
	saysThat(t, one(t, run(), "rbd_identity_inherited", "rbd_user"), "or as client.admin")
	saysThat(t, one(t, run(), "rbd_identity_inherited", "rbd_ceph_conf"), "[libvirt] images_rbd_ceph_conf")

	verified := glance(t, given{"enable_rbd_download": true, "verify_glance_signatures": true, "rbd_user": "images", "rbd_ceph_conf": "/etc/ceph/ceph.conf"})
	none(t, verified, "rbd_download_unverified")
	none(t, verified, "rbd_identity_inherited")
	none(t, verified, "rbd_backend_conflict") // [libvirt] is not set
	some := glance(t, given{"enable_rbd_download": true, "verify_glance_signatures": unknown, "rbd_user": unknown, "rbd_ceph_conf": "/etc/ceph/ceph.conf"})
	none(t, some, "rbd_download_unverified")
	none(t, some, "rbd_identity_inherited")
	for _, values := range []given{{}, {"enable_rbd_download": unknown}, {"enable_rbd_download": false, "rbd_user": "images"}} {
		for _, rule := range []string{"rbd_download_unverified", "rbd_identity_inherited", "direct_url_needed"} {
			none(t, glance(t, values), rule)
		}
	}
	none(t, text(t, "[glance]\nenable_rbd_download = true\n", release("ussuri")), "direct_url_needed")
}

func TestRBDBackendConflict(t *testing.T) {
	t.Parallel()
	const rule = "rbd_backend_conflict"
	for option, message := range map[string]string{
		"enable_rbd_download":      "Nova clones images inside Ceph and downloads none this way",
		"verify_glance_signatures": "images cloned inside Ceph are not verified",
	} {
		run := func(opts ...change) []report.Finding {
			return text(t, "[libvirt]\nimages_type = rbd\n[glance]\n"+option+" = true\n", opts...)
		}
		saysThat(t, one(t, run(), rule, option), message)
		gradedAs(t, rule, option, "EEE", run)
		none(t, text(t, "[libvirt]\nimages_type = qcow2\n[glance]\n"+option+" = true\n"), rule)
		none(t, text(t, "[libvirt]\nvirt_type = kvm\n[glance]\n"+option+" = true\n"), rule)
		none(t, text(t, "[glance]\n"+option+" = true\n"), rule)
		none(t, text(t, "[libvirt]\nimages_type = rbd\n[glance]\n"+option+" = false\n"), rule)
	}
}

type change = option
