package rules

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// noPermissions says why nothing can be judged on a machine without Unix owners
// and modes.
const noPermissions = "the machine that runs Terraform keeps no Unix owners and modes"

func checkKeyExposed(p *Pass) {
	if p.Tree == nil {
		return
	}
	seen := ""
	for _, option := range [...]string{"keyfile", "certfile"} {
		path := pathOf(p.Get(option))
		if path == "" || path == seen {
			continue
		}
		seen = path
		file, _ := p.Tree.Stat(path)
		if file == nil || file.Kind != inspect.Regular || (option == "certfile" && !p.pem(option).holdsKey()) {
			continue
		}
		mode, effective := file.Mode.Perm(), effectiveMode(file)
		s := p.Get(option)
		readers, writers := granted(file, 0o4), granted(file, 0o2)
		switch {
		case file.UID < 0:
			p.NotEvaluated(Problem{On: s, Message: fmt.Sprintf("%s = %s: %s", option, report.Show(path), noPermissions)})
		case mode&0o004 != 0:
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s has mode %04o: every account on the host can read the private key", option, report.Show(path), mode)})
		case effective&0o022 != 0:
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s has mode %04o: accounts other than its owner can replace the private key", option, report.Show(path), mode)})
		case mode&0o007 != 0:
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s has mode %04o, which gives every account on the host rights on the private key", option, report.Show(path), mode)})
		case writers != "":
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s has an access control list: %s can replace the private key", option, report.Show(path), writers)})
		case readers != "":
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s has an access control list: %s can read the private key", option, report.Show(path), readers)})
		case file.ACLErr != nil:
			p.NotEvaluated(Problem{On: s, Message: fmt.Sprintf("%s = %s: %s", option, report.Show(path), unreadACL(file.ACLErr))})
		}
	}
}

// holdsKey reports whether a file that was read contains a private key.
func (f *pemFile) holdsKey() bool { return f.readable() && len(f.bundle.Keys) > 0 }

func checkParents(p *Pass) {
	if p.Tree == nil {
		return
	}
	for _, option := range pathOptions {
		path := pathOf(p.Get(option))
		if path == "" {
			continue
		}
		s := p.Get(option)
		file, err := p.Tree.Stat(path)
		if err != nil && option == "rbd_ceph_conf" { // unusable_pem reports the others
			p.NotEvaluated(Problem{On: s, Message: fmt.Sprintf("%s = %s %s", option, report.Show(path), because(path, err))})
		}
		if file == nil || len(file.Parents) == 0 {
			continue
		}
		if file.Parents[0].UID < 0 {
			p.NotEvaluated(Problem{On: s, Message: fmt.Sprintf("%s = %s: %s", option, report.Show(path), noPermissions)})
			continue
		}
		for _, danger := range waysIn(file) {
			p.Report(Problem{On: s, Message: fmt.Sprintf("%s = %s: %s", option, report.Show(path), danger.text), CWE: []int{danger.cwe}})
		}
	}
}

// wayIn is something along a file's path that lets another user replace the
// file.
type wayIn struct {
	parent string // the folder, "" for a link
	text   string
	cwe    int
}

// waysIn lists what lets others replace a file: folders that they can write to,
// and their links. The sticky bit keeps them from replacing what is in a
// folder.
func waysIn(file *inspect.File) []wayIn {
	var ways []wayIn
	for _, parent := range file.Parents {
		if parent.Mode&fs.ModeSticky != 0 {
			continue
		}
		if who := writers(&parent); who != "" {
			ways = append(ways, wayIn{parent.Path, fmt.Sprintf("the folder %s has mode %04o, writable by %s", report.Show(parent.Path), parent.Mode.Perm(), who), 732})
		}
	}
	for _, link := range file.Links {
		ownerOfFile := file.Kind != inspect.Missing && link.UID == file.UID
		if link.UID > 0 && !ownerOfFile {
			ways = append(ways, wayIn{"", fmt.Sprintf("the symbolic link %s belongs to user %d, who can point it elsewhere", report.Show(link.Path), link.UID), 59})
		}
	}
	return ways
}

func writers(folder *inspect.Parent) string {
	mode := folder.Mode
	if folder.ACL != nil {
		mode = groupBits(mode, folder.ACL)
	}
	var who []string
	if mode&0o020 != 0 {
		who = append(who, "its group")
	}
	if mode&0o002 != 0 {
		who = append(who, "everyone")
	}
	if named := grantedBy(folder.ACL, folder.UID, folder.GID, 0o2); named != "" {
		who = append(who, named+", by its access control list")
	}
	return strings.Join(who, " and ")
}
