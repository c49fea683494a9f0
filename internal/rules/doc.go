// Package rules holds the rules: each is one value with its name, severities, texts
// and check; the rules of a family share a file.
//
// A check examines a Subject, which package assess has read and resolved, and
// reports what is wrong. It parses no configuration files, opens no files itself
// and knows neither Terraform nor the severities a user chose.
package rules
