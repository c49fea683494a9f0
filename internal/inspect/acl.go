package inspect

import (
	"encoding/binary"
	"errors"
	"io/fs"
)

// ACL is what a POSIX ACL grants, each right limited by the ACL's mask. The
// owner's rights and those of everybody are in the mode; its group bits are the
// mask.
type ACL struct {
	// Group holds the rights of the owning group, as the last three bits of a
	// mode.
	Group fs.FileMode
	// Users and Groups are named one by one, without those that get nothing.
	Users, Groups []Grant
}

// Grant is the rights of one user or group.
type Grant struct {
	ID   uint32
	Perm fs.FileMode // the last three bits of a mode
}

// The parts of the extended attribute that holds an ACL, as the kernel gives
// it: a version, then entries of a tag, the rights and a number.
const (
	aclVersion  = 2
	aclHeader   = 4
	aclEntry    = 8
	aclUser     = 0x02
	aclGroupObj = 0x04
	aclGroup    = 0x08
	aclMask     = 0x10

	// maxACL is the most that Linux keeps in one attribute, in bytes.
	maxACL = 64 << 10
)

// errACL is an ACL in a form that this package does not know.
var errACL = errors.New("it is in an unknown form")

// parseACL reads the attribute system.posix_acl_access.
func parseACL(data []byte) (*ACL, error) {
	if len(data) < aclHeader || (len(data)-aclHeader)%aclEntry != 0 || binary.LittleEndian.Uint32(data) != aclVersion {
		return nil, errACL
	}
	acl, mask := &ACL{}, fs.FileMode(0o7)
	for rest := data[aclHeader:]; len(rest) > 0; rest = rest[aclEntry:] {
		perm := fs.FileMode(binary.LittleEndian.Uint16(rest[2:]) & 0o7)
		grant := Grant{ID: binary.LittleEndian.Uint32(rest[4:]), Perm: perm}
		switch binary.LittleEndian.Uint16(rest) {
		case aclUser:
			acl.Users = append(acl.Users, grant)
		case aclGroupObj:
			acl.Group = perm
		case aclGroup:
			acl.Groups = append(acl.Groups, grant)
		case aclMask:
			mask = perm
		}
	}
	acl.Group &= mask
	acl.Users, acl.Groups = limited(acl.Users, mask), limited(acl.Groups, mask)
	return acl, nil
}

// limited takes from each grant what the mask does not let through.
func limited(grants []Grant, mask fs.FileMode) []Grant {
	kept := grants[:0]
	for _, grant := range grants {
		if grant.Perm &= mask; grant.Perm != 0 {
			kept = append(kept, grant)
		}
	}
	return kept
}
