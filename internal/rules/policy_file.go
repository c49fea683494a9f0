package rules

import (
	"errors"
	"path"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

var policyFileMissing = &Rule{
	Name:        "policy_file_missing",
	Levels:      "EEE",
	CWE:         []int{636},
	Needs:       Files,
	Scope:       Whole,
	Title:       "a policy file that does not exist",
	Effect:      "oslo.policy falls back to the service's built-in rules and logs this only at level DEBUG: whatever the file was meant to forbid is allowed.",
	Remediation: "Put the file there, or correct policy_file.",
	FalseAlarms: "A file that is mounted when the service starts, and one in the home folder of the service's user.",
	Example: Example{
		DataSource: "osloconf_file",
		Bad:        examplePolicy("custom.yaml") + "# /etc/nova holds only nova.conf\n" + exampleConfig,
		Good:       examplePolicy("custom.yaml") + "# /etc/nova holds custom.yaml as well\n" + exampleConfig,
		Message:    `policy_file = "custom.yaml" is in none of the folders that oslo.policy looks in`,
	},
	Check: checkPolicyFile,
}

func examplePolicy(name string) string {
	return "source {\n  name    = \"nova.conf\"\n  content = \"[oslo_policy]\\npolicy_file = " + name + "\\n\"\n}\n"
}

// The name of the JSON rules file that oslo.policy looks for, only if
// policy_file is not set.
const policyInJSON = "policy.json"

func checkPolicyFile(p *Pass) {
	s := p.Configuration.Get("oslo_policy", "policy_file")
	if p.Tree == nil || !s.IsSet() || !s.HasText() || s.Origin == config.FromHardening {
		return
	}
	name := s.Str()
	folders := p.policyFolders()
	shown := assigned(s)
	if path.IsAbs(name) {
		folders = []string{""}
		shown += " does not exist under the root"
	} else {
		shown += " is in none of the folders that oslo.policy looks in, " + strings.Join(folders, ", ")
	}
	if there, err := p.anywhere(folders, name); err != nil {
		p.NotEvaluated(Problem{On: s, Message: assigned(s) + " " + because(name, err)})
		return
	} else if there {
		return
	}
	if s.Value.Equal(s.Option.Default) {
		// Setting the default has just this effect: JSON rules are looked for
		// only if nothing is set.
		if there, _ := p.anywhere(folders, policyInJSON); !there || name == policyInJSON {
			return
		}
		p.Report(Problem{
			On: s, Message: shown + ", and policy.json is read only where policy_file is not set",
			Remediation: "Convert the rules with oslopolicy-convert-json-to-yaml, or remove policy_file until that is done.",
		})
		return
	}
	p.Report(Problem{On: s, Message: shown})
}

// policyFolders are those that oslo.config's find_file searches, except the
// home folder of the service's user.
func (p *Pass) policyFolders() []string {
	folders := []string{"/etc/" + p.Service, "/etc"}
	if own := path.Dir(p.ConfigFile); path.IsAbs(own) && own != folders[0] && own != folders[1] {
		folders = append([]string{own}, folders...)
	}
	return folders
}

// anywhere reports whether one of the folders contains that name. An error says
// why one of them could not be examined.
func (p *Pass) anywhere(folders []string, name string) (bool, error) {
	var failed error
	for _, folder := range folders {
		file, err := p.Tree.Stat(path.Join(folder, name))
		switch {
		case err != nil && !errors.Is(err, inspect.ErrMissing) && !errors.Is(err, inspect.ErrNotDirectory):
			failed = err
		case err == nil && file.Kind != inspect.Missing:
			return true, nil
		}
	}
	return false, failed
}
