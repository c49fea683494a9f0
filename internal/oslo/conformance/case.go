package conformance

import (
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// Case is one configuration to read; record.py describes the fields.
type Case struct {
	ID       string            `json:"id"`
	Files    []File            `json:"files"`
	Group    string            `json:"group,omitempty"`
	Groups   []string          `json:"groups,omitempty"`
	Register string            `json:"register,omitempty"`
	Extra    []OptSpec         `json:"extra_opts,omitempty"`
	Env      map[string]string `json:"env,omitempty"`
}

// File is one configuration file of a case.
type File struct {
	Name    string `json:"name"`
	Content string `json:"content"`
	Base64  []byte `json:"content_b64,omitempty"`
}

// Text is the file's content, byte for byte.
func (f File) Text() string {
	if f.Base64 != nil {
		return string(f.Base64)
	}
	return f.Content
}

// NewFile returns a file with arbitrary bytes as its content.
func NewFile(name, content string) File {
	if utf8.ValidString(content) {
		return File{Name: name, Content: content}
	}
	return File{Name: name, Base64: []byte(content)}
}

// OptSpec is one more option to register.
type OptSpec struct {
	Opt   string  `json:"opt"`
	Name  string  `json:"name"`
	Group string  `json:"group,omitempty"`
	Args  OptArgs `json:"args,omitzero"`
}

// OptArgs are the keyword arguments of an option class.
type OptArgs struct {
	TypeArgs
	Type             *TypeSpec    `json:"type,omitempty"`
	Default          any          `json:"default,omitempty"`
	Required         bool         `json:"required,omitempty"`
	DeprecatedName   *string      `json:"deprecated_name,omitempty"`
	DeprecatedGroup  *string      `json:"deprecated_group,omitempty"`
	DeprecatedOpts   [][2]*string `json:"deprecated_opts,omitempty"`
	ForRemoval       bool         `json:"deprecated_for_removal,omitempty"`
	DeprecatedReason string       `json:"deprecated_reason,omitempty"`
}

// Answer is what the real library read.
type Answer struct {
	ID       string                        `json:"id"`
	Error    *string                       `json:"error"`
	Class    *string                       `json:"class"`
	Values   map[string]any                `json:"values"`
	Set      map[string]string             `json:"set"`
	Warnings []string                      `json:"warnings"`
	Parsed   []map[string]map[string][]any `json:"parsed"`
}

// parse reads the case's files; the error is that of the first file that fails.
func (c *Case) parse() ([]*ini.File, error) {
	files := make([]*ini.File, 0, len(c.Files))
	for _, f := range c.Files {
		file, err := ini.Parse(f.Name, f.Text())
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}
