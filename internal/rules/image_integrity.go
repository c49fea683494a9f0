package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var imageIntegrity = []*Rule{
	{
		Name:        "image_signatures_off",
		Levels:      "IWE",
		CWE:         []int{347, 1188},
		Since:       13,
		Needs:       Values,
		Title:       "images are booted without checking their signature",
		Effect:      "Anyone who can change images in the store, or in transit, decides what the instances run.",
		Remediation: "Sign the images, then set verify_glance_signatures = true: from then on Nova refuses images without a valid signature.",
		Example: Example{
			Bad:     `verify_glance_signatures = false`,
			Good:    `verify_glance_signatures = true`,
			Message: "verify_glance_signatures = false",
		},
		Check: checkImageSignaturesOff,
		Rows: []Part{{cinderOnly, func() []Row {
			return []Row{{
				Where:       Where{Section: "DEFAULT"},
				Options:     []string{"verify_glance_signatures"},
				Is:          in("disabled").Given(),
				CWE:         []int{347},
				Message:     "{assigned} makes volumes from signed images without checking the signature",
				Effect:      "Anyone who can change images in the store, or in transit, decides what is on the volumes.",
				Remediation: "Set verify_glance_signatures = enabled, the default: images without a signature still work.",
				Bad:         "[DEFAULT]\nverify_glance_signatures = disabled\n",
				Good:        "[DEFAULT]\nverify_glance_signatures = enabled\n",
			}}
		}}},
	},
	{
		Name:        "signer_not_validated",
		Levels:      "WWE",
		CWE:         []int{295},
		Since:       16,
		Needs:       Values,
		Title:       "an image's signature counts, no matter who made it",
		Effect:      "The image itself names the certificate that its signature is checked with; without validation any certificate in the key manager will do, including an attacker's.",
		Remediation: "Set enable_certificate_validation = true, and list the certificates to trust in default_trusted_certificate_ids.",
		FalseAlarms: "Nova validates the certificate when the request that boots the instance names trusted certificates itself; " +
			"where every request does, the option adds nothing.",
		Example: Example{
			Bad:     "verify_glance_signatures      = true\nenable_certificate_validation = false",
			Good:    "verify_glance_signatures        = true\nenable_certificate_validation   = true\ndefault_trusted_certificate_ids = [\"0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8\"]",
			Message: "enable_certificate_validation = false while verify_glance_signatures is on",
		},
		Check: checkSignerNotValidated,
	},
	{
		Name:        "trusted_certificates_inconsistent",
		Levels:      "WWE",
		CWE:         []int{1288},
		Since:       16,
		Needs:       Values,
		Title:       "the options for trusted image certificates contradict each other",
		Effect:      "The configuration promises a check that does not happen, or one that no image can pass.",
		Remediation: "Set verify_glance_signatures = true, enable_certificate_validation = true and default_trusted_certificate_ids together, each id once.",
		FalseAlarms: "A key manager other than Barbican and Vault may have ids that are not UUIDs. " +
			"An empty list of ids is right where every request names trusted certificates itself.",
		Example: Example{
			Bad:     "verify_glance_signatures        = true\nenable_certificate_validation   = true\ndefault_trusted_certificate_ids = []",
			Good:    "verify_glance_signatures        = true\nenable_certificate_validation   = true\ndefault_trusted_certificate_ids = [\"0b5d2c72-12cc-4ba6-a8d7-3ff5cc1d8cb8\"]",
			Message: "default_trusted_certificate_ids is empty",
		},
		Check: checkTrustedCertificates,
	},
	{
		Name:        "rbd_download_unverified",
		Levels:      "IWE",
		CWE:         []int{494},
		Since:       22,
		Needs:       Values,
		Title:       "images come straight from Ceph, and nothing checks them",
		Effect:      "glanceclient compares what it downloads with the hash that Glance recorded; a download from RBD bypasses that check, so a changed image boots unnoticed.",
		Remediation: "Set enable_rbd_download = false, or sign the images and set verify_glance_signatures = true, which covers this way too.",
		Example: Example{
			Bad:     "enable_rbd_download = true\nrbd_user            = \"nova-images\"\nrbd_ceph_conf       = \"/etc/ceph/ceph.conf\"",
			Good:    "enable_rbd_download      = true\nverify_glance_signatures = true\nrbd_user                 = \"nova-images\"\nrbd_ceph_conf            = \"/etc/ceph/ceph.conf\"",
			Message: "enable_rbd_download = true while verify_glance_signatures is off",
		},
		Check: checkRBDDownloadUnverified,
	},
	{
		Name:        "rbd_identity_inherited",
		Levels:      "WWE",
		CWE:         []int{250, 1188},
		Since:       22,
		Needs:       Values,
		Title:       "image downloads from Ceph use an identity meant for something else",
		Effect:      "Downloads that only need to read images run with the rights of [libvirt], which may write to the instances' disks, or with those of client.admin, which may do anything.",
		Remediation: "Set rbd_user to a Ceph client that may only read the image pool, and rbd_ceph_conf to its configuration file.",
		Example: Example{
			Bad:     "enable_rbd_download = true\nrbd_ceph_conf       = \"/etc/ceph/ceph.conf\"",
			Good:    "enable_rbd_download = true\nrbd_user            = \"nova-images\"\nrbd_ceph_conf       = \"/etc/ceph/ceph.conf\"",
			Message: "rbd_user is empty while enable_rbd_download is on",
		},
		Check: checkRBDIdentity,
	},
	{
		Name:        "rbd_backend_conflict",
		Levels:      "EEE",
		CWE:         []int{347},
		Since:       18,
		Needs:       Values | Text,
		Title:       "image options that do nothing, or promise too much, on Ceph-backed computes",
		Effect:      "With [libvirt] images_type = rbd Nova clones images inside Ceph. They are never downloaded, so no signature is checked and no download method is used.",
		Remediation: "On computes with images_type = rbd set enable_rbd_download = false, and do not count on verify_glance_signatures.",
		Example: Example{
			DataSource: "osloconf_file",
			Bad:        "source {\n  name    = \"nova.conf\"\n  content = \"[libvirt]\\nimages_type = rbd\\n[glance]\\nenable_rbd_download = true\\n\"\n}",
			Good:       "source {\n  name    = \"nova.conf\"\n  content = \"[libvirt]\\nimages_type = qcow2\\n[glance]\\nenable_rbd_download = true\\n\"\n}",
			Message:    "enable_rbd_download = true with [libvirt] images_type = rbd",
		},
		Check: checkRBDBackend,
	},
	{
		Name:        "direct_url_needed",
		Levels:      "III",
		CWE:         []int{497},
		Since:       22,
		Needs:       Values,
		Title:       "Glance must show where its images are stored",
		Effect:      "Nova finds the image in Ceph by the direct URL that Glance shows. Shown to users as well, it tells them where image data is kept (OSSN-0090).",
		Remediation: "Run a Glance API only for Nova with show_image_direct_url = true, and keep it false on the one that users reach.",
		Example: Example{
			Bad:     `enable_rbd_download = true`,
			Good:    `enable_rbd_download = false`,
			Message: "enable_rbd_download = true needs a Glance that shows direct URLs",
		},
		Check: checkDirectURL,
	},
}

