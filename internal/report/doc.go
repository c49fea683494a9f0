// Package report holds what a check reports: findings, severities, profiles,
// waivers, and their exports (SARIF, JUnit).
//
// It decides how severe a finding is, never whether there is one, and treats rule
// names as plain text.
package report
