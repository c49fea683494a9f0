// Package rules holds the rules: each is one value with its name, severities and
// texts; the rules of a family share a file.
//
// A rule judges in one of three ways. Most list Rows: an option, the condition on its
// value, and the message. Others have a Check, which examines a whole section or
// configuration. A Cloud check compares several configurations.
//
// What they examine is a Subject, which package assess has read and resolved. Rules
// parse no configuration files, open no files themselves and know neither Terraform
// nor the severities that a user chose.
package rules
