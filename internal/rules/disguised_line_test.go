package rules_test

import (
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// oslo.config reads a name after white space other than a blank or a tab, even
// if it looks like a comment or a header to everybody else.
func TestDisguisedLine(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text, section, says, rendered string
		line                          int
	}{
		"no-break space": {"[glance]\ntimeout = 3\n\u00a0#foo = 1\n", "glance",
			`line 3 of nova.conf, in [glance], looks like a comment and sets an option: there is white space before its "#"`,
			"[glance]\ntimeout = 3\n\u00a0#foo = 1\n", 3},
		"semicolon": {"[glance]\n\u2003;foo = 1\n", "glance",
			`line 2 of nova.conf, in [glance], looks like a comment and sets an option: there is white space before its ";"`,
			"[glance]\n\u00a0;foo = 1\n", 2},
		"header": {"[glance]\n\x1c[x] = 1\n", "glance",
			`line 2 of nova.conf, in [glance], looks like a section header and sets an option: there is white space before its "["`,
			"[glance]\n\u00a0[x] = 1\n", 2},
		"elsewhere": {"[vendor]\n\u3000#foo = 1\n[glance]\ntimeout = 3\n", "vendor",
			`line 2 of nova.conf, in [vendor], looks like a comment and sets an option: there is white space before its "#"`,
			"[vendor]\n\u00a0#foo = 1\n\n[glance]\ntimeout = 3\n", 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, test.text)
			found := one(t, findings, "line_injection", "")
			if found.Message != test.says || found.File != "nova.conf" || found.Line != test.line || found.Section != test.section {
				t.Errorf("%s:%d [%s]: %s", found.File, found.Line, found.Section, found.Message)
			}
			none(t, findings, "unknown_option")
			result, _ := assess.Run(file(test.text), time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
			want := "# NOT APPROVED by osloconf: line_injection\n" + test.rendered
			if result.Rendered != want {
				t.Errorf("rendered\n%q, want\n%q", result.Rendered, want)
			}
			again, _ := assess.Run(file(result.Rendered), time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
			if again.Rendered != want {
				t.Errorf("rendered again\n%q, want\n%q", again.Rendered, want)
			}
		})
	}
	for _, comment := range []string{"#foo = 1\n", "# foo = 1\n", "x = 1\n  #foo = 1\n", "x#foo = 1\n"} {
		none(t, text(t, "[vendor]\n"+comment), "line_injection")
	}
	// No attribute can have such a name.
	saysThat(t, one(t, glance(t, given{"#foo": "1"}), "line_injection", "***"), `no configuration file can carry this option name: "#" at character 1`)
}
