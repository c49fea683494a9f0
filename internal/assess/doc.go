// Package assess is the pipeline: it reads the user's input, resolves it as the
// chosen release would, applies the rules, chooses severities, and renders the
// result.
//
// The steps of one request, a file each, are policy.go (the policy is parsed),
// read.go (attributes and texts become assignments), resolve.go (assignments
// become settings), the rules, judge.go (severities and waivers), render.go and
// outputs.go. Nothing here knows Terraform's types, and there are no rules here.
package assess
