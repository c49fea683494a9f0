package rules

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// effectiveMode is a file's mode with its group's real rights: if there is an
// access control list, the mode's group bits are that list's mask.
func effectiveMode(file *inspect.File) fs.FileMode {
	if file.ACL == nil {
		return file.Mode.Perm()
	}
	return groupBits(file.Mode.Perm(), file.ACL)
}

func groupBits(mode fs.FileMode, list *inspect.ACL) fs.FileMode {
	return mode&^0o070 | list.Group<<3
}

// granted names the users and groups that a file's access control list gives a
// right, "" for none.
func granted(file *inspect.File, right fs.FileMode) string {
	return grantedBy(file.ACL, file.UID, file.GID, right)
}

// grantedBy omits those who gain nothing from the list: root, the owner, and
// the owning group if it already has the right.
func grantedBy(list *inspect.ACL, owner, group int, right fs.FileMode) string {
	if list == nil {
		return ""
	}
	var who []string
	for _, user := range list.Users {
		if user.Perm&right != 0 && user.ID != 0 && int64(user.ID) != int64(owner) {
			who = append(who, fmt.Sprintf("user %d", user.ID))
		}
	}
	for _, named := range list.Groups {
		if named.Perm&right != 0 && named.ID != 0 && (int64(named.ID) != int64(group) || named.Perm&right&0o2 != 0) {
			who = append(who, fmt.Sprintf("group %d", named.ID))
		}
	}
	const most = 3
	if more := len(who) - most; more > 0 {
		who = append(who[:most:most], fmt.Sprintf("%d more", more))
	}
	if last := len(who) - 1; last > 0 {
		return strings.Join(who[:last], ", ") + " and " + who[last]
	}
	return strings.Join(who, "")
}

// unreadACL says that it is unknown who else may use a file.
func unreadACL(err error) string {
	return "whether an access control list opens it to others is not known: " + err.Error()
}