// verificationOff reports whether images definitely boot unverified. From Nova
// 18 on, default ids with validation enable verification, whatever
// verify_glance_signatures says.
func verificationOff(p *Pass) bool {
	if !p.Get("verify_glance_signatures").IsFalse() {
		return false
	}
	validation, ids := p.Get("enable_certificate_validation"), p.Get("default_trusted_certificate_ids")
	return p.Release.Major() < 18 || validation == nil || validation.IsFalse() || ids == nil || ids.IsEmpty()
}

func checkImageSignaturesOff(p *Pass) {
	if !verificationOff(p) {
		return
	}
	verify, shown := p.Get("verify_glance_signatures"), "verify_glance_signatures = false"
	if verify.IsUnset() {
		shown = "verify_glance_signatures is not set, and false by default"
	}
	p.Report(Problem{On: verify, Message: shown + ": images run without a check of who made them"})
}

func checkSignerNotValidated(p *Pass) {
	validation := p.Get("enable_certificate_validation")
	if !p.Get("verify_glance_signatures").IsTrue() || !validation.IsFalse() {
		return
	}
	p.Report(Problem{On: validation, Message: "enable_certificate_validation = false while verify_glance_signatures is on: " +
		"the certificate behind a signature is not validated"})
}

func checkTrustedCertificates(p *Pass) {
	ids := p.Get("default_trusted_certificate_ids")
	verify, validation := p.Get("verify_glance_signatures"), p.Get("enable_certificate_validation")
	switch {
	case validation.IsFalse() && ids.Filled():
		p.Report(Problem{On: ids, Message: "default_trusted_certificate_ids is set, and not read: enable_certificate_validation is off"})
	case validation.IsTrue() && verify.IsFalse():
		p.Report(Problem{On: validation, Message: "enable_certificate_validation = true while verify_glance_signatures is off: " + whatIsVerified(p, ids)})
	case validation.IsTrue() && verify.IsTrue() && ids.IsEmpty():
		p.Report(Problem{On: ids, Message: "default_trusted_certificate_ids is empty while certificates are validated: " +
			"each boot fails unless its request names trusted certificates"})
	}
	if ids != nil {
		checkTrustedIDs(p, ids)
	}
}

