package rules

import (
	"fmt"
	"path"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var configFilePermissions = &Rule{
	Name:   "config_file_permissions",
	Levels: "WEE",
	CWE:    []int{732},
	References: []string{
		"Check-Compute-02", "Check-Identity-02", "Check-Image-02", "Check-Block-02",
		"Check-Neutron-02", "Check-Shared-02", "Check-Key-Manager-02",
	},
	Needs:       Files,
	Scope:       Whole,
	Title:       "other accounts can read or change the configuration file",
	Effect:      "The file contains passwords and decides whom the service trusts. Anyone who can read it has the passwords; anyone who can write to it, or to its folder, can turn every check off.",
	Remediation: "Set the file's mode to 0640 and its folder's to 0750 or stricter, owned by root, with the service's group.",
	Example: Example{
		Bad:     "# the file has mode 0644\n" + exampleConfig,
		Good:    "# the file has mode 0640 and its folder 0750\n" + exampleConfig,
		Message: `config_file = "/etc/nova/nova.conf" has mode 0644`,
	},
	Check: checkConfigFile,
}

// The widest permissions of the configuration file and its folder.
const (
	widestFile   = 0o640
	widestFolder = 0o750
)

func checkConfigFile(p *Pass) {
	if p.Tree == nil || p.ConfigFile == "" {
		return
	}
	at := report.Place{Attribute: "inspect", Key: "config_file"}
	shown := "config_file = " + report.Show(p.ConfigFile)
	file, err := p.Tree.Stat(p.ConfigFile)
	switch {
	case err != nil:
		p.NotEvaluated(Problem{Place: at, Message: shown + " " + because(p.ConfigFile, err)})
	case file.Kind == inspect.Missing:
		p.NotEvaluated(Problem{Place: at, Message: shown + " does not exist under the root"})
	case file.Kind != inspect.Regular:
		p.NotEvaluated(Problem{Place: at, Message: fmt.Sprintf("%s is a %s, not a regular file", shown, file.Kind)})
	}
	if file == nil || len(file.Parents) == 0 {
		return
	}
	if file.Parents[0].UID < 0 {
		p.NotEvaluated(Problem{Place: at, Message: shown + ": " + noPermissions})
		return
	}
	switch named := granted(file, 0o6); {
	case file.Kind != inspect.Regular:
	case effectiveMode(file)&^widestFile != 0:
		p.Report(Problem{Place: at, Message: fmt.Sprintf("%s has mode %04o, more than %04o", shown, file.Mode.Perm(), widestFile)})
	case named != "":
		p.Report(Problem{Place: at, Message: fmt.Sprintf("%s has an access control list: %s can read it or write to it", shown, named)})
	case file.ACLErr != nil:
		p.NotEvaluated(Problem{Place: at, Message: shown + ": " + unreadACL(file.ACLErr)})
	}
	p.configFolders(file, shown, at)
}

// configFolders judges the file's folder, and anything else along the path that
// lets others replace the file.
func (p *Pass) configFolders(file *inspect.File, shown string, at report.Place) {
	folder := path.Dir(file.Resolved)
	for _, parent := range file.Parents {
		if parent.Path != folder {
			continue
		}
		if mode := parent.Mode.Perm(); mode&^widestFolder != 0 {
			p.Report(Problem{Place: at, Message: fmt.Sprintf("%s: its folder %s has mode %04o, more than %04o", shown, report.Show(folder), mode, widestFolder)})
		}
	}
	for _, way := range waysIn(file) {
		if way.parent == folder {
			continue // judged above, and more strictly
		}
		p.Report(Problem{Place: at, Message: shown + ": " + way.text, CWE: []int{way.cwe}})
	}
}
