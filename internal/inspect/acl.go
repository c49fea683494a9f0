package inspect

import (
	"encoding/binary"
	"errors"
	"io/fs"
)

// ACL is what a POSIX ACL grants, each right limited by the ACL's mask. The
// rights of the owner and of others are in the mode; its group bits are the
// mask.
type ACL struct {
	// Group is the owning group's rights, as the last three bits of a mode.
	Group fs.FileMode
	// Users and Groups are the named ones, without those that get nothing.
	Users, Groups []Grant
}

// Grant is one user's or group's rights.
type Grant struct {
	ID   uint32
	Perm fs.FileMode // the last three bits of a mode
}

// The layout of the extended attribute that holds an ACL, as the kernel returns
// it: a version, then entries of a tag, rights and an id.
const (
	aclVersion  = 2
	aclHeader   = 4
	aclEntry    = 8
	aclUser     = 0x02
	aclGroupObj = 0x04
	aclGroup    = 0x08
	aclMask     = 0x10

	// maxACL is the maximum size of an attribute on Linux, in bytes.
	maxACL = 64 << 10
)

// errACL is for an ACL in an unknown format.
var errACL = errors.New("it is in an unknown format")

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

// limited removes from each grant what the mask does not allow.
func limited(grants []Grant, mask fs.FileMode) []Grant {
	kept := grants[:0]
	for _, grant := range grants {
		if grant.Perm &= mask; grant.Perm != 0 {
			kept = append(kept, grant)
		}
	}
	return kept
}
