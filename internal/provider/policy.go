package provider

import (
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The descriptions of the policy's arguments, shared by the provider, the data
// sources and the ephemeral resources.
const (
	releaseText = "OpenStack release whose facts apply: a series by name, number or codename (`zed`, `2023.1`, `antelope`, `26`) " +
		"or an exact Nova version (`26.2.2`), because defaults can change within a stable branch. " +
		"Defaults to the newest released series. An unknown release is an error; there is no fallback."
	profileText = "How strict the rules are: `permissive` fails only what the software itself rejects, ignores or crashes on, " +
		"`baseline` (the default) also what is unfit for production, and `strict` also what a hardened cloud forbids."
	severitiesText = "Severity by rule name, overriding the profile: `error`, `warning`, `info` or `off`. " +
		"Lowering a rule adds the finding `severity_lowered`."
	waiverText        = "An approved exception with an expiry date. The finding stays in the outputs with `waived = true`."
	waiverRuleText    = "Name of the rule; wildcards are not allowed."
	waiverReasonText  = "Why the finding is acceptable."
	waiverExpiresText = "Last day on which the waiver is valid (UTC), `YYYY-MM-DD`."
	waiverOwnerText   = "Person or team responsible for the waiver."
	waiverOptionText  = "Waive only findings on this option, `section.option`."
	waiverConfigText  = "Waive only findings on the configuration with this name."
	inlineText        = "Allow a comment in a configuration text to waive a finding on the option below it: " +
		"`# osloconf: allow tls_verification_disabled until 2027-01-31: lab cloud`. False by default, in which case such a comment is itself a finding."
	baselineText = "Fingerprints of findings to accept, for example in an old configuration. They stay in the outputs with `baselined = true`, and fail nothing. " +
		"`terraform-provider-osloconf lint --write-baseline` writes them to a file."
)

func providerPolicyAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"release":    schema.StringAttribute{Optional: true, MarkdownDescription: releaseText},
		"profile":    schema.StringAttribute{Optional: true, MarkdownDescription: profileText},
		"severities": schema.MapAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: severitiesText},

		"inline_waivers": schema.BoolAttribute{Optional: true, MarkdownDescription: inlineText},
	}
}

func providerPolicyBlocks() map[string]schema.Block {
	return map[string]schema.Block{
		"waiver": schema.ListNestedBlock{
			MarkdownDescription: waiverText,
			NestedObject: schema.NestedBlockObject{Attributes: map[string]schema.Attribute{
				"rule":          schema.StringAttribute{Required: true, MarkdownDescription: waiverRuleText},
				"reason":        schema.StringAttribute{Required: true, MarkdownDescription: waiverReasonText},
				"expires":       schema.StringAttribute{Required: true, MarkdownDescription: waiverExpiresText},
				"owner":         schema.StringAttribute{Optional: true, MarkdownDescription: waiverOwnerText},
				"option":        schema.StringAttribute{Optional: true, MarkdownDescription: waiverOptionText},
				"configuration": schema.StringAttribute{Optional: true, MarkdownDescription: waiverConfigText},
			}},
		},
	}
}

func waiverBlock() datasource.Block {
	return datasource.ListNestedBlock{
		MarkdownDescription: waiverText,
		NestedObject: datasource.NestedBlockObject{Attributes: map[string]datasource.Attribute{
			"rule":          datasource.StringAttribute{Required: true, MarkdownDescription: waiverRuleText},
			"reason":        datasource.StringAttribute{Required: true, MarkdownDescription: waiverReasonText},
			"expires":       datasource.StringAttribute{Required: true, MarkdownDescription: waiverExpiresText},
			"owner":         datasource.StringAttribute{Optional: true, MarkdownDescription: waiverOwnerText},
			"option":        datasource.StringAttribute{Optional: true, MarkdownDescription: waiverOptionText},
			"configuration": datasource.StringAttribute{Optional: true, MarkdownDescription: waiverConfigText},
		}},
	}
}

// policyArguments are the arguments that determine how findings are judged.
// While any of them is not known, there is no verdict.
var policyArguments = [...]string{"release", "profile", "severities", "waiver", "evaluated_at", "baseline", "inline_waivers"}

// policy reads the policy that a provider or data source block sets.
func (a arguments) policy() assess.PolicyText {
	policy := assess.PolicyText{
		Release:     a.text("release"),
		Profile:     a.text("profile"),
		Severities:  a.textMap("severities"),
		EvaluatedAt: a.text("evaluated_at"),
		Baseline:    a.texts("baseline"),
	}
	if a.given("inline_waivers") {
		policy.InlineWaivers = new(a.truth("inline_waivers"))
	}
	for i, block := range a.list("waiver") {
		waiver := argumentsOf(block)
		policy.Waivers = append(policy.Waivers, assess.WaiverText{
			Place:         report.Place{Attribute: "waiver", Block: i},
			Rule:          waiver.text("rule"),
			Reason:        waiver.text("reason"),
			Expires:       waiver.text("expires"),
			Owner:         waiver.text("owner"),
			Option:        waiver.text("option"),
			Configuration: waiver.text("configuration"),
		})
	}
	return policy
}
