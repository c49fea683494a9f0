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
	Needs:       Values | Text | Files,
	Scope:       Whole,
	Title:       "a policy file that does not exist, or is not a file",
	Effect:      "oslo.policy falls back to the service's built-in rules and logs this only at level DEBUG: whatever the file was meant to forbid is allowed.",
	Remediation: "Put the file there, or correct policy_file.",
	FalseAlarms: "A file that is mounted when the service starts, and one in the home folder of the service's user.",
	Example: Example{
		DataSource: "osloconf_file",
		Bad:        examplePolicy("custom.yaml") + "# /etc/nova contains only nova.conf\n" + exampleConfig,
		Good:       examplePolicy("custom.yaml") + "# /etc/nova contains custom.yaml as well\n" + exampleConfig,
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
	if !s.IsSet() || s.Origin == config.FromHardening {
		return
	}
	if s.IsEmpty() {
		p.policyFolder(s, assigned(s)+": oslo.policy uses the folder of the configuration as the file")
		return
	}
	if p.Tree == nil || !s.HasText() {
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
	kind, err := p.anywhere(folders, name)
	switch {
	case err != nil:
		p.NotEvaluated(Problem{On: s, Message: assigned(s) + " " + because(name, err)})
		return
	case kind == inspect.Directory:
		p.policyFolder(s, assigned(s)+" is a folder")
		return
	case kind != inspect.Missing:
		return
	}
	if s.Value.Equal(s.Option.Default) {
		// What equals the default changes nothing but this: rules in JSON are looked
		// for only where nothing is written.
		if there, _ := p.anywhere(folders, policyInJSON); there == inspect.Missing || name == policyInJSON {
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

// policyFolder reports a folder where oslo.policy opens a file.
func (p *Pass) policyFolder(s *config.Setting, message string) {
	problem := Problem{
		On: s, Message: message,
		Effect:      "oslo.policy raises an error whenever it reads the rules, so every request that needs one of them fails.",
		Remediation: "Name the file, or remove policy_file. A folder belongs in policy_dirs.",
	}
	if p.reached(Bound{"oslo.policy", "5.0.0"}) {
		problem.Effect = "oslo.policy logs an error and falls back to the service's built-in rules: whatever the file was meant to forbid is allowed."
		if s.IsEmpty() {
			problem.Levels = "WWW" // nothing is lost where no file was meant
		}
	}
	p.Report(problem)
}

// policyFolders are those that oslo.config's find_file looks in, without the
// home folder of the service's user.
func (p *Pass) policyFolders() []string {
	folders := []string{"/etc/" + p.Service, "/etc"}
	if own := path.Dir(p.ConfigFile); path.IsAbs(own) && own != folders[0] && own != folders[1] {
		folders = append([]string{own}, folders...)
	}
	return folders
}

// anywhere returns the kind of the first file with a name in the folders; Missing if
// none has one. An error says why a folder could not be examined.
func (p *Pass) anywhere(folders []string, name string) (inspect.Kind, error) {
	var failed error
	for _, folder := range folders {
		file, err := p.Tree.Stat(path.Join(folder, name))
		switch {
		case err != nil && !errors.Is(err, inspect.ErrMissing) && !errors.Is(err, inspect.ErrNotDirectory):
			failed = err
		case err == nil && file.Kind != inspect.Directory && strings.HasSuffix(strings.TrimSuffix(name, "."), "/"):
			// Python finds no file under a name that ends like a folder's.
		case err == nil && file.Kind != inspect.Missing:
			return file.Kind, nil
		}
	}
	return inspect.Missing, failed
}
