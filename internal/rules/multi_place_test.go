package rules_test

import (
	"fmt"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// Each value of a multi-valued option is on a line of its own, and a finding on it
// is about that line.
func TestPlaceOfOneOfSeveralValues(t *testing.T) {
	t.Parallel()
	const good, bad = `{"vendor_id": "8086"}`, `{'vendor_id': '8086'}`
	for name, tt := range map[string]struct {
		texts []string
		want  string
	}{
		"the first":    {[]string{"[pci]\ndevice_spec = " + bad + "\ndevice_spec = " + good + "\n"}, "a.conf:2"},
		"the last":     {[]string{"[pci]\ndevice_spec = " + good + "\n\ndevice_spec = " + bad + "\n"}, "a.conf:4"},
		"another file": {[]string{"[pci]\ndevice_spec = " + good + "\n", "[pci]\nalias =\ndevice_spec = " + bad + "\n"}, "b.conf:3"},
		"first file":   {[]string{"[pci]\n\ndevice_spec = " + bad + "\n", "[pci]\ndevice_spec = " + good + "\n"}, "a.conf:3"},
		// oslo.config reads the older name first: the line of the last value is given.
		"two names": {[]string{"[pci]\ndevice_spec = " + good + "\npassthrough_whitelist = " + bad + "\n"}, "a.conf:2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var sources []assess.SourceText
			for i, content := range tt.texts {
				sources = append(sources, assess.SourceText{Name: string(rune('a'+i)) + ".conf", Content: content})
			}
			f := one(t, texts(t, sources, release("zed")), "pci_spec_invalid", "device_spec")
			if got := fmt.Sprintf("%s:%d", f.File, f.Line); got != tt.want {
				t.Errorf("%s is said to be at %s, want %s", f.Message, got, tt.want)
			}
		})
	}
}
