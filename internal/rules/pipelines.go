package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// stackCallers are Heat's programs for the older API, which has fewer pipelines.
var stackCallers = []string{"heat-api-cfn", "heat-wsgi-api-cfn", "heat-api-cloudwatch"}

// openPipelineRow is on the pipeline of Heat that believes whoever calls.
func openPipelineRow() Row {
	return Row{
		Where:       Where{Services: heatOnly, Section: "paste_deploy", Since: Series("ocata")},
		Options:     []string{"flavor"},
		Is:          in("noauth"),
		If:          []Guard{servesAPI, notProgram(stackCallers...)},
		Message:     "{assigned} in {section} turns token checks off",
		Remediation: "Remove the line: without a flavor, Heat checks tokens with Keystone.",
		Bad:         "[paste_deploy]\nflavor = noauth\n", Good: "[DEFAULT]\ndebug = false\n[paste_deploy]\n",
	}
}

// glancePipeline judges the pipeline of Glance's API.
func (p *Pass) glancePipeline() {
	flavor := p.Configuration.Get("paste_deploy", "flavor")
	if !p.noPipeline(flavor, "config_file") || p.loads(flavor, flavor.Str()) {
		return
	}
	p.unknownPipeline(flavor, Problem{
		Effect:      "Unless glance-api-paste.ini has such a pipeline, Glance raises RuntimeError when it starts.",
		Remediation: "Write keystone, or a pipeline of your own paste file.",
	})
}

// checkHeatPipeline judges the pipeline of Heat's APIs. People take keystone over from
// Glance, and Heat has never had a pipeline of that name.
func checkHeatPipeline(p *Pass) {
	flavor := p.Configuration.Get("paste_deploy", "flavor")
	if !servesAPI(p, flavor) || !p.noPipeline(flavor, "api_paste_config") {
		return
	}
	older := oneOf(p.Program, stackCallers...)
	if flavor.Str() == "standalone" || !older && p.loads(flavor, flavor.Str()) {
		return
	}
	problem := Problem{
		Effect:      "Unless api-paste.ini has such a pipeline, Heat's API raises RuntimeError when it starts.",
		Remediation: "Remove the line, or write a pipeline of your own paste file: without a flavor, Heat checks tokens with Keystone.",
	}
	if older {
		problem.Message = assigned(flavor) + " names no pipeline of " + p.Program + " in the paste file that " + p.Release.Series() + " comes with"
	}
	if strings.HasPrefix(flavor.Str(), "keystone") {
		problem.Levels = "WEE"
		problem.Remediation = "Remove the line: without a flavor, Heat checks tokens with Keystone."
	}
	p.unknownPipeline(flavor, problem)
}

// noPipeline reports whether a flavor is set that may be judged: the configuration
// names no other paste file.
func (p *Pass) noPipeline(flavor *config.Setting, option string) bool {
	file := p.Configuration.Get("paste_deploy", option)
	return flavor.IsSet() && !flavor.Hidden && flavor.HasText() && (file.IsUnset() || file.IsEmpty()) && !p.saidToExist(flavor, flavor.Str())
}

// unknownPipeline reports a flavor without a pipeline. A name that is misspelt is
// never corrected to one that checks no tokens.
func (p *Pass) unknownPipeline(flavor *config.Setting, problem Problem) {
	problem.On = flavor
	if problem.Levels == "" {
		problem.Levels = "WWW"
	}
	if problem.Message == "" {
		problem.Message = assigned(flavor) + " names no pipeline of the paste file that " + p.Release.Series() + " comes with"
		if meant := p.driverMeant(flavor, flavor.Str()); meant != "" && meant != "noauth" {
			problem.Remediation = "Write " + meant + " instead."
		}
	}
	p.Report(problem)
}
