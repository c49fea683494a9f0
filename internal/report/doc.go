// Package report holds what a check says: findings, severities, profiles,
// waivers, and their exports (SARIF, JUnit).
//
// It decides how loud a finding is, never whether there is one; it knows rule
// names only as text.
package report
