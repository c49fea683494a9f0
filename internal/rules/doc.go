// Package rules holds the rules: each is one value with its name, its
// severities, its texts and its check, and a family of them is one file.
//
// A check looks at a Subject, which package assess has read and resolved, and
// says what is wrong. It parses no configuration file, opens no file by itself
// and knows neither Terraform nor which severities a user chose.
package rules
