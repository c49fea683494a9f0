package main

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

func TestWrite(t *testing.T) {
	t.Parallel()
	text, err := write([]outcome.Outcome{
		{Part: "run", Packages: "2026-11-28, on Debian 12.12"},
		{Part: "registered", Service: "nova", Release: "zed", Packages: "python3-nova 2:26.2.2-1", Asked: 1474, Explained: 16},
		{Part: "values", Service: "nova", Release: "zed", Packages: "python3-nova 2:26.2.2-1", Asked: 600, Values: 6414, Differ: 2},
		{Part: "registered", Service: "cinder", Release: "zed", Packages: "python3-cinder 2:21.3.1-1", Asked: 2, Explained: 1},
		{Part: "library", Packages: "python3-oslo.config 1:9.0.0-3", Asked: 1234567, Differ: 3},
	})
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for _, want := range []string{
		"Measured on 2026-11-28, on Debian 12.12.",
		"| nova | 2:26.2.2-1 | zed | 1,474 | 16 | 0 | 600 | 6,414 | 2 |",
		"| random files, read with the options of Nova | python3-oslo.config 1:9.0.0-3 | 1,234,567 | 3 |",
		"| `transport_url_invalid` | ",
		"`unknown_option`",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Index(page, "| cinder |") > strings.Index(page, "| nova |") {
		t.Error("the services are not in order")
	}
}

func TestThousands(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %q, want %q", n, got, want)
		}
	}
}
