package provider

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// upgradeSource is data "osloconf_upgrade": what changing the release does to a
// configuration.
type upgradeSource struct{}

var _ source = upgradeSource{}

func (upgradeSource) name() string { return "upgrade" }

func (upgradeSource) schema() schema.Schema {
	common := commonAttributes(true)
	attributes := map[string]schema.Attribute{
		"from_release": schema.StringAttribute{Required: true, MarkdownDescription: "Release that currently reads the configuration: a series or an exact Nova version, as for `release` elsewhere."},
		"to_release": schema.StringAttribute{Optional: true, MarkdownDescription: "Release that will read it; it may be older than `from_release`. " +
			"Defaults to the provider's `release`, otherwise to the newest released series."},
		"pin_changed_defaults": schema.BoolAttribute{Optional: true, MarkdownDescription: "Write out the old default of an unset option if the new release has a different one, with a comment that names both, " +
			"so that the service behaves as before; true by default. Nulls, values computed on the host and values that the new release cannot use are not written. " +
			"An old default that is weaker than the new one is a finding (`weaker_default_pinned`)."},
		"from_nova_version": schema.StringAttribute{Computed: true, MarkdownDescription: "The exact Nova version whose facts were used for `from_release`."},
		"release":           schema.StringAttribute{Computed: true, MarkdownDescription: "The series that `to_release` names."},
		"nova_version":      schema.StringAttribute{Computed: true, MarkdownDescription: "The exact Nova version whose facts were used for `to_release`."},
		"rendered": schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: "The configuration for the new release, as INI text: current names, old defaults pinned, " +
			"options that it does not read left out. If the check failed but `enforcement` allowed the run to continue, the first line says so."},
		"changes": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: changeTypes()},
			MarkdownDescription: "The differences between the releases in `glance` and the other sections in the texts, plus changed defaults in all other sections if the texts set anything in `DEFAULT`; by section, then in catalogue order: `section`, `option`, " +
				"`kind` (`removed`, `renamed`, `deprecated`, `default_changed`, `type_changed`, `bounds_changed` or `added`), " +
				"`from` and `to` (names as `section.option` for `removed`, `renamed` and `deprecated`; defaults for `default_changed` and `added`; otherwise types or bounds; null if there is none), " +
				"`affects_you` (true if the service would behave differently with this configuration), `advice` (one sentence)."},
		"steps": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: stepTypes()},
			MarkdownDescription: "The steps needed to reach the new release, hop by hop and in the order in which they are due: `from` and `release` (the series at the start and end of the hop), " +
				"`when` (`before` any service is upgraded, `while` both releases are running, or `after` every service is upgraded), " +
				"`section` and `option` (null if no option is involved), `value` (what to write, null if text alone is not enough), " +
				"`due` (true if the texts lack it), `advice` (one or two sentences), `source` (the release notes and guides that require the step; null if it follows from the options that the releases register and the drivers that they load). " +
				"Up to 2023.1, the path goes through every release; after that, through one release a year. The list is empty if the target is an older release."},
	}
	withScope(attributes)
	for _, name := range []string{"service_version", "profile", "severities", "enforcement", "evaluated_at", "baseline", "inline_waivers", "id", "rendered_redacted", "findings", "valid", "file_permission"} {
		attributes[name] = common[name]
	}
	return schema.Schema{
		MarkdownDescription: "Shows how moving from one release to another affects a configuration, and rewrites it so that the service behaves as before. " +
			"The findings are those of the new release for the rewritten configuration, at the lines of the original texts; an option that is set but no longer read is an error.",
		Attributes: attributes,
		Blocks:     map[string]schema.Block{"source": sourceBlock(), "waiver": waiverBlock()},
	}
}

func changeTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"section": types.StringType, "option": types.StringType, "kind": types.StringType,
		"from": types.StringType, "to": types.StringType, "affects_you": types.BoolType, "advice": types.StringType,
	}
}

func stepTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"from": types.StringType, "release": types.StringType, "when": types.StringType,
		"section": types.StringType, "option": types.StringType, "value": types.StringType,
		"due": types.BoolType, "advice": types.StringType, "source": types.StringType,
	}
}

