// Package assess is the one pipeline: it reads what a user gave, resolves it as
// the chosen release would, lets the rules look at it, chooses severities, and
// renders the result.
//
// The walk of one request, a file a step: policy.go (what is asked is parsed),
// read.go (attributes and texts become assignments), resolve.go (assignments
// become settings), the rules, judge.go (severities and waivers), render.go and
// outputs.go. Nothing here knows Terraform's types, and no rule lives here.
package assess
