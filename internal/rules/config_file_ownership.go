package rules

import (
	"fmt"
	"path"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var configFileOwnership = &Rule{
	Name:   "config_file_ownership",
	Levels: "IWE",
	CWE:    []int{732},
	References: []string{
		"Check-Compute-01", "Check-Identity-01", "Check-Image-01", "Check-Block-01",
		"Check-Neutron-01", "Check-Shared-01", "Check-Key-Manager-01",
	},
	Needs:       Files,
	Scope:       Whole,
	Title:       "the configuration belongs to an account unrelated to the service",
	Effect:      "A file's owner can change its mode and its content, whatever the mode says, and its group reads the passwords in it.",
	Remediation: "Let root own the file and its folder, with the service's group.",
	FalseAlarms: "Container images whose user IDs are remapped at run time, and services that run under an account with another name.",
	Example: Example{
		Bad:     "# the file belongs to the user alice\n" + exampleConfig,
		Good:    "# the file belongs to root and to the group nova\n" + exampleConfig,
		Message: `config_file = "/etc/nova/nova.conf" belongs to the user alice`,
	},
	Check: checkConfigFileOwner,
}

// companions are files beside a configuration file that matter as much as it
// does. A missing file is not reported.
var companions = [...]string{
	"api-paste.ini", "policy.yaml", "policy.json", "rootwrap.conf", "glance-api-paste.ini", "glance-swift-store.conf",
	"keystone-paste.ini", "barbican-api-paste.ini",
}

func checkConfigFileOwner(p *Pass) {
	if p.Tree == nil || p.ConfigFile == "" {
		return
	}
	file, err := p.Tree.Stat(p.ConfigFile)
	if err != nil || file.Kind != inspect.Regular || file.UID < 0 {
		return // config_file_permissions says why neither can be examined
	}
	shown := "config_file = " + report.Show(p.ConfigFile)
	users, groups := p.accountsIn("/etc/passwd"), p.accountsIn("/etc/group")
	if users == nil {
		p.ownerByFolder(file, shown)
		return
	}
	owned := func(what string, uid, gid int, groupCounts bool) {
		at := report.Place{Attribute: "inspect", Key: "config_file"}
		switch {
		case uid != 0 && users[uid] != p.Service:
			p.Report(Problem{Place: at, Message: fmt.Sprintf("%s belongs to the user %s, neither root nor %s", what, users.shown(uid), p.Service)})
		case groupCounts && groups != nil && gid != 0 && groups[gid] != p.Service:
			p.Report(Problem{Place: at, Message: fmt.Sprintf("%s belongs to the group %s, not to %s", what, groups.shown(gid), p.Service)})
		}
	}
	owned(shown, file.UID, file.GID, file.Mode&0o070 != 0)
	folder := path.Dir(file.Resolved)
	for _, parent := range file.Parents {
		if parent.Path == folder {
			owned(fmt.Sprintf("%s: its folder %s", shown, report.Show(folder)), parent.UID, parent.GID, parent.Mode&0o020 != 0)
		}
	}
	for _, name := range companions {
		beside := path.Join(folder, name)
		if other, err := p.Tree.Stat(beside); err == nil && other.Kind == inspect.Regular && beside != file.Resolved {
			owned(fmt.Sprintf("%s: next to it, %s", shown, report.Show(beside)), other.UID, other.GID, other.Mode&0o020 != 0)
		}
	}
}

// ownerByFolder compares the file's owner with its folder's, which is all that
// is possible if the root has no list of users.
func (p *Pass) ownerByFolder(file *inspect.File, shown string) {
	folder := path.Dir(file.Resolved)
	for _, parent := range file.Parents {
		if parent.Path == folder && file.UID != 0 && file.UID != parent.UID {
			p.Report(Problem{
				Place: report.Place{Attribute: "inspect", Key: "config_file"}, Levels: "IWW",
				Message: fmt.Sprintf("%s belongs to user %d, neither root nor the owner of its folder %s", shown, file.UID, report.Show(folder)),
			})
		}
	}
}