// whatIsVerified says what validation without verification amounts to.
func whatIsVerified(p *Pass, ids *config.Setting) string {
	switch {
	case p.Release.Major() < 18 || ids.IsEmpty():
		return "no signature is verified, so no certificate is validated"
	case ids.Filled():
		return "downloads are verified with the default ids all the same, but no instance records them"
	default:
		return "each counts only with the other"
	}
}

// checkTrustedIDs judges each id. Nova accepts any text; its usual key
// managers, Barbican and Vault, assign UUIDs.
func checkTrustedIDs(p *Pass, ids *config.Setting) {
	first := make(map[string]int, len(ids.Items))
	for i := range ids.Items {
		item := &ids.Items[i]
		id, ok := uuid(item.Text)
		if !ok {
			p.Report(Problem{On: ids, Item: item, Message: fmt.Sprintf("default_trusted_certificate_ids[%d] = %s is not a UUID: the key manager will not find it", item.Index, report.Show(item.Text))})
			continue
		}
		if before, repeated := first[id]; repeated {
			p.Report(Problem{On: ids, Item: item, Message: fmt.Sprintf("default_trusted_certificate_ids[%d] = %s repeats item %d", item.Index, report.Show(item.Text), before)})
			continue
		}
		first[id] = item.Index
	}
}

// uuid normalises a UUID as OpenStack compares them: without hyphens, in lower
// case.
func uuid(text string) (string, bool) {
	const digits, hyphens = 32, 4
	if len(text) != digits && len(text) != digits+hyphens {
		return "", false
	}
	plain := strings.ToLower(strings.ReplaceAll(text, "-", ""))
	return plain, len(plain) == digits && strings.Trim(plain, "0123456789abcdef") == ""
}

func checkRBDDownloadUnverified(p *Pass) {
	download := p.Get("enable_rbd_download")
	if !download.IsTrue() || !verificationOff(p) {
		return
	}
	p.Report(Problem{On: download, Message: "enable_rbd_download = true while verify_glance_signatures is off: " +
		"images read from Ceph go past glanceclient's hash check"})
}

func checkRBDIdentity(p *Pass) {
	if !p.Get("enable_rbd_download").IsTrue() {
		return
	}
	if user := p.Get("rbd_user"); user.IsEmpty() {
		p.Report(Problem{On: user, Message: "rbd_user is empty while enable_rbd_download is on: " +
			"Nova downloads as [libvirt] rbd_user, or as client.admin where that is not set"})
	}
	if conf := p.Get("rbd_ceph_conf"); conf.IsEmpty() {
		p.Report(Problem{On: conf, Message: "rbd_ceph_conf is empty while enable_rbd_download is on: " +
			"Nova takes [libvirt] images_rbd_ceph_conf, and the cluster and keyring named there"})
	}
}

func checkRBDBackend(p *Pass) {
	download, verify := p.Get("enable_rbd_download"), p.Get("verify_glance_signatures")
	if verify == nil || p.Configuration.Get("libvirt", "images_type").Str() != "rbd" {
		return
	}
	if download.IsTrue() {
		p.Report(Problem{On: download, Message: "enable_rbd_download = true with [libvirt] images_type = rbd: " +
			"Nova clones images inside Ceph and downloads none this way"})
	}
	if verify.IsTrue() {
		p.Report(Problem{On: verify, Message: "verify_glance_signatures = true with [libvirt] images_type = rbd: " +
			"images cloned inside Ceph are not verified"})
	}
}

func checkDirectURL(p *Pass) {
	if download := p.Get("enable_rbd_download"); download.IsTrue() {
		p.Report(Problem{On: download, Message: "enable_rbd_download = true needs a Glance that shows direct URLs, " +
			"which only an API that users cannot reach should do"})
	}
}