// upgradeArguments affect the verdict as a whole: while one is not known,
// nothing is judged.
var upgradeArguments = [...]string{"from_release", "to_release", "enforcement", "pin_changed_defaults",
	"service", "program", "out_of_tree", "set_elsewhere"}

func (s upgradeSource) validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic {
	mode, mistakes, known := args.call(base, upgradeArguments[:])
	if !known {
		return mistakeDiagnostics(mistakes)
	}
	result, more := assess.Upgrade(s.request(args, base.PolicyText), time.Now())
	mistakes = append(mistakes, more...)
	// An unknown part of a source may fix what is wrong without it.
	if len(mistakes) > 0 || mode != fail || args.unknown("source") {
		return mistakeDiagnostics(mistakes)
	}
	return errorDiagnostics(result.Findings)
}

func (s upgradeSource) read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic) {
	mode, mistakes := args.enforcement()
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	result, mistakes := assess.Upgrade(s.request(args, base.PolicyText), time.Now())
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	diagnostics := findingDiagnostics(result.Findings, mode)
	if mode == fail && !result.Valid {
		return nil, diagnostics
	}
	to := newState(0)
	s.outputs(to, result)
	return to, diagnostics
}

func (upgradeSource) request(args arguments, base assess.PolicyText) *assess.UpgradeRequest {
	policy := args.policy()
	policy.Release = args.text("to_release")
	r := &assess.UpgradeRequest{
		Request: assess.Request{Policy: policy.Over(base), Sources: args.sources()},
		From:    args.text("from_release"),
		Pin:     !args.given("pin_changed_defaults") || args.truth("pin_changed_defaults"),
	}
	args.scope(&r.Request)
	return r
}

func (upgradeSource) outputs(to *state, result *assess.UpgradeResult) {
	to.put("id").Text(result.ID)
	to.put("from_nova_version").Text(result.FromNovaVersion)
	to.put("release").Text(result.Release)
	to.put("nova_version").Text(result.NovaVersion)
	to.put("service_version").Text(result.ServiceVersion)
	to.put("rendered").Text(result.Rendered)
	to.put("rendered_redacted").Text(result.RenderedRedacted)
	w := to.put("changes")
	w.List(len(result.Changes))
	for i := range result.Changes {
		putChange(w, &result.Changes[i])
	}
	w = to.put("steps")
	w.List(len(result.Steps))
	for i := range result.Steps {
		putStep(w, &result.Steps[i])
	}
	w = to.put("findings")
	w.List(len(result.Findings))
	for i := range result.Findings {
		putFinding(w, &result.Findings[i], nil)
	}
	to.put("valid").Bool(result.Valid)
	to.put("file_permission").Text(filePermission)
}

func putChange(w *wire.Writer, c *assess.Change) {
	side := func(name string, text *string) {
		w.Text(name)
		if text == nil {
			w.Null()
			return
		}
		w.Text(*text)
	}
	w.Map(len(changeTypes()))
	w.Text("section")
	w.Text(c.Section)
	w.Text("option")
	w.Text(c.Option)
	w.Text("kind")
	w.Text(string(c.Kind))
	side("from", c.From)
	side("to", c.To)
	w.Text("affects_you")
	w.Bool(c.Affects)
	w.Text("advice")
	w.Text(c.Advice)
}

func putStep(w *wire.Writer, s *assess.Step) {
	text := func(name, value string) {
		w.Text(name)
		if value == "" {
			w.Null()
			return
		}
		w.Text(value)
	}
	w.Map(len(stepTypes()))
	text("from", s.From)
	text("release", s.Release)
	text("when", string(s.When))
	text("section", s.Section)
	text("option", s.Option)
	w.Text("value")
	if s.Value == nil {
		w.Null()
	} else {
		w.Text(*s.Value)
	}
	w.Text("due")
	w.Bool(s.Due)
	text("advice", s.Advice)
	text("source", s.Source)
}
