package rules

import (
	"encoding/hex"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// notAUUID reports a secret's UUID that libvirt refuses. Some paste the key itself.
func (p *Pass) notAUUID(s *config.Setting) {
	text := s.Str()
	if text == "" || marker(text) != "" || p.standsForNothing(s) || isUUID(text) {
		return
	}
	p.Report(Problem{
		On: s, Levels: "WEE",
		Message:     s.Name() + " of [" + s.Section() + "] is not a UUID",
		Effect:      "libvirt refuses the disk of every guest with a volume or an image on Ceph.",
		Remediation: "Write the UUID that virsh secret-list shows on the compute hosts, never the Ceph key itself.",
	})
}

// isUUID reports whether a text is 32 hexadecimal digits, with hyphens between them
// or not, as libvirt reads a UUID.
func isUUID(text string) bool {
	const bytes = 16
	id, err := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
	return err == nil && len(id) == bytes
}

// namesCephUser reports whether an option takes the name of a user of Ceph, without
// the type of the entity.
func namesCephUser(name string) bool {
	switch name {
	case "rbd_user", "rbd_store_user", "backup_ceph_user", "cephfs_auth_id":
		return true
	}
	return false
}

// prefixedUser reports a user of Ceph with the type before it: the client puts it
// there itself.
func (p *Pass) prefixedUser(s *config.Setting) {
	if !strings.HasPrefix(s.Str(), "client.") {
		return
	}
	p.Report(Problem{
		On: s, Levels: "WEE",
		Message:     assigned(s) + " has the prefix client., which the Ceph client adds itself",
		Effect:      "The client asks for a user that does not exist, and Ceph refuses the connection.",
		Remediation: "Write the name without the prefix.",
	})
}
