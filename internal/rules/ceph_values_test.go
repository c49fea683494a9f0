package rules_test

import (
	"strings"
	"testing"
)

// TestCephValues judges the UUID of libvirt's secret and the names of Ceph's users.
func TestCephValues(t *testing.T) {
	t.Parallel()
	const key = "AQBTx0pmHjTzLxAAg1Vb2tYk9sQ4rWn7cZ8dEw=="
	const cinder = "[DEFAULT]\nenabled_backends = ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n"
	for name, test := range map[string]struct {
		service, text        string
		message, remediation string // "" where nothing is found
	}{
		"UUID":                    {"nova", "[libvirt]\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n", "", ""},
		"UUID in capitals":        {"nova", "[libvirt]\nrbd_secret_uuid = 457EB676-33DA-42EC-9A8C-9293D545C337\n", "", ""},
		"UUID without hyphens":    {"nova", "[libvirt]\nrbd_secret_uuid = 457eb67633da42ec9a8c9293d545c337\n", "", ""},
		"no UUID":                 {"nova", "[libvirt]\nrbd_secret_uuid =\n", "", ""},
		"a marker":                {"nova", "[libvirt]\nrbd_secret_uuid = {{ rbd_secret_uuid }}\n", "", ""},
		"the key":                 {"nova", "[libvirt]\nrbd_secret_uuid = " + key + "\n", "rbd_secret_uuid of [libvirt] is not a UUID", "virsh secret-list"},
		"a digit too few":         {"nova", "[libvirt]\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c33\n", "is not a UUID", "virsh secret-list"},
		"a letter beyond f":       {"nova", "[libvirt]\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c33g\n", "is not a UUID", "virsh secret-list"},
		"a back end's key":        {"cinder", cinder + "rbd_secret_uuid = " + key + "\n", "rbd_secret_uuid of [ceph] is not a UUID", "never the Ceph key"},
		"user":                    {"nova", "[libvirt]\nrbd_user = nova\n", "", ""},
		"user like the prefix":    {"nova", "[libvirt]\nrbd_user = client-nova\n", "", ""},
		"user with the type":      {"nova", "[libvirt]\nrbd_user = client.nova\n", `rbd_user = "client.nova" has the prefix client., which the Ceph client adds itself`, "Write the name without the prefix."},
		"a back end's user":       {"cinder", cinder + "rbd_user = client.cinder\n", "has the prefix client.", "without the prefix"},
		"the backup's user":       {"cinder", "[DEFAULT]\nbackup_driver = cinder.backup.drivers.ceph.CephBackupDriver\nbackup_ceph_user = client.backup\n", "backup_ceph_user", "without the prefix"},
		"a store's user":          {"glance", "[DEFAULT]\nenabled_backends = ceph:rbd\n[glance_store]\ndefault_backend = ceph\n[ceph]\nrbd_store_user = client.glance\n", "rbd_store_user", "without the prefix"},
		"another option's client": {"nova", "[DEFAULT]\nhost = client.example.org\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := judgedAs(t, test.service, "", "2026.1", test.text)
			found := ofRule("invalid_value", all)
			if (len(found) == 1) != (test.message != "") {
				t.Fatalf("findings:\n%s", list(found))
			}
			if strings.Contains(list(all), key[:12]) {
				t.Errorf("the key is shown:\n%s", list(all))
			}
			if test.message == "" {
				return
			}
			saysThat(t, found[0], test.message)
			if !strings.Contains(found[0].Remediation, test.remediation) {
				t.Errorf("remediation %q does not contain %q", found[0].Remediation, test.remediation)
			}
		})
	}
}
